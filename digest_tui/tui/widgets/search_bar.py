"""The line where a query is typed, what it can go on with, and what was typed before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.highlighter import Highlighter
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from digest_tui.text.sanitise import clean_line
from digest_tui.tui.commands import bindings
from digest_tui.tui.search_commands import HINT, SEARCHING
from digest_tui.tui.widgets.proposal_list import ProposalList
from digest_tui.tui.widgets.text_line import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text
    from textual.app import ComposeResult

    from digest_tui.models import Proposals


class _Misunderstood(Highlighter):
    """Marks the place from which on a query is not understood."""

    def __init__(self, field: SearchField) -> None:
        self._field = field

    def highlight(self, text: Text) -> None:
        """Mark the word at the place; the last sign, where the trouble is that it ends."""
        at = self._field.trouble
        if at is None or not text.plain:
            return
        start = min(at, len(text.plain) - 1)
        end = text.plain.find(" ", start + 1)
        style = self._field.get_component_rich_style("field--trouble", partial=True)
        text.stylize(style, start, len(text.plain) if end < 0 else end)


class SearchField(Field):
    """Takes the letters, and gives Tab, Up and Down their meaning."""

    BINDINGS = bindings(SEARCHING)
    COMMANDS_HERE = SEARCHING
    ACTING = frozenset({"question_mark"})
    _was_selected = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"field--trouble"}
    DEFAULT_CSS: ClassVar[str] = """
    SearchField > .field--trouble { color: $text-error; text-style: bold underline; }
    SearchField > .input--selection, SearchField:ansi > .input--selection {
        background: transparent; color: $foreground; text-style: reverse;
    }
    """

    def __init__(self, proposed: ProposalList) -> None:
        super().__init__(HINT)
        self.highlighter = _Misunderstood(self)
        self.trouble: int | None = None
        """From where on the query is not understood, in characters from 0."""
        self._proposed = proposed
        self._past: Sequence[str] | None = None
        """The queries that Up goes through, the last one first; None where it has not begun."""
        self._at = -1
        self._own = ""
        """What was typed before Up."""

    def acts_on(self, key: str) -> bool:
        """A question mark where no word has begun asks for help: it could stand for nothing."""
        before = self.value[: min(self.selection)]
        return super().acts_on(key) and (not before or before[-1].isspace())

    @property
    def is_selected(self) -> bool:
        """The next letter begins a query of its own."""
        return bool(self.value) and sorted(self.selection) == [0, len(self.value)]

    def watch_selection(self) -> None:
        """Tell what the next letter does, where that is something else now."""
        if self._was_selected != self.is_selected:
            self._was_selected = self.is_selected
            self.post_message(SearchBar.Selected())

    @property
    def beginning(self) -> str:
        """What is typed and stays with the next letter."""
        return "" if self.is_selected else self.value

    def mark(self, trouble: int | None) -> None:
        """Mark where the query is not understood; None where it is."""
        if trouble != self.trouble:
            self.trouble = trouble
            self.refresh()

    def fill(self, text: str) -> None:
        """Put a text in without asking anything."""
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(text)
        self.forget()

    def forget(self) -> None:
        """What is typed now is a query of its own: propose nothing, begin history anew."""
        self._proposed.close()
        self._past = None
        self.trouble = None

    def on_blur(self) -> None:
        """Propose nothing to who has gone elsewhere."""
        self._proposed.close()

    def action_explain(self) -> None:
        """Ask for the screen that says how to ask."""
        self.post_message(SearchBar.HelpWanted())

    def action_leave(self) -> None:
        """Take what is proposed; where nothing is, be done."""
        if self._proposed.is_open:
            self.take()
        else:
            self.post_message(SearchBar.Left(is_done=True))

    def action_cancel(self) -> None:
        """Leave."""
        if self._proposed.is_open:
            self._proposed.close()
        else:
            self.post_message(SearchBar.Left(is_done=False))

    def action_complete(self, by: int) -> None:
        """Go through what is proposed, or ask for it, or go to another pane."""
        if self._proposed.is_open:
            self._proposed.turn(by)
        elif by < 0 or not self.value.strip():
            self.post_message(SearchBar.PaneWanted(by))
        else:
            self.post_message(SearchBar.ProposalsWanted(self.value, self.cursor_position))

    def propose(self, proposals: Proposals) -> None:
        """Show what the query can go on with; take it where it is one thing only."""
        column = self.region.x - self.scroll_offset.x
        self._proposed.show(proposals, column + len(self.value[: proposals.start]))
        if len(proposals.choices) == 1:
            self.take()

    def take(self) -> None:
        """Put what the cursor is on into the query."""
        start, end = self._proposed.proposals.start, self._proposed.proposals.end
        self.replace(clean_line(self._proposed.chosen.text), start, end)

    def action_cursor_right(self, select: bool = False) -> None:
        """Take what is proposed; where nothing is, move the cursor."""
        if self._proposed.is_open and not select:
            self.take()
        else:
            super().action_cursor_right(select)

    def action_recall(self, by: int) -> None:
        """Go to the query before or after; from the last one, out of the bar."""
        if self._proposed.is_open:
            self._proposed.turn(by)
        elif self._past is not None:
            self._go_to(self._at - by)
        elif by < 0:
            self.post_message(SearchBar.PastWanted(self.beginning))
        else:
            self.post_message(SearchBar.Left(is_done=False))

    def remember(self, past: Sequence[str]) -> None:
        """Take the queries that Up goes through, and go to the last one."""
        self._own, self._at = self.value, -1
        self._past = [text for text in past if text != self.value]
        self.cursor_position = len(self.value)
        self._go_to(0)

    def _go_to(self, at: int) -> None:
        past = self._past or ()
        self._at = max(-1, min(at, len(past) - 1))
        text = self._own if self._at < 0 else clean_line(past[self._at])
        if text != self.value:
            with self.prevent(Input.Changed):
                self.value = text
            self.cursor_position = len(text)
            self.post_message(SearchBar.Typed(text))
        if self._at < 0:
            self._past = None


class SearchBar(Horizontal):
    """Where a query is typed."""

    DEFAULT_CSS: ClassVar[str] = """
    SearchBar {
        height: 1;
        & > Static { width: auto; color: $text-accent; text-style: bold; }
        & > Input { width: 1fr; }
    }
    """

    @dataclass
    class Typed(Message):
        """The query has changed."""

        text: str

    @dataclass
    class Selected(Message):
        """All of the query is selected, or not any more."""

    @dataclass
    class Left(Message):
        """The reader wants to see the hits."""

        is_done: bool
        """The query is what it was to be."""

    @dataclass
    class HelpWanted(Message):
        """The reader wants to know how to ask."""

    @dataclass
    class PaneWanted(Message):
        """The reader wants to go to another pane."""

        by: int

    @dataclass
    class ProposalsWanted(Message):
        """The reader wants to know how the query can go on."""

        text: str
        cursor: int

    @dataclass
    class PastWanted(Message):
        """The reader wants a query of before."""

        beginning: str

    def __init__(self) -> None:
        super().__init__()
        self.proposed = ProposalList()
        self.field = SearchField(self.proposed)

    def compose(self) -> ComposeResult:
        """A slash, as the key that leads here, and the field."""
        yield Static("/ ", markup=False)
        yield self.field

    def fill(self, text: str) -> None:
        """Put a text in without asking anything."""
        self.field.fill(text)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what was typed."""
        event.stop()
        self.field.forget()
        self.post_message(self.Typed(event.value))

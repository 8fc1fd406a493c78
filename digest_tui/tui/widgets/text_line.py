"""One line to type into: the search bar and the find bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from digest_tui.text.sanitise import clean_line
from digest_tui.tui.commands import FINDING, SEARCHING, Command, bindings

if TYPE_CHECKING:
    from textual.app import ComposeResult

_LONGEST = 256
"""Characters; a pasted novel is no query."""


class Field(Input):
    """Textual's input, with pasted control characters made visible."""

    COMMANDS_HERE: tuple[Command, ...] = ()

    def __init__(self, placeholder: str) -> None:
        super().__init__(
            placeholder=placeholder, max_length=_LONGEST, select_on_focus=False, compact=True
        )
        self.cursor_blink = False

    def insert_text_at_cursor(self, text: str) -> None:
        """Insert what was typed or pasted."""
        super().insert_text_at_cursor(clean_line(text[:_LONGEST]))


class _SearchField(Field):
    BINDINGS = bindings(SEARCHING)
    COMMANDS_HERE = SEARCHING

    def action_leave(self) -> None:
        self.post_message(SearchBar.Left())


class _FindField(Field):
    BINDINGS = bindings(FINDING)
    COMMANDS_HERE = FINDING

    def action_done(self) -> None:
        self.post_message(FindBar.Done())

    def action_cancel(self) -> None:
        self.post_message(FindBar.Cancelled())


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
    class Left(Message):
        """The reader is done typing."""

    def __init__(self) -> None:
        super().__init__()
        self.field = _SearchField('words, "phrases", -word, title:word, source:name, begin*')

    def compose(self) -> ComposeResult:
        """A slash, as the key that leads here, and the field."""
        yield Static("/ ", markup=False)
        yield self.field

    def fill(self, text: str) -> None:
        """Put a text in without asking anything."""
        with self.prevent(Input.Changed):
            self.field.value = text

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what was typed."""
        event.stop()
        self.post_message(self.Typed(event.value))


class FindBar(Horizontal):
    """Where is typed what to find in an article; hidden until it is wanted."""

    DEFAULT_CSS: ClassVar[str] = """
    FindBar {
        height: 1;
        display: none;
        & > Static { width: auto; color: $text-success; text-style: bold; }
        & > Input { width: 1fr; }
    }
    """

    @dataclass
    class Typed(Message):
        """Something else is looked for."""

        text: str

    @dataclass
    class Done(Message):
        """The reader wants to see the first match."""

    @dataclass
    class Cancelled(Message):
        """Nothing is looked for any more."""

    def __init__(self) -> None:
        super().__init__()
        self.field = _FindField("in this article")

    def compose(self) -> ComposeResult:
        """A word and the field."""
        yield Static("find: ", markup=False)
        yield self.field

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what was typed."""
        event.stop()
        self.post_message(self.Typed(event.value))

"""Choosing one of many: letters narrow the list, Enter takes what the cursor is on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import var
from textual.screen import ModalScreen

from digest_tui.models import Span
from digest_tui.text.find import find_all
from digest_tui.text.width import fit
from digest_tui.tui.commands import CHOOSING, bindings
from digest_tui.tui.render.rows import Piece, Row, pieces
from digest_tui.tui.screens.leaving import LeftOnce
from digest_tui.tui.widgets.choices import Choices
from digest_tui.tui.widgets.text_line import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.widgets import Input

    from digest_tui.tui.widgets.list_pane import ListPane

_MARGIN = 2
"""Cells before an entry: the cursor's sign."""
_MOST_ROWS = 18
NOTHING = "There is no such thing."


class Choice(NamedTuple):
    """An entry."""

    title: str
    note: str = ""
    """Stands at the right: a key, a number."""
    link: str = ""
    """Where it leads, for terminals that know links."""


class Typed(NamedTuple):
    """What can be taken besides the choices: the text that was typed, if it is such a one."""

    hint: str
    """Stands where nothing is typed yet."""
    offer: Callable[[str], str | None]
    """Gives the title of the entry for a text; None where it cannot be taken."""
    nothing: str = NOTHING
    """Stands where neither a choice nor the text can be taken."""


BY_NAME = Typed("type a part of a name", lambda _: None)


class ChoiceList(Choices):
    """The choices that fit what was typed, one row each."""

    narrowed: var[tuple[int, ...]] = var(())
    """The positions of those that fit."""

    def __init__(self, choices: Sequence[Choice], now: int, typed: Typed) -> None:
        super().__init__()
        self._choices = choices
        self._typed = typed
        self._offered = ""
        self._words: list[str] = []
        self.set_reactive(ChoiceList.narrowed, tuple(range(len(choices))))
        self.set_reactive(ChoiceList.cursor, max(0, now))

    @property
    def entries(self) -> int:
        """One a choice that fits."""
        return len(self.narrowed)

    @property
    def height_of_all(self) -> int:
        """One row each; a sentence where there are none."""
        return max(1, self.entries)

    @property
    def chosen(self) -> int | None:
        """The position of the choice under the cursor; that after the last is the text."""
        return self.narrowed[self.cursor] if self.entries else None

    def narrow(self, text: str) -> None:
        """Show only the choices that hold all words of a text; first, what begins with it."""
        self._words = text.split()
        self._offered = self._typed.offer(text.strip()) or ""
        fitting = [
            at
            for at, choice in enumerate(self._choices)
            if all(find_all(choice.title, word) for word in self._words)
        ]
        begun = text.strip().casefold()
        fitting.sort(key=lambda at: not self._choices[at].title.casefold().startswith(begun))
        own = (len(self._choices),) if self._offered else ()
        self.set_reactive(ChoiceList.narrowed, (*fitting, *own))
        self.watch_narrowed()

    def show_only(self, position: int) -> None:
        """Show one choice."""
        self._words = []
        self.set_reactive(ChoiceList.narrowed, (position,))
        self.watch_narrowed()

    def watch_narrowed(self) -> None:
        """Start at the first."""
        self.set_reactive(ChoiceList.cursor, 0)
        self.scroll_to(y=0, animate=False)
        self.lay_out()

    def row(self, line: int) -> Row:
        """Draw a choice."""
        if not self.entries:
            return (Piece(f"  {self._typed.nothing}", "meta"),) if line == 0 else ()
        if line >= self.entries:
            return ()
        choice = self._choice(self.narrowed[line])
        here = line == self.cursor
        style = "text cursor" if here else "text"
        room = self.inner_width - _MARGIN - cell_len(choice.note) - 1
        title = fit(choice.title, max(1, room), cell_len)
        marks = [("find", find_all(title, word)) for word in self._words]
        content = pieces(title, Span(0, len(title)), style, marks)
        if choice.link and title != choice.title:
            content = (piece._replace(link=choice.link) for piece in content)
        return (
            Piece("▌ " if here else "  ", "sign"),
            *content,
            Piece(" " * max(1, room + 1 - cell_len(title)), style),
            Piece(choice.note, style),
        )

    def _choice(self, position: int) -> Choice:
        is_own = position == len(self._choices)
        return Choice(self._offered) if is_own else self._choices[position]


class ChoiceField(Field):
    """Takes the letters; the keys that move go to the list."""

    BINDINGS = bindings(CHOOSING)
    COMMANDS_HERE = CHOOSING

    @dataclass
    class Left(Message):
        """The reader takes back more letters than there are."""

    def action_delete_left(self) -> None:
        """Take a letter back."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Left())


class ChooseScreen(ModalScreen[int | None], LeftOnce[int | None]):
    """Answers with the position of a choice, None for no change.

    That after the last choice stands for the text that was typed.
    """

    BINDINGS = bindings(CHOOSING)
    DEFAULT_CSS: ClassVar[str] = """
    ChooseScreen { align: center middle; }
    ChooseScreen > Vertical {
        width: 76; max-width: 96%; height: auto; max-height: 90%;
        border: heavy $border;
    }
    ChooseScreen ChoiceField { margin: 0 2; }
    """

    def __init__(
        self, title: str, choices: Sequence[Choice], now: int = 0, typed: Typed = BY_NAME
    ) -> None:
        """Make the screen.

        Args:
            title: What is chosen.
            choices: What there is to choose from.
            now: The position to start at.
            typed: What else can be typed.
        """
        super().__init__()
        self._title = title
        self._field = ChoiceField(typed.hint)
        self._list = ChoiceList(choices, now, typed)
        self._list.styles.height = max(1, min(len(choices), _MOST_ROWS))

    @property
    def text(self) -> str:
        """What was typed."""
        return self._field.value.strip()

    def compose(self) -> ComposeResult:
        """A line to type into, and the list."""
        with Vertical() as box:
            box.border_title = self._title
            box.border_subtitle = "Enter takes it, Esc or Backspace leaves it"
            yield self._field
            yield self._list

    def on_mount(self) -> None:
        """Take the letters."""
        self.set_focus(self._field)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        event.stop()
        self._list.narrow(event.value)

    def on_choice_field_left(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)

    def on_list_pane_chosen(self, message: ListPane.Chosen) -> None:
        """Answer."""
        message.stop()
        self.dismiss(self._list.chosen)

    def action_choose(self) -> None:
        """Answer with what the cursor is on."""
        if self._list.chosen is not None:
            self.dismiss(self._list.chosen)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._list.action_move(by)

    def action_page(self, by: int) -> None:
        """Move the cursor by what fits on the screen."""
        self._list.action_page(by)

    def action_close(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)

"""One line to type into, and the find bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import Input, Static

from digest_tui.text.sanitise import clean_line
from digest_tui.tui.commands import FINDING, Command, bindings

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

_LONGEST = 256
"""Characters; a pasted novel is no query."""
_MOST_CLEANED = 4096


class Field(Input):
    """Textual's input, with pasted control characters made visible; what is cut is said."""

    DEFAULT_CSS: ClassVar[str] = """
    /* The terminal's own cursor is there; another one would be drawn anew with every key. */
    Field, Field:ansi {
        & > .input--cursor {
            background: transparent; color: $foreground; text-style: none;
        }
    }
    """
    COMMANDS_HERE: tuple[Command, ...] = ()
    ACTING: frozenset[str] = frozenset()
    """The keys that type a character here, but are acts in some places."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(
            placeholder=placeholder, max_length=_LONGEST, select_on_focus=False, compact=True
        )
        self.cursor_blink = False

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's cursor is; Textual would put it one cell after the end."""
        at_end = int(self.cursor_at_end)
        return super().cursor_screen_offset - Offset(at_end, 0)

    def acts_on(self, key: str) -> bool:
        """Tell whether one of these is an act where the cursor is."""
        return key in self.ACTING

    def insert_text_at_cursor(self, text: str) -> None:
        """Insert what was typed or pasted."""
        super().insert_text_at_cursor(clean_line(text[:_LONGEST]))

    def _on_paste(self, event: events.Paste) -> None:
        """Insert all lines as one, as far as they fit; Textual's would take the first alone."""
        event.stop()
        event.prevent_default()  # else Textual's own is called, too
        start, end = sorted(self.selection)
        room = _LONGEST - len(self.value) + end - start
        # Nobody waits for a pasted novel to be cleaned.
        text = clean_line(" ".join(event.text[:_MOST_CLEANED].split()))
        self.replace(text[:room], start, end)
        if len(text) > room or event.text[_MOST_CLEANED:].strip():
            self.notify(
                f"Only the beginning was pasted: {_LONGEST} characters fit here.",
                severity="warning",
                markup=False,
            )

    def restricted(self) -> None:
        """Say that no more fits."""
        self.notify(f"No more than {_LONGEST} characters fit here.", markup=False)


class _FindField(Field):
    BINDINGS = bindings(FINDING)
    COMMANDS_HERE = FINDING

    def action_done(self) -> None:
        self.post_message(FindBar.Done())

    def action_cancel(self) -> None:
        self.post_message(FindBar.Cancelled())


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

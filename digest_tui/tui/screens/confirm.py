"""A question with two answers: yes, or no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from digest_tui.tui.commands import CONFIRMING, bindings
from digest_tui.tui.screens.leaving import LeftOnce

if TYPE_CHECKING:
    from textual.app import ComposeResult


class _Answer(Static):
    """An answer that can be clicked."""

    @dataclass
    class Given(Message):
        """It was clicked."""

        is_yes: bool

    def __init__(self, words: str, *, is_yes: bool) -> None:
        super().__init__(words, markup=False)
        self._is_yes = is_yes

    def on_click(self) -> None:
        """Give the answer."""
        self.post_message(self.Given(self._is_yes))


class _Box(Vertical, can_focus=True):
    """Has the focus, so that keys that come all at once find it."""


class ConfirmScreen(ModalScreen[bool], LeftOnce[bool]):
    """Answers whether the reader wants it."""

    BINDINGS = bindings(CONFIRMING)
    DEFAULT_CSS: ClassVar[str] = """
    ConfirmScreen { align: center middle; }
    ConfirmScreen > _Box {
        width: 76; max-width: 96%; height: auto; padding: 0 2;
        border: heavy $border;
    }
    """

    def __init__(self, question: str, yes: str, no: str) -> None:
        """Make the screen.

        Args:
            question: What is asked.
            yes: What becomes of it then.
            no: What becomes of it otherwise.
        """
        super().__init__()
        self._box = _Box(
            Static(question, markup=False),
            _Answer(f"y  {yes}", is_yes=True),
            _Answer(f"n  {no}", is_yes=False),
        )

    def compose(self) -> ComposeResult:
        """The question, and below it the answers."""
        self._box.border_subtitle = "Enter says yes, Esc or Backspace says no"
        yield self._box

    def on_mount(self) -> None:
        """Take the keys."""
        self.set_focus(self._box)

    def on__answer_given(self, message: _Answer.Given) -> None:
        """Take the answer that was clicked."""
        message.stop()
        self.dismiss(message.is_yes)

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(True)

    def action_no(self) -> None:
        """Leave it as it is."""
        self.dismiss(False)

"""Why a sentence stands beside what it stands beside, or beside nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.message import Message
from textual.screen import ModalScreen

from digest_tui.tui.commands import bindings
from digest_tui.tui.compare_commands import WHY
from digest_tui.tui.render.document import Document
from digest_tui.tui.render.reasons import reasons_blocks
from digest_tui.tui.screens.leaving import LeftOnce
from digest_tui.tui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from digest_tui.analyse.alignment.explain import Explanation
    from digest_tui.library import Library
    from digest_tui.tui.walk import Walk

_WIDTH = 90
_FRAME = 5
"""Cells of a row that are the frame, its padding and the scroll bar."""


class WhyScreen(ModalScreen[None], LeftOnce[None]):
    """All that is to be said of one sentence, with what comes closest in every other article."""

    BINDINGS = bindings(WHY)
    DEFAULT_CSS: ClassVar[str] = """
    WhyScreen { align: center middle; }
    WhyScreen > ReadingPane {
        width: 90; max-width: 96%; height: auto; max-height: 90%;
        border: heavy $border; padding: 0 1;
    }
    """

    @dataclass
    class Explained(Message):
        """The scores are there."""

        reasons: Sequence[Explanation]

    def __init__(self, library: Library, walk: Walk, at: int) -> None:
        super().__init__()
        self._library = library
        self._walk = walk
        self._at = at
        self._pane = ReadingPane()
        self._pane.entitle("Why")
        self._pane.border_subtitle = "q closes"

    def compose(self) -> ComposeResult:
        """One pane to read."""
        yield self._pane

    def on_mount(self) -> None:
        """Show what is known, and ask for the scores."""
        self._show(None)
        self.set_focus(self._pane)
        self._explain()

    @work(thread=True, exclusive=True, group="why", description="Explaining a sentence.")
    def _explain(self) -> None:
        closest = self._library.closest(self._walk.comparison, self._at)
        self.post_message(self.Explained(closest))

    def on_why_screen_explained(self, message: Explained) -> None:
        """Show the scores."""
        self._show(message.reasons)

    def _show(self, reasons: Sequence[Explanation] | None) -> None:
        blocks = reasons_blocks(self._walk, self._at, reasons)
        width, height = self.app.size
        inner = max(1, min(_WIDTH, width * 96 // 100) - _FRAME)
        self._pane.styles.height = min(Document(blocks, inner).height + 2, max(1, height - 2))
        self._pane.show(blocks)

    def action_close(self) -> None:
        """Close the reasons."""
        self.dismiss()

"""Finding words in the texts of a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.tui.screens.copying import CopyingScreen
from digest_tui.tui.widgets.reading_pane import ReadingPane
from digest_tui.tui.widgets.text_line import FindBar
from digest_tui.tui.widgets.titled import Titled

if TYPE_CHECKING:
    from collections.abc import Sequence


class FindingScreen(CopyingScreen):
    """A screen with a find bar; what is typed there is marked in all of its texts."""

    def __init__(self) -> None:
        super().__init__()
        self.find_bar = FindBar()
        self._finding_in: ReadingPane | None = None

    def texts(self) -> Sequence[ReadingPane]:
        """Give the texts in which words are found."""
        return list(self.query(ReadingPane))

    def on_reading_pane_find_asked(self, message: ReadingPane.FindAsked) -> None:
        """Show the bar."""
        self._finding_in = message.pane
        self.find_bar.display = True
        self.find_bar.field.value = message.pane.needle
        self.set_focus(self.find_bar.field)

    def on_find_bar_typed(self, message: FindBar.Typed) -> None:
        """Mark what is typed."""
        for text in self.texts():
            text.needle = message.text

    def on_find_bar_done(self) -> None:
        """Go to the first match."""
        pane = self._close()
        if pane:
            pane.action_next_match(1)

    def on_find_bar_cancelled(self) -> None:
        """Forget what was looked for."""
        for text in self.texts():
            text.needle = ""
        self._close()

    def on_reading_pane_looked(self, message: ReadingPane.Looked) -> None:
        """Show how many matches there are, and which is the present one."""
        pane = message.pane
        place = pane.place
        frame = pane.parent if pane.has_class("framed-by-parent") else pane
        if isinstance(frame, Titled):
            frame.entitle(found=f"{pane.needle}: {place}" if pane.needle else place)

    def _close(self) -> ReadingPane | None:
        self.find_bar.display = False
        if self._finding_in:
            self.set_focus(self._finding_in)
        return self._finding_in

"""A text beside the full screen, where the terminal can select it; any key goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import ModalScreen

from digest_tui.tui.screens.leaving import LeftOnce

if TYPE_CHECKING:
    from textual import events

    from digest_tui.tui.driver import DigestDriver


class AsideScreen(ModalScreen[None], LeftOnce[None]):
    """Takes the keys as long as the terminal shows something else; is itself never seen."""

    DEFAULT_CSS: ClassVar[str] = "AsideScreen { background: transparent; }"

    def __init__(self, text: str, driver: DigestDriver | None) -> None:
        """Make the screen.

        Args:
            text: What the terminal shows.
            driver: Of the terminal; None where there is none.
        """
        super().__init__()
        self.text = text
        self._driver = driver

    def on_mount(self) -> None:
        """Leave the full screen."""
        if self._driver is not None:
            self._driver.show_aside(self.text)

    def on_unmount(self) -> None:
        """Go back to it."""
        if self._driver is not None:
            self._driver.come_back()

    def on_key(self, event: events.Key) -> None:
        """Go back."""
        event.stop()
        event.prevent_default()
        self.dismiss()

    def on_paste(self, event: events.Paste) -> None:
        """Go back; what was pasted was meant for nothing here."""
        event.stop()
        self.dismiss()

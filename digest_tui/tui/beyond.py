"""What the application does with the terminal beyond drawing: the clipboard, the mouse."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from digest_tui.export.copied import Copied
from digest_tui.text.sanitise import clean
from digest_tui.text.width import fit, wrap
from digest_tui.tui.driver import DigestDriver
from digest_tui.tui.type_ahead import TypeAheadApp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.terminal.handing_over import Handed
    from digest_tui.tui.wanted import CopyWanted

_MOST_SHOWN = 100_000
"""Characters that are written for the terminal's own selection."""
_FIRST_WORDS = 16
_MOUSE_ON = "The mouse is on; with Shift held, your terminal selects text as ever."
_MOUSE_OFF = "The mouse is off; your terminal selects text as ever."


class BeyondApp(TypeAheadApp):
    """Copies, switches the mouse, and never opens a browser: it would be the server's."""

    _copied: Copied | None = None
    """What was copied last."""
    _is_warned = False
    """The reader has been shown once what may not have arrived, though it was sent."""

    @dataclass
    class HandedOver(Message):
        """Another program was given the text."""

        copied: Copied
        handed: Handed

    def on_copy_wanted(self, message: CopyWanted) -> None:
        """Copy; what was copied last is shown besides, for the terminal to select."""
        is_same = self._copied == message.copied
        self._copy(message.copied, is_told=not is_same)
        if is_same:
            self.show_to_select(message.copied)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what was selected in a line that is typed; Textual calls this."""
        if text:
            self._copy(Copied("what is selected", clean(text).text))

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Copy an address: a browser would open on the machine of the library."""
        del new_tab
        self._copy(Copied("the address", clean(url).text))

    def _copy(self, copied: Copied, *, is_told: bool = True) -> None:
        from digest_tui.terminal.clipboard import transfer  # noqa: PLC0415 - not for the start
        from digest_tui.terminal.handing_over import Handed  # noqa: PLC0415 - as above

        self._copied = copied
        self._clipboard = copied.text  # what Textual's own keys paste
        way = transfer(copied.text, os.environ)
        if way.control and isinstance(self._driver, DigestDriver):
            self._driver.send(way.control)
        if way.command:
            self._hand_over(way.command, copied, way.doubt, is_told=is_told)
        elif is_told:
            self._tell(copied, Handed(bool(way.control), way.doubt))

    @work(thread=True, group="copy", description="Copying.")
    def _hand_over(
        self, command: Sequence[str], copied: Copied, doubt: str, *, is_told: bool
    ) -> None:
        from digest_tui.terminal.handing_over import hand_over  # noqa: PLC0415 - as above

        handed = hand_over(command, copied.text)
        handed = handed._replace(doubt=handed.doubt if not handed.taken else doubt or handed.doubt)
        if is_told:
            self.post_message(self.HandedOver(copied, handed))

    def on_beyond_app_handed_over(self, message: HandedOver) -> None:
        """Say what was copied, unless something else was by now."""
        if self._copied == message.copied:
            self._tell(message.copied, message.handed)

    def _tell(self, copied: Copied, handed: Handed) -> None:
        from digest_tui.terminal.clipboard import SURE_BYTES  # noqa: PLC0415 - as above

        doubt = handed.doubt
        if doubt and not (handed.taken and self._is_warned):
            self._is_warned = handed.taken
            self.show_to_select(copied, doubt)
            return
        size = len(copied.text.encode(errors="replace"))
        said = f"Copied {copied.what}, {len(copied.text):,} characters"
        more = " · again: shown to select"
        if doubt:
            more = f". It may not be in your clipboard: {doubt}. The same key again shows it."
        elif size > SURE_BYTES:
            more = f" · not every terminal takes as much{more}"
        room = max(_FIRST_WORDS, self.size.width - len(said) - len(more) - 2)
        first = fit(" ".join(copied.text[: 2 * room].split()), room)
        self.notify(f"{said}: {first}{more}", markup=False)

    def show_to_select(self, copied: Copied, doubt: str = "") -> None:
        """Write a text where the terminal's own selection can take it.

        Args:
            copied: The text.
            doubt: Why the clipboard may not have it.
        """
        from digest_tui.tui.screens.aside import AsideScreen  # noqa: PLC0415 - as above

        text = copied.text[:_MOST_SHOWN]
        left = len(copied.text) - len(text)
        hint = [f"-- This is {copied.what}, {len(copied.text):,} characters."]
        if left:
            hint.append(f"Its last {left:,} characters are left out.")
        if doubt:
            hint.append(f"It may not be in your clipboard: {doubt}.")
        hint.append("Select it and copy it as your terminal does.")
        words = " ".join(hint)
        lines = [words[slice(*line)] for line in wrap(words, self.size.width)]
        driver = self._driver if isinstance(self._driver, DigestDriver) else None
        shown = "\n".join([text, "", *lines, "Any key goes back. --", ""])
        self.push_screen(AsideScreen(shown, driver))

    def on_mouse_wanted(self) -> None:
        """Give the mouse to the program, or back to the terminal."""
        if isinstance(self._driver, DigestDriver):
            self._driver.mouse = not self._driver.mouse
            self.notify(_MOUSE_ON if self._driver.mouse else _MOUSE_OFF, markup=False)

"""What is shown where a library is empty: how to fill it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.message import Message

from digest_tui import kiosk
from digest_tui.tui.commands import WELCOME, bindings, is_closed
from digest_tui.tui.render.document import Block, Document
from digest_tui.tui.widgets.row_view import RowView

if TYPE_CHECKING:
    from digest_tui.tui.render.rows import Row


class Welcome(RowView, can_focus=True):
    """Says how to add articles and offers the samples."""

    BINDINGS = bindings(WELCOME)
    COMMANDS_HERE = WELCOME

    @dataclass
    class SamplesWanted(Message):
        """The reader wants the sample articles."""

    @dataclass
    class ReloadWanted(Message):
        """The reader has added something elsewhere."""

    def __init__(self, folder: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._blocks = _KIOSK if kiosk.is_on() else _ways_to_fill(folder)
        self._document = Document((), 10)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what this start of the program may not do."""
        if is_closed(action, WELCOME):
            return False
        return super().check_action(action, parameters)

    def on_resize(self) -> None:
        """Break the words for the width."""
        self._document = Document(self._blocks, self.inner_width)
        self.fit(Size(self.inner_width, self._document.height))
        self.refresh()

    def row(self, line: int) -> Row:
        """Draw a row."""
        return self._document.row(line)

    def action_samples(self) -> None:
        """Ask for the samples."""
        self.post_message(self.SamplesWanted())

    def action_reload(self) -> None:
        """Ask for another look."""
        self.post_message(self.ReloadWanted())


_EMPTY = Block("There are no articles in this library yet.", "title")
_KIOSK = (_EMPTY, Block("Press r to look again, q to leave."))


def _ways_to_fill(folder: str) -> tuple[Block, ...]:
    return (
        _EMPTY,
        Block("Press s to file the three sample articles and look around."),
        Block("Press F to follow sources on the web and fetch what they have new."),
        Block("To file your own, in a shell:", after=0),
        Block("digest-tui add FILE_FOLDER_OR_URL...", "label", head="    ", after=0),
        Block("some command | digest-tui add -", "label", head="    "),
        Block("Texts, web pages, mails, JSON and archives are read; then press r here."),
        Block("Press q to leave."),
        Block(f"The library is in {folder}.", "meta"),
    )

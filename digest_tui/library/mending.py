"""What becomes of an index that cannot be used: it is made again, unless it is whole.

What was raised does not tell: a mistake of the program raises the same as a damaged file. So
the files are asked before they are thrown away.
"""

from __future__ import annotations

from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, TypeVar

from digest_tui.errors import IndexMistake, LibraryBusy, LibraryError, NoLongerWanted
from digest_tui.library.catching_up import PATIENCE
from digest_tui.library.turn import always

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest_tui.index import Index, IndexDamaged
    from digest_tui.library.catching_up import CatchingUp
    from digest_tui.library.present_index import PresentIndex
    from digest_tui.library.turn import Turn

_SEARCHING = "with this search"
_MADE_AGAIN = "the search index was damaged and has been made again"

Found = TypeVar("Found")


class Mending:
    """Uses the index, and makes it again where it is damaged."""

    def __init__(
        self,
        present: PresentIndex,
        catching_up: CatchingUp,
        turn: Turn,
        tell: Callable[[str], object],
    ) -> None:
        """Use nothing yet.

        Args:
            present: Which index it is.
            catching_up: Fills it again.
            turn: Held while that is done.
            tell: Takes what the reader should know of it.
        """
        self._present = present
        self._catching_up = catching_up
        self._turn = turn
        self._tell = tell

    def use(
        self,
        act: Callable[[Index], Found],
        wanted: Callable[[], bool] = always,
        what: str = _SEARCHING,
    ) -> Found:
        """Do something with the index; where it is damaged, make it again and do it once more.

        Args:
            act: What is to be done.
            wanted: Asked while another session or thread is waited for.
            what: With what a mistake would be made, in words.

        Raises:
            IndexMistake: The index is whole, and yet this cannot be done.
            LibraryError: To make it again did not help, or cannot be done.
            NoLongerWanted: So it was said.
        """
        from digest_tui.index import IndexDamaged, IndexDoubted  # noqa: PLC0415 - 0.1 s

        index = self._present.opened()
        try:
            return act(index)
        except IndexDamaged:
            index.close()
        # What another session has replaced just now is gone, and no damage.
        try:
            return act(index)
        except IndexDoubted as error:
            damaged = index.build
            # Without the lock: who may only read has no use for it.
            if self._is_whole(index, damaged):
                raise _mistake(error, what) from error
        except IndexDamaged:
            damaged = index.build
        try:
            self._make_again(index, damaged, wanted)
            return act(index)
        except IndexDamaged as error:
            if self._is_whole(index, index.build):
                raise _mistake(error, what) from error
            raise LibraryError(
                f"{self._present.shown}: the search index is damaged again as soon as it is"
                f" made ({error}); the articles are safe"
            ) from error

    def _is_whole(self, index: Index, build: str) -> bool:
        from digest_tui.index import IndexDamaged  # noqa: PLC0415 - see above

        try:
            return index.verify() == build
        except IndexDamaged:
            return False

    def _make_again(self, index: Index, damaged: str, wanted: Callable[[], bool]) -> None:
        """Make it again, unless there is nothing wrong with it by now."""
        try:
            with self._turn.held(wanted), index.writing(PATIENCE, wanted):
                # Nobody can replace a file while it is looked at.
                if self._is_whole(index, damaged):
                    return
                made = index.reset(damaged)
                self._catching_up.take_in(index)
            if made:
                self._tell(_MADE_AGAIN)
        except LibraryBusy as error:
            if not wanted():
                raise NoLongerWanted from error
            raise


def _mistake(error: IndexDamaged, what: str) -> IndexMistake:
    """Say what was raised and where, which is what a report of it needs."""
    raised = error.__cause__ or error
    ((frame, line),) = [*walk_tb(raised.__traceback__)][-1:]
    where = f"{type(raised).__name__} in {Path(frame.f_code.co_filename).name}, line {line}"
    advice = ": ask in other words," if what == _SEARCHING else ";"
    return IndexMistake(
        f"the program made a mistake {what} ({where}), and the search index is whole{advice}"
        " and please report it"
    )

"""The choices of one reader, in the order in which they were made."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

import msgspec

from digest_tui.models import Dismissed, Joined, Parted
from digest_tui.reader_state.file import ReaderFile
from digest_tui.reader_state.history import History
from digest_tui.reader_state.places import Places

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.models import Choice

    Some = TypeVar("Some", bound=Choice)

_NAMES: dict[type, str] = {Joined: "join", Parted: "part", Dismissed: "dismiss"}


class ReaderState:
    """A file that is made with the first choice. Safe to call from any thread."""

    def __init__(self, folder: Path) -> None:
        self._kept = ReaderFile(folder)
        self.file = self._kept.path
        self.history = History(self._kept)
        self.places = Places(self._kept)

    def choices(self, *kinds: type[Some]) -> tuple[Some, ...]:
        """Give the choices of some kinds, the oldest first.

        One that another version has made in a form of its own is left out, and stays.

        Raises:
            LibraryError: The file cannot be read.
        """
        return tuple(choice for act in self.acts(*kinds) for choice in act)

    def acts(self, *kinds: type[Some]) -> tuple[tuple[Some, ...], ...]:
        """Give the same choices, those that were made in one act together.

        Raises:
            LibraryError: The file cannot be read.
        """
        with self._kept.reading("choices") as db:
            if db is None:
                return ()
            rows = db.execute("SELECT act, kind, choice FROM choices ORDER BY number").fetchall()
        named = {_NAMES[kind]: kind for kind in kinds}
        made: dict[int, list[Some]] = {}
        for act, name, kept in rows:
            choice = _decoded(kept, named[name]) if name in named else None
            if choice is not None:
                made.setdefault(act, []).append(choice)
        return tuple(map(tuple, made.values()))

    def keep(self, *choices: Choice) -> None:
        """Keep choices that are made in one act: all of them or none.

        Raises:
            LibraryError: They cannot be kept.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._kept.keeping() as db:
            act = db.execute("SELECT coalesce(max(act), 0) + 1 FROM choices").fetchone()[0]
            db.executemany(
                "INSERT INTO choices (act, kind, choice, made_at) VALUES (?, ?, ?, ?)",
                [(act, _NAMES[type(one)], msgspec.json.encode(one), now) for one in choices],
            )

    def take_back(self, *kinds: type[Choice]) -> tuple[Choice, ...]:
        """Forget the last act of some kinds, and say what it was; empty where there is none.

        Raises:
            LibraryError: The file cannot be written.
        """
        acts = self.acts(*kinds)
        if not acts:
            return ()
        self.forget(*acts[-1], last=True)
        return acts[-1]

    def forget(self, *choices: Choice, last: bool = False) -> None:
        """Forget choices, however long ago and however often they were made.

        Args:
            choices: Which.
            last: Only the last time that each was made.

        Raises:
            LibraryError: The file cannot be written.
        """
        which = "SELECT number FROM choices WHERE kind = ? AND choice = ?"
        with self._kept.altering("choices") as db:
            if db is not None:
                db.executemany(
                    f"DELETE FROM choices WHERE number IN ({which} ORDER BY number DESC"  # noqa: S608
                    f" LIMIT {1 if last else -1})",
                    [(_NAMES[type(one)], msgspec.json.encode(one)) for one in choices],
                )


def _decoded(kept: bytes, kind: type[Some]) -> Some | None:
    try:
        return msgspec.json.decode(kept, type=kind)
    except ValueError:  # msgspec's own errors are ValueErrors, and so are those of UTF-8
        return None

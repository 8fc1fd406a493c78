"""The choices of one reader, in the order in which they were made."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

import msgspec

from digest_tui.database import connect, transaction
from digest_tui.errors import LibraryError, LibraryTooNew
from digest_tui.models import Dismissed, Joined, Parted
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from digest_tui.models import Choice

    Some = TypeVar("Some", bound=Choice)

_FORM = 1
_ELSEWHERE = "name another folder in DIGEST_TUI_STATE"
_NAMES: dict[type, str] = {Joined: "join", Parted: "part", Dismissed: "dismiss"}


class ReaderState:
    """A file that is made with the first choice. Safe to call from any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.file = folder / "reader.sqlite3"

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
        if not self.file.exists():
            return ()
        with connect(self.file, _ELSEWHERE) as db:
            if not self._form(db):
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
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(
                f"{clean_line(str(self._folder))}: what you decide cannot be kept here"
                f" ({error.strerror or error}); {_ELSEWHERE}"
            ) from error
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with transaction(self.file, _ELSEWHERE) as db:
            self._form(db)
            db.execute(
                "CREATE TABLE IF NOT EXISTS choices (number INTEGER PRIMARY KEY AUTOINCREMENT,"
                " act INTEGER NOT NULL, kind TEXT NOT NULL, choice BLOB NOT NULL,"
                " made_at TEXT NOT NULL)"
            )
            db.execute(f"PRAGMA user_version = {_FORM}")
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
        if not self.file.exists():
            return
        which = "SELECT number FROM choices WHERE kind = ? AND choice = ?"
        with transaction(self.file, _ELSEWHERE) as db:
            if self._form(db):
                db.executemany(
                    f"DELETE FROM choices WHERE number IN ({which} ORDER BY number DESC"  # noqa: S608
                    f" LIMIT {1 if last else -1})",
                    [(_NAMES[type(one)], msgspec.json.encode(one)) for one in choices],
                )

    def _form(self, db: sqlite3.Connection) -> int:
        """Give the form that the file is kept in; 0 where nothing is in it yet."""
        version: int = db.execute("PRAGMA user_version").fetchone()[0]
        if version > _FORM:
            raise LibraryTooNew(
                f"{clean_line(str(self.file))} was written by a newer digest-tui; update this"
                f" one, or {_ELSEWHERE}"
            )
        return version


def _decoded(kept: bytes, kind: type[Some]) -> Some | None:
    try:
        return msgspec.json.decode(kept, type=kind)
    except ValueError:  # msgspec's own errors are ValueErrors, and so are those of UTF-8
        return None

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
_KINDS: dict[str, type[Choice]] = {"join": Joined, "part": Parted, "dismiss": Dismissed}
_NAMES: dict[type, str] = {kind: name for name, kind in _KINDS.items()}


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
        if not self.file.exists():
            return ()
        with connect(self.file, _ELSEWHERE) as db:
            if not self._form(db):
                return ()
            rows = db.execute("SELECT kind, choice FROM choices ORDER BY number").fetchall()
        named = {_NAMES[kind]: kind for kind in kinds}
        made = (_decoded(choice, named[name]) for name, choice in rows if name in named)
        return tuple(choice for choice in made if choice is not None)

    def keep(self, choice: Choice) -> None:
        """Keep a choice.

        Raises:
            LibraryError: It cannot be kept.
        """
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(
                f"{clean_line(str(self._folder))}: what you decide cannot be kept here"
                f" ({error.strerror or error}); {_ELSEWHERE}"
            ) from error
        with transaction(self.file, _ELSEWHERE) as db:
            self._form(db)
            db.execute(
                "CREATE TABLE IF NOT EXISTS choices (number INTEGER PRIMARY KEY AUTOINCREMENT,"
                " kind TEXT NOT NULL, choice BLOB NOT NULL, made_at TEXT NOT NULL)"
            )
            db.execute(f"PRAGMA user_version = {_FORM}")
            db.execute(
                "INSERT INTO choices (kind, choice, made_at) VALUES (?, ?, ?)",
                (
                    _NAMES[type(choice)],
                    msgspec.json.encode(choice),
                    datetime.now(UTC).isoformat(timespec="seconds"),
                ),
            )

    def take_back(self, *kinds: type[Choice]) -> Choice | None:
        """Forget the last choice of some kinds, and say which it was; None where there is none.

        Raises:
            LibraryError: The file cannot be written.
        """
        if not self.file.exists():
            return None
        marks = ", ".join("?" * len(kinds))
        with transaction(self.file, _ELSEWHERE) as db:
            if not self._form(db):
                return None
            rows = db.execute(
                f"SELECT number, kind, choice FROM choices WHERE kind IN ({marks})"  # noqa: S608
                " ORDER BY number DESC",
                [_NAMES[kind] for kind in kinds],
            )
            for number, kind, kept in rows:
                choice = _decoded(kept, _KINDS[kind])
                if choice is not None:
                    db.execute("DELETE FROM choices WHERE number = ?", (number,))
                    return choice
        return None

    def forget(self, choice: Choice) -> None:
        """Forget a choice, however long ago and however often it was made.

        Raises:
            LibraryError: The file cannot be written.
        """
        if not self.file.exists():
            return
        with transaction(self.file, _ELSEWHERE) as db:
            if self._form(db):
                db.execute(
                    "DELETE FROM choices WHERE kind = ? AND choice = ?",
                    (_NAMES[type(choice)], msgspec.json.encode(choice)),
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

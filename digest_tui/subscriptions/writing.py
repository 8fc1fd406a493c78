"""How a file of the reader's is written: whole or not at all, by one session at a time."""

from __future__ import annotations

import fcntl
import os
import secrets
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from digest_tui.errors import SubscriptionsError
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def held(file: Path) -> Iterator[None]:
    """Keep other sessions from changing the file meanwhile; its folder is made.

    Raises:
        SubscriptionsError: The folder cannot be.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        folder = os.open(file.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise _explained(file, error) from error
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)  # free again when the folder is closed
        yield
    except OSError as error:
        raise _explained(file, error) from error
    finally:
        os.close(folder)


def write(file: Path, data: bytes) -> None:
    """Put the new file into the place of the old one, with its mode; links are followed.

    Raises:
        SubscriptionsError: It cannot be written; the old one is as it was.
    """
    try:
        real = file.resolve()
        aside = real.with_name(f".{real.name}.{secrets.token_hex(4)}")
        try:
            with aside.open("xb") as new:
                new.write(data)
                if real.exists():
                    aside.chmod(real.stat().st_mode & 0o7777)
                new.flush()
                os.fsync(new.fileno())
            aside.replace(real)
        except BaseException:
            with suppress(FileNotFoundError):
                aside.unlink()
            raise
        folder = os.open(real.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        raise _explained(file, error) from error


def _explained(file: Path, error: Exception) -> SubscriptionsError:
    words = getattr(error, "strerror", None) or error
    return SubscriptionsError(f"{clean_line(str(file))}: it cannot be written ({words})")

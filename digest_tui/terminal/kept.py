"""The last screen that was shown, in a file: where it is, and how it is read in no time.

A file is found by what the screen was started with, and where: the same command in the
same folder and a terminal of the same size shows the same library. It has the bytes that
bring a blank terminal to the screen, and after them its cells, which are read once there
is time (`keeping`). This module comes before the first frame: it imports what Python has
loaded anyway, and goes without what takes longer (typing takes as long as all of Python).
"""

import os
import stat

MAGIC = b"digest-tui screen 3"
"""What a file begins with; its number changes with the form of what follows."""
LARGEST = 2_000_000
"""Bytes of a file that are read; a screen of 500 by 200 cells takes less."""
_PRIME = (1 << 61) - 1
_SET = frozenset({"TERM", "COLORTERM", "NO_COLOR", "HOME", "LANG", "LC_ALL", "LC_CTYPE"})
_CONTROLS = frozenset(map(chr, (*range(32), *range(127, 160)))) - frozenset("\x1b\r\n\b")
_DRAWING = frozenset(bytes([end]) for end in b"@ABCDEFGHIJKLMPSTXZ`abdefmr")
"""Ends of control sequences that draw, erase or move; those that ask or switch are not here.

Source: ECMA-48, 5th edition, 8.3.
"""


def folder() -> str:
    """Give the folder of the kept screens."""
    named = os.environ.get("DIGEST_TUI_STATE")
    if named:
        return os.path.join(named, "screens")
    if os.environ.get("DIGEST_TUI_KIOSK"):  # it writes nowhere else
        return os.path.expanduser("~/.local/state/digest-tui/screens")
    caches = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(caches, "digest-tui", "screens")


def name(arguments: list[str], size: tuple[int, int]) -> str:
    """Give the name of the file for what the screen is started with.

    Args:
        arguments: The command line, its name aside.
        size: The columns and rows of the terminal.
    """
    set_ = [f"{key}={os.environ[key]}" for key in sorted(os.environ) if _matters(key)]
    said = "\0".join([_here(), *arguments, "", *set_])
    number = checksum(said.encode(errors="surrogateescape"))
    return f"{size[0]}x{size[1]}-{number:016x}"


def checksum(data: bytes) -> int:
    """Give a number that tells data from other data, where nobody means harm."""
    return int.from_bytes(data, "big") % _PRIME


def _here() -> str:
    try:
        return os.getcwd()
    except OSError:
        return ""


def _matters(key: str) -> bool:
    return key in _SET or key.startswith("DIGEST_TUI_")


def load(path: str) -> tuple[bytes, bytes] | None:
    """Read the bytes and the cells of a kept screen; None where there is none to be shown.

    They go to a terminal as they are: a file that others can have written is not read, and
    one that does anything but draw is refused.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        found = os.fstat(descriptor)
        private = not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
        if not stat.S_ISREG(found.st_mode) or found.st_uid != os.geteuid() or not private:
            return None
        data = os.read(descriptor, LARGEST)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return _parts(data)


def _parts(data: bytes) -> tuple[bytes, bytes] | None:
    head, _, rest = data.partition(b"\n")
    told = head.removeprefix(MAGIC).split()
    if not head.startswith(MAGIC) or len(told) != 2 or not all(map(bytes.isdigit, told)):
        return None
    number, length = told
    if len(number + length) > 40 or int(number) != checksum(rest):
        return None
    frame, cells = rest[: int(length)], rest[int(length) :]
    return (frame, cells) if _only_draws(frame) else None


def _only_draws(frame: bytes) -> bool:
    """Tell whether nothing in a frame is for the terminal to obey but what draws."""
    try:
        if not _CONTROLS.isdisjoint(frame.decode()):
            return False
    except ValueError:
        return False
    in_link = False
    for part in frame.split(b"\x1b")[1:]:
        if in_link:
            if part[:1] != b"\\":
                return False
            in_link = False
        elif part[:1] == b"[":
            if part[1:].lstrip(b"0123456789;")[:1] not in _DRAWING:
                return False
        elif part == b"]8;;" or part.startswith((b"]8;;https://", b"]8;;http://")):
            in_link = True
        else:
            return False
    return not in_link

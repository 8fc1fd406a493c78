"""The characters that a terminal has, by what the system says of it, and what stands for others.

Where nothing says that it has all (UTF-8), it gets ASCII, and the letters of ISO 8859 where
that is named: https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from digest_tui.terminal.grid import TAKEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest_tui.terminal.grid import Row

UTF_8 = "utf-8"
ASCII = "ascii"
_LIKE = {
    **dict.fromkeys("─━═╌╍┄┅┈┉╴╶╸╺‐‑‒–—―−", "-"),
    **dict.fromkeys("│┃║╎╏┆┇┊┋╵╷╹╻▏▎▍▌▐▕█", "|"),
    **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬", "+"),
    **dict.fromkeys("▾▼▿▽↓⌄", "v"),
    **dict.fromkeys("▴▲▵△↑", "^"),
    **dict.fromkeys("▸▶▹▷→›»", ">"),
    **dict.fromkeys("◂◀◃◁←‹«", "<"),
    **dict.fromkeys("✗✘×", "x"),
    **dict.fromkeys("✓✔", "y"),
    **dict.fromkeys("•●○◉◦★☆", "*"),
    **dict.fromkeys("▀▔", '"'),
    **dict.fromkeys("▁▂▃▄", "_"),
    **dict.fromkeys("░▒▓▅▆▇", "#"),
    **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("≈∼", "~"),
    "·": ".",
    "∙": ".",
    "…": "~",
    "≠": "!",
    "≤": "<",
    "≥": ">",
    "ł": "l",
    "Ł": "L",
    "ø": "o",
    "Ø": "O",
    "đ": "d",
    "Đ": "D",
    "ı": "i",
    "\N{NO-BREAK SPACE}": " ",
}
"""What is alike and as wide. A word that is cut ends in `~`: a full stop would deny that."""
_NO_CELL = {"Mn", "Me", "Cf"}
_SAID = ("LC_ALL", "LC_CTYPE", "LANG")
_COERCED = "C.UTF-8"


def charset(environment: Mapping[str, str] = os.environ) -> str:
    """Give the encoding of the terminal: UTF-8, ASCII or one of ISO 8859."""
    said = environment.get("PYTHONIOENCODING", "").partition(":")[0]
    if not said:
        name = next(filter(None, (environment.get(each) for each in _SAID)), "")
        if name == _COERCED == environment.get("LC_CTYPE") and _is_coerced():
            name = ""
        said = name.partition("@")[0].rpartition(".")[2]
    plain = said.lower().replace("-", "").replace("_", "")
    if plain == "utf8":
        return UTF_8
    part = plain.removeprefix("iso8859") if plain.startswith("iso8859") else ""
    part = "1" if plain in {"latin1", "l1"} else part
    return f"iso8859-{part}" if part in _PARTS else ASCII


_PARTS = {str(part) for part in range(1, 17) if part != 12}


def _is_coerced() -> bool:
    """Tell whether Python has set LC_CTYPE itself, as it does where nothing is set (PEP 538)."""
    try:
        descriptor = os.open("/proc/self/environ", os.O_RDONLY)
    except OSError:
        return False
    try:
        return not any(
            each.startswith(b"LC_CTYPE=") for each in os.read(descriptor, 1_000_000).split(b"\0")
        )
    finally:
        os.close(descriptor)


def spell(row: Row, encoding: str) -> None:
    """Replace what an encoding lacks in a row by what is alike and takes as many cells."""
    if "".join(row.texts).isascii():
        return
    width = len(row.texts)
    x = 0
    while x < width:
        stop = x + 1
        while stop < width and row.texts[stop] == TAKEN:
            stop += 1
        text = row.texts[x]
        if stop > x + 1 or not text.isascii():
            row.texts[x:stop] = spelled(text, encoding).ljust(stop - x, "?")[: stop - x]
        x = stop


def spelled(text: str, encoding: str) -> str:
    """Give the characters that stand for those of a text; marks that have no letter go."""
    import unicodedata  # noqa: PLC0415 - seldom wanted

    written = []
    for character in unicodedata.normalize("NFC", text):
        if encoding != ASCII and _has(encoding, character):
            written.append(character)
            continue
        if unicodedata.category(character) in _NO_CELL:
            continue
        like = _LIKE.get(character) or unicodedata.normalize("NFD", character)[:1]
        written.append(like if like.isascii() and like.isprintable() else "?")
    return "".join(written) or "?"


def _has(encoding: str, character: str) -> bool:
    """Tell whether it has a character; what a terminal would obey is none."""
    with suppress(UnicodeEncodeError):
        return character.encode(encoding) >= b"\xa0"
    return False

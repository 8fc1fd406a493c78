"""What an agency puts before its first sentence: `KYIV, Feb 11 (Reuters) - `."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.text.dates import find_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest_tui.models import GivenDate

# A place and a date: few words, each with a capital or a number.
_PLACE_AND_DATE = r"(?:(?![a-zа-яіїєґ])\w[\w'’.-]{0,30}+,?[ /]+){1,8}"
_LONGEST = 120
LONGEST_HEADER = 40
"""How many lines of a text can come before its first sentence."""
_DASHES = "-–—"


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as a rule file has it: `*` stands for a place and a date."""

    text: str
    regex: re.Pattern[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        pieces = (" ".join(_literal(word) for word in piece.split()) for piece in self._pieces())
        pattern = _PLACE_AND_DATE.join(piece.replace(" ", r"\s+") for piece in pieces)
        object.__setattr__(self, "regex", re.compile(pattern))

    def _pieces(self) -> list[str]:
        return self.text.split("*")


class Found(NamedTuple):
    """A dateline and where it ends."""

    rule: str
    text: str
    rest: str
    """What the line says after it; empty where the dateline has lost its paragraph."""

    @property
    def date(self) -> GivenDate | None:
        """The day that it gives."""
        found = find_date(self.text)
        return found[0] if found else None


def read_dateline(line: str, datelines: Iterable[Dateline]) -> Found | None:
    """Give the dateline that a line starts with."""
    beginning = line[:_LONGEST]
    for dateline in datelines:
        match = dateline.regex.match(beginning)
        rest = line[match.end() :].strip() if match else ""
        # "CNN - a broadcaster - said so" is a sentence by itself.
        if match and not rest[:1].islower():
            return Found(dateline.text, match[0].strip(), rest)
    return None


def _literal(word: str) -> str:
    return f"[{_DASHES}]{{1,2}}" if word.strip(_DASHES) == "" else re.escape(word)

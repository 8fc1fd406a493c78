"""The lines of the rule files, and which of them a line of a text fits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST_LINE = 2000
"""Characters of a line that patterns look at."""
_QUOTES = str.maketrans("’‘“”", "''\"\"")


def plain(line: str) -> str:
    """Fold what does not count when lines are compared: case, quotes, spaces, the last stop."""
    if not line.isascii():
        line = line.translate(_QUOTES)
    return " ".join(line.casefold().split()).rstrip(".:! ")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A line as a rule file has it: `*` stands for anything, case and quotes do not count."""

    text: str
    whole: bool = True
    """Fits a whole line, its last stop aside; else words anywhere in one."""
    folded: str = field(init=False, compare=False, repr=False)
    parts: tuple[str, ...] = field(init=False, compare=False, repr=False)
    """What stands between the `*`."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", plain(self.text))
        object.__setattr__(self, "parts", tuple(self.folded.split("*")))

    def fits(self, folded: str) -> bool:
        """Tell whether a line fits that has been through `plain`."""
        line = folded[:_LONGEST_LINE]
        return self._fits_whole(line) if self.whole else self._fits_words(line)

    def _fits_whole(self, line: str) -> bool:
        first, *others = self.parts
        if not others:
            return line == first
        *inner, last = others
        end = len(line) - len(last)
        if not (line.startswith(first) and line.endswith(last)):
            return False
        at = len(first)
        for part in inner:
            found = line.find(part, at, end)
            if found < 0:
                return False
            at = found + len(part)
        return at <= end

    def _fits_words(self, line: str) -> bool:
        first, *others = self.parts
        if not others:
            return any(_ends_word(line, at + len(first)) for at in _word_starts(line, first))
        at = next(_word_starts(line, first), -1)
        if at < 0:
            return False
        at += len(first)
        *inner, last = others
        for part in inner:
            found = line.find(part, at)
            if found < 0:
                return False
            at = found + len(part)
        return any(_ends_word(line, place + len(last)) for place in _places(line, last, at))


class Patterns:
    """Many patterns; a line that fits none, as nearly all do, costs hardly more than one."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._patterns = tuple(patterns)
        self._lines: set[str] = set()
        beginnings: list[str] = []
        ends: list[str] = []
        self._inside: list[str] = []
        for pattern in self._patterns:
            first, last = pattern.parts[0], pattern.parts[-1]
            if not pattern.whole:
                self._inside.append(max(pattern.parts, key=len))
            elif len(pattern.parts) == 1:
                self._lines.add(first)
            elif first:
                beginnings.append(first)
            elif last:
                ends.append(last)
            else:
                self._inside.append(max(pattern.parts, key=len))
        self._beginnings, self._ends = tuple(beginnings), tuple(ends)

    def first(self, folded: str) -> Pattern | None:
        """Give the first pattern that a line fits; it has been through `plain`."""
        if not self._may_fit(folded[:_LONGEST_LINE]):
            return None
        return next((pattern for pattern in self._patterns if pattern.fits(folded)), None)

    def fit(self, folded: str) -> bool:
        """Tell whether a line fits any."""
        return self._may_fit(folded[:_LONGEST_LINE]) and self.first(folded) is not None

    def _may_fit(self, line: str) -> bool:
        return (
            line in self._lines
            or line.startswith(self._beginnings)
            or line.endswith(self._ends)
            or any(map(line.__contains__, self._inside))
        )


def _places(line: str, part: str, at: int = 0) -> Iterator[int]:
    """Give where a part stands, from left to right; one look at each character is enough."""
    while (at := line.find(part, at)) >= 0:
        yield at
        at += 1


def _word_starts(line: str, part: str) -> Iterator[int]:
    return (at for at in _places(line, part) if at == 0 or not _is_word(line[at - 1]))


def _ends_word(line: str, end: int) -> bool:
    return end >= len(line) or not _is_word(line[end])


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"

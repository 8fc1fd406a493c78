"""The keys of a keyboard: which lie side by side, and what they give in another layout."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# The layouts of Windows for the US, Ukraine (enhanced) and Russia, row by row.
_LATIN = ("qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,.")
_UKRAINIAN = ("йцукенгшщзхї", "фівапролджє", "ячсмитьбю")
_RUSSIAN = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_SWITCHES = tuple(
    str.maketrans("".join(one), "".join(other))
    for cyrillic in (_UKRAINIAN, _RUSSIAN)
    for one, other in ((_LATIN, cyrillic), (cyrillic, _LATIN))
)


def in_other_layouts(word: str) -> tuple[str, ...]:
    """Give what the same keys give in another layout: `ghbdtn` -> `привет`, `лншм` -> `kyiv`."""
    switched = dict.fromkeys(word.translate(table) for table in _SWITCHES)
    return tuple(other for other in switched if other != word and other.isalpha())


@lru_cache(maxsize=1)
def neighbours() -> Mapping[str, frozenset[str]]:
    """Give the letters whose keys touch that of each letter."""
    found: dict[str, set[str]] = defaultdict(set)
    for rows in (_LATIN, _UKRAINIAN, _RUSSIAN):
        pairs = [pair for row in rows for pair in pairwise(row)]
        for row, below in pairwise(rows):  # each row begins further right
            pairs += [*zip(row, below, strict=False), *zip(row[1:], below, strict=False)]
        for one, other in pairs:
            found[one].add(other)
            found[other].add(one)
    return {letter: frozenset(filter(str.isalpha, near)) for letter, near in found.items()}

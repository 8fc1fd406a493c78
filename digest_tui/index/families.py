"""Which terms a word is found by: its stems, and the keys of how names are spelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Callable

STEMS = "stems"
SPELLINGS = "spellings"


def stem_keys(word: str) -> tuple[str, ...]:
    """Give the stems of a folded word: none twice."""
    return (stem(word),)


def spelling_keys(word: str) -> tuple[str, ...]:  # noqa: ARG001
    """Give the keys under which a folded word meets other spellings of the same name."""
    return ()


KEYS: dict[str, Callable[[str], tuple[str, ...]]] = {
    STEMS: stem_keys,
    SPELLINGS: spelling_keys,
}
"""What the families of words are called, and what puts a word into them."""

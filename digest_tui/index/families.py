"""Which terms a word is found by: its stems, and the keys of how names are spelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.text.spellings import spelling_keys
from digest_tui.text.stems import stems

if TYPE_CHECKING:
    from collections.abc import Callable

STEMS = "stems"
SPELLINGS = "spellings"


OF_NAMES = frozenset({SPELLINGS})
"""Families of names alone, see `text.spellings`. Who looks for them has to ask in all segments
how a word is written: one that is a name in all of them together is one in some of them."""
MOST_SMALL = 0.2
"""Of a name, so much is written with a small letter at most."""

KEYS: dict[str, Callable[[str], tuple[str, ...]]] = {
    STEMS: stems,
    SPELLINGS: spelling_keys,
}
"""What the families of words are called, and what puts a word into them."""

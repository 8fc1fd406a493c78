"""Which fields a segment has, and how each of them is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digest_tui.index.families import SPELLINGS, STEMS

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS_SUFFIX = "_words"
"""Ends the name of a field of words; without it, it is the name of the field of their stems."""


class Layout(NamedTuple):
    """The fields of a segment, as the schema has them."""

    keywords: tuple[str, ...]
    """One value a document at most, as it is."""
    numbers: tuple[str, ...]
    """One number a document."""
    texts: Mapping[str, tuple[str, ...]]
    """Words with their positions, and the kinds of families that are kept of them."""


LAYOUT = Layout(
    keywords=("kind", "article", "takeaway", "source"),
    numbers=("day", "minute"),
    texts={
        "title_words": (STEMS,),
        "text_words": (STEMS, SPELLINGS),
        "takeaways_words": (STEMS,),
        "byline_words": (),
        "url_words": (),
    },
)

"""What of an article tells its story from others."""

from __future__ import annotations

import struct
from collections import Counter
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from digest_tui.analyse.stories.lead_names import lead_names
from digest_tui.models import Role
from digest_tui.text.stop_words import STOP_WORDS
from digest_tui.text.tokens import stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest_tui.models import Article

PROFILE_FORM = 1
"""Raise it with every change of what a profile is made of; those kept are made anew."""
_FIRST_WORDS = 150
"""The event is told at the start; what follows is background, which stories share."""
_TITLE_TWICE = 2
_MOST_TIMES = 255


class Profile(NamedTuple):
    """The terms of an article's title and start, packed: a library keeps many."""

    terms: bytes
    """Each term once, four bytes (little-endian) made from its letters: words are even, pairs
    of words odd. A few share a number in ten million, which harms no story."""
    times: bytes
    """How often the article has each, a byte."""
    names: bytes = b""
    """What its start names, four bytes a name."""


def profile(article: Article) -> Profile:
    """Make the profile of an article."""
    return profile_of(
        article.title,
        (
            article.dek or "",
            *(part.text for part in article.body if part.kind is not Role.HEADING),
        ),
    )


def profile_of(title: str, texts: Iterable[str]) -> Profile:
    """Make a profile of a title and the texts that follow it.

    Its terms are stems, and pairs of stems that stand together: two drone strikes share
    the words `drone` and `strike`, but seldom who struck what.
    """
    counts: Counter[int] = Counter()
    for word in _stems(title, _FIRST_WORDS):
        counts[word_term(word)] += _TITLE_TWICE
    text = "\n".join(texts)
    body = list(_stems(text, _FIRST_WORDS))
    counts.update(map(word_term, body))
    counts.update(crc32(f"{one} {other}".encode()) | 1 for one, other in pairwise(body))
    names = sorted({crc32(name.encode()) for name in lead_names(title, text)})
    return Profile(
        struct.pack(f"<{len(counts)}I", *counts),
        bytes(min(times, _MOST_TIMES) for times in counts.values()),
        struct.pack(f"<{len(names)}I", *names),
    )


def word_term(stemmed: str) -> int:
    """Give the number of a stem."""
    return crc32(stemmed.encode()) & ~1


def _stems(text: str, most: int) -> Iterator[str]:
    return (stem(word) for word in islice(words(text), most) if word not in STOP_WORDS)

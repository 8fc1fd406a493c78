"""Whether a text has the words of a quotation, and which of them it alters."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.models import NOTHING, Span
from digest_tui.text.spelling import american
from digest_tui.text.stop_words import STOP_WORDS
from digest_tui.text.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

ALIKE = 0.75
"""The share of its words, in their order, with which a passage is the same one altered."""
_TELLING = 3
"""The words, besides those that are in every text, that an altered passage must keep."""
_MOST_WORDS = 150
"""Of a sentence; what has more is none, and would take long to go through."""


class Word(NamedTuple):
    """A word and where it stands."""

    word: str
    span: Span


class Found(NamedTuple):
    """The passage of a text that has the words of a quotation."""

    share: float
    """Of the words of the quotation, how many it has; 1 is all of them."""
    span: Span
    altered: tuple[tuple[Span, Span], ...]
    """The words that differ, in the quotation and in the passage."""


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[Word, ...]:
    """Give the words of a text, in one spelling."""
    return tuple(
        Word(american(token.word), Span(token.start, token.end))
        for token in islice(tokens(text), _MOST_WORDS)
    )


def least(words: int) -> int:
    """Tell how many of some words a passage must have."""
    return -int(-words * ALIKE // 1)


def find_exactly(quote: Sequence[Word], text: Sequence[Word]) -> Found | None:
    """Find the words of a quotation in those of a text, one after the other.

    Args:
        quote: The words that are quoted.
        text: The words of a sentence, or of a takeaway.
    """
    padded = f" {' '.join(each.word for each in text)} "
    start = padded.find(f" {' '.join(each.word for each in quote)} ")
    if start < 0:
        return None
    first = padded.count(" ", 0, start)
    return Found(1, _span(text[first : first + len(quote)]), ())


def find_altered(quote: Sequence[Word], text: Sequence[Word]) -> Found | None:
    """Find most of the words of a quotation in those of a text, in their order."""
    wanted, there = [each.word for each in quote], [each.word for each in text]
    longest = SequenceMatcher(None, wanted, there, autojunk=False).find_longest_match()
    if not longest.size:
        return None
    # Beyond what could be the passage, the same words mean nothing.
    slack = int(len(wanted) / ALIKE) - len(wanted)
    start = max(0, longest.b - longest.a - slack)
    near = text[start : longest.b - longest.a + len(wanted) + slack]
    matcher = SequenceMatcher(None, wanted, [each.word for each in near], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    kept = [word for block in blocks for word in wanted[block.a : block.a + block.size]]
    first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
    if len(kept) < least(len(wanted)) or last - first > len(wanted) / ALIKE:
        return None
    altered = tuple(
        (_span(quote[i1:i2]), _span(near[j1:j2]))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal" and (i1 < i2 or first < j1 < last)
    )
    if altered and sum(word not in STOP_WORDS for word in kept) < _TELLING:
        return None
    return Found(len(kept) / len(wanted), _span(near[first:last]), altered)


def _span(words: Sequence[Word]) -> Span:
    return Span(words[0].span.start, words[-1].span.end) if words else NOTHING

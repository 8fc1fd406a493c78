"""Names that two articles spell differently."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.discrepancies.finding import Found
from digest_tui.analyse.spellings import LEAST, PLACES, same_name, spelling_key
from digest_tui.models import MONTHS, Difference, Span
from digest_tui.text.stop_words import STOP_WORDS
from digest_tui.text.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_RUN = re.compile(r"\b[A-Z][^\W\d_]+(?:[’'-][^\W\d_]+)*(?:[ -][A-Z][^\W\d_]+(?:[’'-][^\W\d_]+)*)*")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_NO_NAMES = (
    STOP_WORDS
    | {fold(month) for month in MONTHS}
    | frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
)


class Name(NamedTuple):
    """One word of a name."""

    word: str
    """Folded."""
    span: Span
    run: Span
    """The whole name."""
    others: frozenset[str]
    """The other words of it."""


@lru_cache(maxsize=4096)
def _names(text: str) -> tuple[Name, ...]:
    """Give the words of the names in a sentence; a line in Title Case has none."""
    long = [word for word in _WORD.findall(text) if len(word) >= LEAST]
    if len(long) > 2 and all(word[0].isupper() for word in long):
        return ()
    found = []
    for run in _RUN.finditer(text):
        parts = [(fold(word[0]), Span(*word.span())) for word in _WORD.finditer(text, *run.span())]
        found += [
            Name(
                word,
                span,
                Span(*run.span()),
                frozenset(other for other, _ in parts if other != word and len(other) >= LEAST),
            )
            for word, span in parts
            if len(word) >= LEAST and word not in _NO_NAMES
        ]
    return tuple(found)


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _WORD.findall(text))


class Names(NamedTuple):
    """The names of an article."""

    words: frozenset[str]
    """All words of the article, names or not, folded."""
    first: Mapping[str, tuple[int, Name]]
    """By the word, the first sentence that has it in a name, and the name."""

    @classmethod
    def of(cls, sentences: Sequence[str]) -> Names:
        """Find the names in the sentences of an article."""
        first: dict[str, tuple[int, Name]] = {}
        for at, text in enumerate(sentences):
            for name in _names(text):
                first.setdefault(name.word, (at, name))
        return cls(frozenset().union(*map(_words, sentences)), first)

    def not_in(self, other: Names) -> Iterator[tuple[int, Name]]:
        """Give those that another article has not in the same letters."""
        return (where for word, where in self.first.items() if word not in other.words)


def other_spellings(ours: Names, theirs: Names) -> Iterator[tuple[int, int, Found]]:
    """Find names that two articles spell differently, wherever in them.

    A spelling that the other article has too is no difference.

    Args:
        ours: The names of one article.
        theirs: Those of the other.

    Yields:
        The positions of the first sentences with the two spellings, and where in them.
    """
    candidates: dict[str, list[tuple[int, Name]]] = {}
    for at, name in theirs.not_in(ours):
        for key in _keys(name):
            candidates.setdefault(key, []).append((at, name))
    for at, name in ours.not_in(theirs):
        found = {
            other.word: (there, other)
            for key in _keys(name)
            for there, other in candidates.get(key, ())
            if same_name(name.word, other.word, strict=not name.others & other.others)
        }
        for there, other in found.values():
            yield at, there, Found(Difference.SPELLING, _from(name), _from(other))


def _keys(name: Name) -> Iterator[str]:
    """Give what two spellings of one name have in common at least one of."""
    yield spelling_key(name.word)
    if name.word in PLACES:
        yield PLACES[name.word]
    yield from name.others


def _from(name: Name) -> Span:
    """Take what follows in the name too: `Alexander` of `Alexander Matsegora`."""
    return Span(name.span.start, name.run.end)

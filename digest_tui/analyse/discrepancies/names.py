"""Names that two articles spell differently."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.discrepancies.finding import Found
from digest_tui.analyse.spellings import LEAST, PLACES, distance, same_name, spelling_key
from digest_tui.models import MONTHS, Difference, Span
from digest_tui.text.stop_words import STOP_WORDS
from digest_tui.text.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

RUN = re.compile(r"\b[A-Z][^\W\d_]+(?:[’'-][^\W\d_]+)*(?:[ -][A-Z][^\W\d_]+(?:[’'-][^\W\d_]+)*)*")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_SURNAME = 6
"""Letters from which two words that are alike are hardly alike by chance."""
_FIRST_NAMES = 2
"""Letters that the keys of a first name differ in at most: Olena / Yelena, Oleksii / Aleksey."""
_TITLES = frozenset(
    "president governor minister mayor ambassador judge general lieutenant colonel major captain"
    " admiral chancellor king queen prince senator deputy director commander prime secretary mr"
    " mrs ms dr gen col lt gov sen rep professor prof sir head chief leader spokesman"
    " spokeswoman prosecutor".split()
)
NO_NAMES = (
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
    first_names: frozenset[str]
    """The words before it, without titles."""
    last: bool
    """It ends the name."""


@lru_cache(maxsize=4096)
def _names(text: str) -> tuple[Name, ...]:
    """Give the words of the names in a sentence; a line in Title Case has none."""
    long = [word for word in _WORD.findall(text) if len(word) >= LEAST]
    if len(long) > 2 and all(word[0].isupper() for word in long):
        return ()
    found = []
    for run in RUN.finditer(text):
        parts = [(fold(word[0]), Span(*word.span())) for word in _WORD.finditer(text, *run.span())]
        found += [
            Name(
                word,
                span,
                Span(*run.span()),
                frozenset(other for other, _ in parts if other != word and len(other) >= LEAST),
                frozenset(first for first, at in parts if at.end <= span.start) - _TITLES,
                last=span == parts[-1][1],
            )
            for word, span in parts
            if len(word) >= LEAST and word not in NO_NAMES
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
            if _may_be_one(name, other)
            and same_name(name.word, other.word, strict=not name.others & other.others)
        }
        for there, other in found.values():
            yield at, there, Found(Difference.SPELLING, _from(name), _from(other))


def _may_be_one(one: Name, other: Name) -> bool:
    """Tell whether what else is in two names allows them to be of one person or place.

    Many are called Aleksey or Aleksei: the rest has to agree. A surname is told by itself,
    unless other first names stand before it.
    """
    if one.others & other.others:
        return True
    if not (one.last and other.last):
        rest = [(a, b) for a in one.others for b in other.others]
        return any(min(len(a), len(b)) >= _SURNAME and _alike(a, b) for a, b in rest)
    pairs = [(a, b) for a in one.first_names for b in other.first_names]
    return not pairs or any(_alike(a, b) for a, b in pairs)


def _alike(a: str, b: str) -> bool:
    one, other = spelling_key(a), spelling_key(b)
    return distance(one, other) <= _FIRST_NAMES


def _keys(name: Name) -> Iterator[str]:
    """Give what two spellings of one name have in common at least one of."""
    yield spelling_key(name.word)
    if name.word in PLACES:
        yield PLACES[name.word]
    yield from name.others


def _from(name: Name) -> Span:
    """Take what follows in the name too: `Alexander` of `Alexander Matsegora`."""
    return Span(name.span.start, name.run.end)

"""Names that two articles spell differently.

The key under which spellings fall together follows how Ukrainian, Russian and Korean
names are written in English: Kyiv / Kiev, Zelensky / Zelenskyy, Aleksandr / Alexander.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.discrepancies.finding import Found
from digest_tui.models import MONTHS, Difference, Span
from digest_tui.text.countries import country_words
from digest_tui.text.tokens import STOP_WORDS, fold, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_RUN = re.compile(r"\b[A-Z][^\W\d_]+(?:[’'-][^\W\d_]+)*(?:[ -][A-Z][^\W\d_]+(?:[’'-][^\W\d_]+)*)*")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_KEY = (
    ("kh", "h"), ("gh", "h"), ("g", "h"), ("iia", "ia"), ("iy", "i"), ("yi", "i"), ("yy", "i"),
    ("ii", "i"), ("y", "i"), ("x", "ks"), ("ie", "e"), ("ye", "e"), ("io", "o"), ("yo", "o"),
    ("w", "v"), ("ph", "f"), ("ou", "u"), ("oo", "u"), ("j", "i"), ("tz", "ts"), ("q", "k"),
    ("ck", "k"), ("th", "t"),
)  # fmt: skip
_PLACES = {
    name: group
    for group in (
        "kyiv kiev",
        "kharkiv kharkov",
        "odesa odessa",
        "lviv lvov",
        "dnipro dnepr",
        "mykolaiv nikolaev",
        "zaporizhzhia zaporozhye zaporizhia",
        "chornobyl chernobyl",
        "luhansk lugansk",
        "chernihiv chernigov",
        "vinnytsia vinnitsa",
        "donbas donbass",
        "bakhmut artemovsk artyomovsk",
        "rivne rovno",
        "ternopil ternopol",
        "uzhhorod uzhgorod",
        "moldova moldavia",
    )
    for name in group.split()
}
"""Places that are spelled too differently for a key."""
_ENDINGS = re.compile(
    r"(?:ian|ean|an|ese|ish|i|ic|s|es|ing|ed|er|ers|or|ors|ion|ions|ly|ism|ist|ists|um|a)$"
)
_LEAST = 4
_NO_NAMES = (
    STOP_WORDS
    | {fold(month) for month in MONTHS}
    | frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
)


@lru_cache(maxsize=8192)
def spelling_key(word: str) -> str:
    """Give what the spellings of one name have in common."""
    key = fold(word)
    for written, heard in _KEY:
        key = key.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", key)


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
    long = [word for word in _WORD.findall(text) if len(word) >= _LEAST]
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
                frozenset(other for other, _ in parts if other != word and len(other) >= _LEAST),
            )
            for word, span in parts
            if len(word) >= _LEAST and word not in _NO_NAMES
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
    if name.word in _PLACES:
        yield _PLACES[name.word]
    yield from name.others


@lru_cache(maxsize=16_384)
def same_name(a: str, b: str, *, strict: bool = True) -> bool:
    """Tell two spellings of one name from two names.

    Args:
        a: A folded word.
        b: Another.
        strict: Go by the key alone; else some letters may differ, for words that stand in
            names with another word in common.
    """
    if a == b or min(len(a), len(b)) < _LEAST:
        return False
    if _PLACES.get(a) is not None and _PLACES.get(a) == _PLACES.get(b):
        return True
    if {a, b} & _countries() or stem(a) == stem(b):
        return False
    one, other = spelling_key(a), spelling_key(b)
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if strict or one[0] != other[0] or shorter < 6:
        return False
    if _ENDINGS.sub("", a) == _ENDINGS.sub("", b):
        return False  # forms of one word
    return _distance(one, other) <= (2 if shorter >= 8 else 1)


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(fold(part) for name in country_words() for part in name.split())


def _distance(one: str, other: str) -> int:
    """Give the letters to change, add or leave out (Levenshtein 1966)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (a != b))
    return row[-1]


def _from(name: Name) -> Span:
    """Take what follows in the name too: `Alexander` of `Alexander Matsegora`."""
    return Span(name.span.start, name.run.end)

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
    from collections.abc import Iterator, Sequence

RUN = re.compile(r"\b[A-Z][^\W\d_]+(?:[’'-][^\W\d_]+)*(?:[ -][A-Z][^\W\d_]+(?:[’'-][^\W\d_]+)*)*")
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
_AMERICAN_S = re.compile(r"(?<=en)s(?=e)")
_AMERICAN_RE = re.compile(r"ter$")
_LEAST = 4
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


@lru_cache(maxsize=8192)
def spelling_key(word: str) -> str:
    """Give what the spellings of one name have in common."""
    key = fold(word)
    for written, heard in _KEY:
        key = key.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", key)


def key_of_name(word: str) -> str:
    """Give what all spellings of a folded word have in common, of known places too."""
    return _PLACES.get(word) or spelling_key(word)


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
    long = [word for word in _WORD.findall(text) if len(word) >= _LEAST]
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
                frozenset(other for other, _ in parts if other != word and len(other) >= _LEAST),
                frozenset(first for first, at in parts if at.end <= span.start) - _TITLES,
                last=span == parts[-1][1],
            )
            for word, span in parts
            if len(word) >= _LEAST and word not in NO_NAMES
        ]
    return tuple(found)


def other_spellings(
    ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int, int, Found]]:
    """Find names that two articles spell differently, wherever in them.

    A spelling that the other article has too is no difference.

    Args:
        ours: The sentences of one article.
        theirs: Those of the other.

    Yields:
        The positions of the first sentences with the two spellings, and where in them.
    """
    candidates: dict[str, list[tuple[int, Name]]] = {}
    for at, name in _rare(theirs, ours):
        for key in _keys(name):
            candidates.setdefault(key, []).append((at, name))
    for at, name in _rare(ours, theirs):
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


def _british(word: str) -> str:
    """Bring Organization and Organisation, Defense and Defence, Center and Centre together."""
    return _AMERICAN_RE.sub("tre", _AMERICAN_S.sub("c", word.replace("iz", "is"))).replace(
        "or", "our"
    )


def _alike(a: str, b: str) -> bool:
    one, other = spelling_key(a), spelling_key(b)
    return _distance(one, other) <= _FIRST_NAMES


def _keys(name: Name) -> Iterator[str]:
    """Give what two spellings of one name have in common at least one of."""
    yield spelling_key(name.word)
    if name.word in _PLACES:
        yield _PLACES[name.word]
    yield from name.others


def _rare(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, Name]]:
    """Give the first of each name that the other article has not in the same letters."""
    known = {fold(word) for text in theirs for word in _WORD.findall(text)}
    found: dict[str, tuple[int, Name]] = {}
    for at, text in enumerate(ours):
        for name in _names(text):
            if name.word not in known:
                found.setdefault(name.word, (at, name))
    return list(found.values())


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
    if {a, b} & _countries() or stem(a) == stem(b) or _british(a) == _british(b):
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

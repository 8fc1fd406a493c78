"""The queries of the benchmark, drawn from the articles that they are put to."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from itertools import islice
from random import Random
from typing import NamedTuple

from benchmarks.search.corpus import SEED, articles
from benchmarks.search.documents import Document, document
from benchmarks.search.names import outlets
from digest_tui.text.tokens import words

_LOOKED_AT = 3_000
"""Articles whose words are counted: queries are drawn from the first ones."""
_COMMON = slice(60, 400)
_TELLING = slice(150, 5_000)
"""Of the words by frequency: what readers look for is neither `the` nor found once."""
_FEW = range(3, 12)
_TYPED_WRONG = 0.2
"""Words of the replay that are typed wrong, noticed and put right."""
_NEAR = 5


class Kind(StrEnum):
    """What is measured, as the table calls it."""

    COMMON = "common term"
    RARE = "rare term"
    ALL = "3-term AND"
    ANY = "3-term OR"
    TWO_LETTERS = "prefix of 2 letters"
    FOUR_LETTERS = "prefix of 4 letters"
    PHRASE = "phrase"
    NEAR = "near"
    FUZZY = "fuzzy, 1 edit"
    WILDCARD = "wildcard"
    FILTERED = "source + date filter"
    BY_DATE = "sort by date"
    COUNTED = "count by source"
    SNIPPETS = "top-20 snippets"


class Asked(NamedTuple):
    """One query."""

    kind: Kind
    words: tuple[str, ...]
    """Folded. Of a wildcard its pattern, of a prefix its letters."""
    source: str = ""
    first: int = 0
    last: int = 0
    """Days of a filter: 20250210."""
    distance: int = _NEAR


class Queries:
    """Draws the same queries for the same corpus."""

    def __init__(self, count: int, seed: int = SEED) -> None:
        self._chance = Random(seed)
        some = islice(articles(count, seed), _LOOKED_AT)
        self._texts: list[list[str]] = []
        self._names: list[tuple[str, ...]] = []
        seen: Counter[str] = Counter()
        for each in map(document, some):
            told = list(words(each.text))
            self._texts.append(told)
            self._names.extend(_full_names(each))
            seen.update(set(told))
        ordered = [
            word
            for word, _ in seen.most_common()
            if word.isascii() and word.isalpha() and len(word) > 3
        ]
        self._common = ordered[_COMMON]
        self._telling = ordered[_TELLING]
        known = set(self._telling)
        self._rare = [word for word in ordered if seen[word] in _FEW and len(word) > 5]
        self._texts = [[w if w in known else "" for w in told] for told in self._texts]
        self._outlets = [outlet.source.slug for outlet in outlets()]

    def of(self, kind: Kind, number: int) -> list[Asked]:
        """Draw some queries of a kind."""
        return [self._drawn(kind, at) for at in range(number)]

    def _drawn(self, kind: Kind, at: int) -> Asked:
        chance = self._chance
        match kind:
            case Kind.RARE:
                return Asked(kind, (chance.choice(self._rare),))
            case Kind.ALL | Kind.ANY:
                return Asked(kind, self.together(3))
            case Kind.TWO_LETTERS:
                return Asked(kind, (chance.choice(self._common)[:2],))
            case Kind.FOUR_LETTERS:
                return Asked(kind, (chance.choice(self._telling)[:4],))
            case Kind.PHRASE:
                return Asked(kind, chance.choice(self._names) if at % 2 else self._side_by_side(1))
            case Kind.NEAR:
                return Asked(kind, self._side_by_side(1 + at % 3))
            case Kind.FUZZY:
                word = chance.choice(self._telling)
                where = chance.randrange(1, len(word))
                wrong = word[:where] + chance.choice("aeiou") + word[where + at % 2 :]
                return Asked(kind, (wrong,))
            case Kind.WILDCARD:
                word = chance.choice(self._telling)
                return Asked(
                    kind, (f"{word[:3]}*{word[-1]}" if at % 2 else f"{word[:2]}?{word[3:]}",)
                )
            case Kind.FILTERED:
                year, month = chance.choice((2023, 2024, 2025)), chance.randint(1, 10)
                first = year * 10_000 + month * 100 + 1
                source = self._outlets[int(12 * chance.random())]
                return Asked(kind, (chance.choice(self._common),), source, first, first + 227)
            case _:
                return Asked(kind, (chance.choice(self._common),))

    def together(self, number: int) -> tuple[str, ...]:
        """Draw words of one article."""
        while True:
            telling = sorted({word for word in self._chance.choice(self._texts) if word})
            if len(telling) >= number:
                return tuple(self._chance.sample(telling, number))

    def _side_by_side(self, distance: int) -> tuple[str, ...]:
        while True:
            told = self._chance.choice(self._texts)
            at = self._chance.randrange(len(told) - distance)
            if told[at] and told[at + distance] and told[at] != told[at + distance]:
                return told[at], told[at + distance]

    def typed(self, number: int) -> list[list[str]]:
        """Give queries of two to four words as they grow in the search bar, key by key."""
        return [self._keys(self.together(self._chance.randint(2, 4))) for _ in range(number)]

    def _keys(self, wanted: tuple[str, ...]) -> list[str]:
        keys: list[str] = []
        there = ""
        for word in wanted:
            right = 1
            if self._chance.random() < _TYPED_WRONG:
                at = self._chance.randrange(1, len(word) - 1)
                wrong = word[:at] + word[at + 1] + word[at]  # two letters the wrong way round
                keys.extend(there + wrong[:end] for end in range(1, len(wrong) + 1))
                keys.extend(there + wrong[:end] for end in range(len(wrong) - 1, at - 1, -1))
                right = at + 1
            keys.extend(there + word[:end] for end in range(right, len(word) + 1))
            there += word + " "
        return [typed for typed in keys if len(typed) > 1]  # one letter asks for nothing


def _full_names(each: Document) -> list[tuple[str, ...]]:
    """Give the two words of a name that stand in quotation's tail: `” Olena Rudenko said`."""
    found = []
    for told in each.text.split("\n"):
        before, said, _ = told.partition(" told reporters")
        name = before.split(".")[-1].split()
        if said and len(name) == 2 and name[0].isascii() and name[0].istitle():
            found.append(tuple(words(" ".join(name))))
    return found

"""The words of a field in all segments: which there are, and how many articles have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from digest_tui.index.engine.leaves import Leaves

_MORE = 4
"""So many times the words wanted are looked at in each segment at first."""


class KnownWord(NamedTuple):
    """A word, and how many documents have it, deleted or not."""

    word: str
    documents: int


class Words:
    """The words of one field."""

    def __init__(self, leaves: Leaves, name: str) -> None:
        self._leaves = leaves
        self._name = name

    def beginning(self, letters: str, limit: int) -> tuple[list[KnownWord], bool]:
        """Give the most frequent words that begin with some letters, and whether there are more.

        A word that is among the first of no segment has no more documents than the last of
        those have together; where that could be enough, more are looked at (Fagin, Lotem,
        Naor: Optimal aggregation algorithms for middleware, 2003).
        """
        prefix = letters.encode()
        looked_at = limit * _MORE
        while True:
            found, unseen = self._first(prefix, looked_at)
            ranked = self._ranked(found)
            if not unseen or (len(ranked) >= limit and ranked[limit - 1].documents > unseen):
                return ranked[:limit], len(ranked) > limit or unseen > 0
            looked_at *= _MORE

    def fitting(
        self, letters: str, fits: Callable[[list[str]], Iterable[str]], limit: int
    ) -> tuple[list[KnownWord], bool]:
        """Give the most frequent of the words that fit, and whether there are more.

        Args:
            letters: What the words begin with.
            fits: Gives those of some words that fit.
            limit: How many are wanted.
        """
        found: dict[bytes, list[int | None]] = {}
        prefix = letters.encode()
        for leaf in self._leaves:
            words = leaf.words(self._name)
            if words is None:
                continue
            inside = words.lexicon.with_prefix(prefix)
            known = [word.decode() for word in words.lexicon.slice(inside)]
            for word in fits(known):
                found.setdefault(word.encode(), self._nowhere())
        ranked = self._ranked(found)
        return ranked[:limit], len(ranked) > limit

    def about_as_long(self, letters: Iterable[str], lengths: range) -> Iterator[KnownWord]:
        """Give the words of some first letters and lengths, as each segment has them.

        Without those that a segment has only once: half of all words, and mostly slips.
        """
        for letter in letters:
            for leaf in self._leaves:
                words = leaf.words(self._name)
                if words is None:
                    continue
                inside = words.lexicon.with_prefix(letter.encode())
                documents = words.frequencies[inside.start : inside.stop]
                sizes = words.lexicon.sizes(inside)  # in bytes, of which a letter has one or two
                likely = (documents > 1) & (sizes >= lengths.start) & (sizes < 2 * lengths.stop)
                for at in np.flatnonzero(likely).tolist():
                    known = words.lexicon[inside.start + at].decode()
                    if len(known) in lengths:
                        yield KnownWord(known, int(documents[at]))

    def meeting(self, keys: Iterable[str]) -> list[tuple[KnownWord, float]]:
        """Give words that have a key of spelling, and how often they are written small.

        Words that are no names in any segment are not among them.
        """
        found: dict[bytes, None] = {}
        for key in keys:
            for leaf in self._leaves:
                words = leaf.words(self._name)
                families = words.families.get("spellings") if words else None
                at = families.lexicon.find(key.encode()) if families else -1
                if words and families and at >= 0:
                    members = families.members(at).tolist()
                    found |= dict.fromkeys(words.lexicon[one] for one in members)
        return [self._written(word) for word in found]

    def _written(self, word: bytes) -> tuple[KnownWord, float]:
        small = total = documents = 0
        for leaf in self._leaves:
            words = leaf.words(self._name)
            at = words.lexicon.find(word) if words else -1
            if words and at >= 0:
                small += int(words.lowercase[at])
                total += int(words.totals[at])
                documents += int(words.frequencies[at])
        return KnownWord(word.decode(), documents), small / (total or 1)

    def documents(self, word: str) -> int:
        """Tell how many documents have a word."""
        return self._leaves.place(self._name, word.encode()).documents

    def _first(self, prefix: bytes, most: int) -> tuple[dict[bytes, list[int | None]], int]:
        """Give the most frequent words of each segment, and what others can have at most."""
        found: dict[bytes, list[int | None]] = {}
        unseen = 0
        for leaf in self._leaves:
            words = leaf.words(self._name)
            if words is None:
                continue
            inside = words.lexicon.with_prefix(prefix)
            frequencies = words.frequencies[inside.start : inside.stop]
            first = np.arange(len(frequencies))
            if len(frequencies) > most:
                first = np.argpartition(frequencies, len(frequencies) - most)[-most:]
                unseen += int(frequencies[first].min())
            for at in (first + inside.start).tolist():
                found.setdefault(words.lexicon[at], self._nowhere())[leaf.number] = at
        return found, unseen

    def _ranked(self, found: dict[bytes, list[int | None]]) -> list[KnownWord]:
        known = [self._known(word, places) for word, places in found.items()]
        return sorted(known, key=lambda one: (-one.documents, one.word))

    def _known(self, word: bytes, places: list[int | None]) -> KnownWord:
        return KnownWord(word.decode(), self._leaves.known(self._name, word, places).documents)

    def _nowhere(self) -> list[int | None]:
        return [None] * len(self._leaves.all)

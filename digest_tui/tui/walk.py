"""Going through a comparison: from claim to claim, from difference to difference."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from digest_tui.models import Comparison, Discrepancy, Quotation


class Stop(StrEnum):
    """What a sentence can be to somebody who goes through an article."""

    CLAIM = "claim"
    DIFFERENCE = "difference"
    ONLY_HERE = "only here"
    QUOTATION = "quotation"


class Walk:
    """Knows what each sentence of a comparison is, and which come next."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.weak = False
        """Weak differences count as differences."""
        self._partners: dict[int, dict[int, float]] = {}
        for one, other, score, _ in comparison.pairs:
            self._partners.setdefault(one, {})[other] = score
            self._partners.setdefault(other, {})[one] = score
        self.claims = {
            at: number for number, claim in enumerate(comparison.claims) for at in claim.sentences
        }
        """The number of the claim that a sentence tells, from 0."""
        self.differences: dict[int, list[Discrepancy]] = {}
        self.quotations: dict[int, list[Quotation]] = {}
        """What is to be said of the quotations in a sentence."""
        for found in comparison.quotations:
            self.quotations.setdefault(found.one, []).append(found)
        self.only = frozenset(comparison.only_here)
        self._of = [comparison.of(article) for article in range(len(comparison.articles))]
        self.look(comparison, weak=False)

    def look(self, comparison: Comparison, *, weak: bool) -> None:
        """Count other differences.

        Args:
            comparison: The same, but for the discrepancies that are set aside.
            weak: Count the weak ones, too.
        """
        self.comparison = comparison
        self.weak = weak
        self.differences = {}
        for found in comparison.differences(weak=weak):
            self.differences.setdefault(found.one, []).append(found)
            self.differences.setdefault(found.other, []).append(found)

    def is_a(self, at: int, stop: Stop) -> bool:
        """Tell whether a sentence is a stop of some kind."""
        stops: dict[Stop, Collection[int]] = {
            Stop.CLAIM: self.claims,
            Stop.DIFFERENCE: self.differences,
            Stop.ONLY_HERE: self.only,
            Stop.QUOTATION: self.quotations,
        }
        return at in stops[stop]

    def following(self, article: int, at: int | None, by: int, stop: Stop) -> int | None:
        """Give the next stop in an article, round its ends.

        Args:
            article: Which.
            at: The sentence to go from; None for the start.
            by: 1 for the next one, -1 for the one before.
            stop: Of this kind.
        """
        stops = [each for each in self._of[article] if self.is_a(each, stop)]
        if not stops:
            return None
        if at is None:
            return stops[0] if by > 0 else stops[-1]
        if by > 0:
            return next((each for each in stops if each > at), stops[0])
        return next((each for each in reversed(stops) if each < at), stops[-1])

    def differing(self, sentences: Iterable[int]) -> Sequence[Discrepancy]:
        """Give the differences that some sentences have, each once."""
        return list(dict.fromkeys(f for at in sentences for f in self.differences.get(at, ())))

    def counterparts(self, at: int) -> Mapping[int, int]:
        """Give the sentence of each other article that is most like a sentence."""
        best: dict[int, int] = {}
        partners = self._partners.get(at, {})
        for other in sorted(partners, key=lambda each: -partners[each]):
            best.setdefault(self.comparison.sentences[other].article, other)
        return best

    def beside(self, at: int) -> Mapping[int, int]:
        """Give what belongs at the height of a sentence: what is like it, or what it quotes."""
        quoted = {self.comparison.sentences[other].article: other for other in self._quoted(at)}
        return {**quoted, **self.counterparts(at)}

    def told_with(self, at: int) -> Sequence[int]:
        """Give the other sentences that tell or quote what a sentence tells or quotes."""
        claim = self.claims.get(at)
        partners = {*self._partners.get(at, ()), *self._quoted(at)}
        if claim is not None:
            partners |= set(self.comparison.claims[claim].sentences) - {at}
        return sorted(partners)

    def _quoted(self, at: int) -> Iterable[int]:
        return (f.other for f in self.quotations.get(at, ()) if f.other is not None)

"""Going through a comparison: from claim to claim, from difference to difference."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from digest_tui.models import WEAK, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest_tui.models import Comparison, Discrepancy


class Stop(StrEnum):
    """What a sentence can be to somebody who goes through an article."""

    CLAIM = "claim"
    DIFFERENCE = "difference"
    ONLY_HERE = "only here"


class Walk:
    """Knows what each sentence of a comparison is, and which come next."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._partners: dict[int, dict[int, float]] = {}
        for one, other, score, _ in comparison.pairs:
            self._partners.setdefault(one, {})[other] = score
            self._partners.setdefault(other, {})[one] = score
        self._claim = {
            at: number for number, claim in enumerate(comparison.claims) for at in claim.sentences
        }
        self.differences: dict[int, list[Discrepancy]] = {}
        for found in comparison.discrepancies:
            if found.kind not in WEAK:
                self.differences.setdefault(found.one, []).append(found)
                self.differences.setdefault(found.other, []).append(found)
        self.only = frozenset(comparison.only_here)
        self._of = [comparison.of(article) for article in range(len(comparison.articles))]

    def is_a(self, at: int, stop: Stop) -> bool:
        """Tell whether a sentence is a stop of some kind."""
        if stop is Stop.CLAIM:
            return at in self._claim
        return at in (self.differences if stop is Stop.DIFFERENCE else self.only)

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

    def counterparts(self, at: int) -> Mapping[int, int]:
        """Give the sentence of each other article that is most like a sentence."""
        best: dict[int, int] = {}
        partners = self._partners.get(at, {})
        for other in sorted(partners, key=lambda each: -partners[each]):
            best.setdefault(self.comparison.sentences[other].article, other)
        return best

    def told_with(self, at: int) -> Sequence[int]:
        """Give the other sentences that tell what a sentence tells."""
        claim = self._claim.get(at)
        partners = set(self._partners.get(at, ()))
        if claim is not None:
            partners |= set(self.comparison.claims[claim].sentences) - {at}
        return sorted(partners)

    def detail(self, at: int) -> str:
        """Say what a sentence is: who else tells it, and what differs."""
        names = [article.source_name for article in self.comparison.articles]
        here = self.comparison.sentences[at].article
        if at in self.only:
            return f"○ Only {names[here]} tells this."
        words = list(self._differences(at))
        others = self.counterparts(at)
        told = "also told by " + ", ".join(names[other] for other in sorted(others))
        claim = self._claim.get(at)
        if claim is not None:
            told = f"claim {claim + 1} of {len(self.comparison.claims)}, {told}"
        return " · ".join([*words, told])

    def _differences(self, at: int) -> Iterator[str]:
        """Say what differs, seen from one sentence."""
        sentences = self.comparison.sentences
        seen: dict[str, list[str]] = {}
        for found in self.differences.get(at, ()):
            other, here_span, there_span = found.other, found.one_span, found.other_span
            if at == found.other:
                other, here_span, there_span = found.one, found.other_span, found.one_span
            here = f"{found.kind}: {quoted(sentences[at].text[slice(*here_span)])} here"
            source = self.comparison.articles[sentences[other].article].source_name
            there = quoted(sentences[other].text[slice(*there_span)])
            seen.setdefault(here, []).append(f"{there} in {source}")
        for what, elsewhere in seen.items():
            yield f"≠ {what}, {', '.join(elsewhere)}"

"""Grouping the sentences that tell one thing into claims."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from digest_tui.analyse.alignment.align import POSSIBLE
from digest_tui.analyse.average_link import average_link
from digest_tui.models import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import Pair, Sentence


def group(sentences: Sequence[Sentence], pairs: Sequence[Pair]) -> tuple[Claim, ...]:
    """Put the sentences that tell one thing together, each into one claim at most.

    By average link over the pairs of different articles, as far as the mean is that of a
    possible pair. A pair that is no possible one counts as 0, so a chain of sentences
    that only lead from one to the next is no claim.

    Returns:
        The claims of two articles or more, in the order of their first sentences.
    """
    scores = {(pair.one, pair.other): pair.score for pair in pairs}
    groups = average_link(
        len(sentences),
        [(pair.one, pair.other, pair.score) for pair in pairs],
        POSSIBLE,
        lambda one, other: _possible(sentences, one, other),
    )
    return tuple(
        Claim(tuple(members), _mean(members, scores))
        for members in sorted(groups)
        if len({sentences[at].article for at in members}) > 1
    )


def _possible(sentences: Sequence[Sentence], one: Sequence[int], other: Sequence[int]) -> int:
    """How many pairs of different articles two groups make."""
    of = [sentences[at].article for at in one]
    return sum(len(of) - of.count(sentences[at].article) for at in other) or 1


def _mean(members: Sequence[int], scores: dict[tuple[int, int], float]) -> float:
    found = [scores[pair] for pair in combinations(members, 2) if pair in scores]
    return sum(found) / len(found)

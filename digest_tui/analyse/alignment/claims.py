"""Grouping the sentences that tell one thing into claims."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from digest_tui.models import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import Pair, Sentence

_JOINED_FROM = 0.17
"""The mean score of two groups from which they are one: that of a possible pair."""


def group(sentences: Sequence[Sentence], pairs: Sequence[Pair]) -> tuple[Claim, ...]:
    """Put the sentences that tell one thing together, each into one claim at most.

    Average-link clustering: the two groups that are most alike by the mean over the
    pairs of different articles are joined, until none are alike enough. A pair that is
    no possible one counts as 0, so a chain of sentences that only lead from one to the
    next is no claim.

    Returns:
        The claims of two articles or more, in the order of their first sentences.
    """
    links: dict[int, dict[int, float]] = {}
    for pair in pairs:
        links.setdefault(pair.one, {})[pair.other] = pair.score
        links.setdefault(pair.other, {})[pair.one] = pair.score
    groups = {at: [at] for at in links}
    version = dict.fromkeys(links, 0)
    heap = [(-pair.score, pair.one, pair.other, 0, 0) for pair in pairs]
    heapq.heapify(heap)
    while heap:
        _, one, other, of_one, of_other = heapq.heappop(heap)
        if version.get(one) != of_one or version.get(other) != of_other:
            continue  # one of them has been joined meanwhile
        groups[one] += groups.pop(other)
        version[one] += 1
        del version[other]
        sums = links.pop(other)
        for third, score in sums.items():
            if third != one:
                links[third].pop(other)
                links[one][third] = links[third][one] = links[one].get(third, 0.0) + score
        links[one].pop(other)
        for third, score in links[one].items():
            mean = score / _possible(sentences, groups[one], groups[third])
            if mean >= _JOINED_FROM:
                first, second = sorted((one, third))
                heapq.heappush(heap, (-mean, first, second, version[first], version[second]))
    found = {(pair.one, pair.other): pair.score for pair in pairs}
    claims = [
        Claim(tuple(sorted(members)), _mean(members, found))
        for members in groups.values()
        if len({sentences[at].article for at in members}) > 1
    ]
    return tuple(sorted(claims, key=lambda claim: claim.sentences))


def _possible(sentences: Sequence[Sentence], one: list[int], other: list[int]) -> int:
    """How many pairs of different articles two groups make."""
    of = [sentences[at].article for at in one]
    return sum(len(of) - of.count(sentences[at].article) for at in other) or 1


def _mean(members: Sequence[int], scores: dict[tuple[int, int], float]) -> float:
    found = [
        scores[pair]
        for at, one in enumerate(sorted(members))
        for other in sorted(members)[at + 1 :]
        if (pair := (one, other)) in scores
    ]
    return sum(found) / len(found)

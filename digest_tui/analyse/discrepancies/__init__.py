"""What sentences that tell one thing tell differently.

Precision comes first: each finder keeps silent where both accounts can be right.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from digest_tui.analyse.alignment.align import STRONG
from digest_tui.analyse.discrepancies.days import compare_dates
from digest_tui.analyse.discrepancies.finding import Telling
from digest_tui.analyse.discrepancies.names import other_spellings
from digest_tui.analyse.discrepancies.numbers import compare_numbers
from digest_tui.analyse.discrepancies.places import compare_places
from digest_tui.analyse.discrepancies.roles import compare_roles
from digest_tui.analyse.discrepancies.weak import compare_attribution, compare_certainty
from digest_tui.models import Difference, Discrepancy, Tier, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.analyse.discrepancies.finding import Found
    from digest_tui.models import Pair, Sentence

_NEARLY_THE_SAME = 0.4
"""Two sentences on one thing may well name two days of it."""
_FINDERS = (
    (STRONG, compare_numbers),
    (_NEARLY_THE_SAME, compare_dates),
    (STRONG, compare_places),
    (STRONG, compare_roles),
    (STRONG, compare_attribution),
    (STRONG, compare_certainty),
)
"""With the score of a pair from which each looks at it."""
__all__ = ["discrepancies"]


def discrepancies(sentences: Sequence[Sentence], pairs: Sequence[Pair]) -> tuple[Discrepancy, ...]:
    """Find what differs, each thing once for two articles, in the order of the sentences.

    Args:
        sentences: Of all articles, one article after the other.
        pairs: Those that tell the same; only the sure ones are looked at.
    """
    articles: dict[int, list[str]] = {}
    for sentence in sentences:
        articles.setdefault(sentence.article, []).append(sentence.text)
    texts = {article: tuple(some) for article, some in articles.items()}
    found: dict[tuple[object, ...], Discrepancy] = {}
    for discrepancy in _all(sentences, pairs, texts):
        found.setdefault(_what(discrepancy, sentences), discrepancy)
    return tuple(sorted(found.values(), key=lambda each: (each.one, each.one_span, each.other)))


def _all(
    sentences: Sequence[Sentence], pairs: Sequence[Pair], texts: dict[int, tuple[str, ...]]
) -> Iterator[Discrepancy]:
    def telling(at: int) -> Telling:
        return Telling(sentences[at].text, texts[sentences[at].article])

    sure = [pair for pair in pairs if pair.tier is Tier.STRONG]
    for pair in sorted(sure, key=lambda pair: -pair.score):
        for least, finder in _FINDERS:
            if pair.score < least:
                continue
            for found in finder(telling(pair.one), telling(pair.other)):
                yield _described(found, pair.one, pair.other, sentences)
    # A name is a name: it needs no sentences that tell the same thing.
    first = {article: [s.article for s in sentences].index(article) for article in texts}
    for one, other in combinations(texts, 2):
        for here, there, found in other_spellings(texts[one], texts[other]):
            yield _described(found, first[one] + here, first[other] + there, sentences)


def _described(found: Found, one: int, other: int, sentences: Sequence[Sentence]) -> Discrepancy:
    ours = sentences[one].text[slice(*found.one)]
    theirs = sentences[other].text[slice(*found.other)]
    return Discrepancy(
        found.kind, one, other, found.one, found.other, f"{quoted(ours)} / {quoted(theirs)}"
    )


def _what(found: Discrepancy, sentences: Sequence[Sentence]) -> tuple[object, ...]:
    """Tell the same difference found again from another one."""
    ours = sentences[found.one].text[slice(*found.one_span)].casefold()
    theirs = sentences[found.other].text[slice(*found.other_span)].casefold()
    if found.kind is Difference.SPELLING:
        ours, theirs = ours.split()[0], theirs.split()[0]
    articles = (sentences[found.one].article, sentences[found.other].article)
    if found.kind in {Difference.ATTRIBUTION, Difference.CERTAINTY}:
        return (found.kind, found.one, found.other)
    return (found.kind, *articles, ours, theirs)

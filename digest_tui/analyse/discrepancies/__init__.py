"""What sentences that tell one thing tell differently.

Precision comes first: each finder keeps silent where both accounts can be right.
"""

from __future__ import annotations

from itertools import chain, combinations
from typing import TYPE_CHECKING

from digest_tui.analyse.alignment.align import STRONG
from digest_tui.analyse.discrepancies.casualties import compare_casualties
from digest_tui.analyse.discrepancies.days import compare_dates, compare_weekdays
from digest_tui.analyse.discrepancies.finding import Telling
from digest_tui.analyse.discrepancies.names import Names, other_spellings
from digest_tui.analyse.discrepancies.numbers import compare_numbers
from digest_tui.analyse.discrepancies.places import compare_places, compare_regions
from digest_tui.analyse.discrepancies.roles import compare_roles
from digest_tui.analyse.discrepancies.weak import compare_attribution, compare_certainty
from digest_tui.models import Difference, Discrepancy, Tier, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest_tui.analyse.discrepancies.finding import Found
    from digest_tui.models import Pair, Sentence

_LONGEST = 2000
"""Letters of a sentence that are looked at: what goes on longer is none."""
_NEARLY_THE_SAME = 0.4
"""Two sentences on one thing may well name two days of it."""
_CASUALTIES = 0.25
"""How many were killed and wounded is told in like words of every strike."""
_FINDERS = (
    (STRONG, compare_numbers),
    (_CASUALTIES, compare_casualties),
    (_NEARLY_THE_SAME, compare_dates),
    (STRONG, compare_weekdays),
    (STRONG, compare_places),
    (STRONG, compare_regions),
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
    found: dict[tuple[object, ...], Discrepancy] = {}
    articles = _by_article(sentences)
    everything = chain(
        _in_pairs(sentences, pairs, articles.values()), _spellings(sentences, articles.values())
    )
    for discrepancy in everything:
        found.setdefault(_what(discrepancy, sentences), discrepancy)
    return tuple(sorted(found.values(), key=lambda each: (each.one, each.one_span, each.other)))


def _in_pairs(
    sentences: Sequence[Sentence], pairs: Sequence[Pair], articles: Iterable[Sequence[int]]
) -> Iterator[Discrepancy]:
    """Compare sentences that tell the same."""
    tellings: dict[int, Telling] = {}
    for places in articles:
        texts = tuple(sentences[at].text[:_LONGEST] for at in places)
        tellings |= {at: Telling(texts[n], texts, n) for n, at in enumerate(places)}
    seen: set[tuple[tuple[int, str], ...]] = set()
    sure = [pair for pair in pairs if pair.tier is Tier.STRONG]
    for pair in sorted(sure, key=lambda pair: -pair.score):
        told = (sentences[pair.one], sentences[pair.other])
        texts_told = tuple((sentence.article, sentence.text) for sentence in told)
        if told[0].text == told[1].text or texts_told in seen:
            continue  # a line that comes again and again
        seen.add(texts_told)
        for least, finder in _FINDERS:
            if pair.score < least:
                continue
            for found in finder(tellings[pair.one], tellings[pair.other]):
                yield _described(found, pair.one, pair.other, sentences)


def _spellings(
    sentences: Sequence[Sentence], articles: Iterable[Sequence[int]]
) -> Iterator[Discrepancy]:
    """Compare names wherever they stand: they need no sentences that tell the same thing."""
    named = [
        (places, Names.of([sentences[at].text[:_LONGEST] for at in places])) for places in articles
    ]
    for (one, ours), (other, theirs) in combinations(named, 2):
        for here, there, found in other_spellings(ours, theirs):
            yield _described(found, one[here], other[there], sentences)


def _by_article(sentences: Sequence[Sentence]) -> dict[int, list[int]]:
    places: dict[int, list[int]] = {}
    for at, sentence in enumerate(sentences):
        places.setdefault(sentence.article, []).append(at)
    return places


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

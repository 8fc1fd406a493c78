"""Which sentence of one version is which of another: the same, or the same altered.

Every step takes time in proportion to the sentences, or is given a limit: a text that
repeats itself thousands of times is a text like any other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.takeaways.wording import word_key
from digest_tui.text.stop_words import STOP_WORDS
from digest_tui.text.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Nth = tuple[str, int]
    Pair = tuple[int, int]

_ALTERED = 0.5
"""The share of the words of both that an altered sentence still has, where it stood."""
_ALTERED_ELSEWHERE = 0.75
_MOST_WORDS = 200
"""Of a sentence; its first ones tell which it is."""
_SMALL = 0.25
"""What a word that is in every text counts, beside one of the others."""
_RAREST = 6
"""Words of a sentence by which others that have them are looked for."""
_MOST_PLACES = 64
"""Sentences with a word; what more have tells nothing."""
_LIKELIEST = 5
"""Sentences that one is held against of those with most of its rarer words."""
_NEIGHBOURS = 3
"""And those that stand as far in the same gap, this many up and down."""


def same_sentences(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Pair what is in both, each once: positions after, and before.

    What both have once is paired first; from there and from the ends on, what stands next
    to it; then the rest, in order.
    """
    once_before, once_after = _once(before), _once(after)
    pairs = {at: once_before[key] for key, at in once_after.items() if key in once_before}
    taken = set(pairs.values())
    anchors = sorted(pairs.items())
    for step, ends in ((1, (-1, -1)), (-1, (len(after), len(before)))):
        for start, was in (*anchors, ends):
            at, there = start + step, was + step
            while (
                0 <= at < len(after)
                and 0 <= there < len(before)
                and at not in pairs
                and there not in taken
                and after[at] == before[there]
            ):
                pairs[at] = there
                taken.add(there)
                at, there = at + step, there + step
    left: dict[str, list[int]] = {}
    for there in range(len(before) - 1, -1, -1):
        if there not in taken:
            left.setdefault(before[there], []).append(there)
    for at, key in enumerate(after):
        if at not in pairs and left.get(key):
            pairs[at] = left[key].pop()
    return pairs


def in_order(pairs: Mapping[int, int]) -> list[Pair]:
    """Give the most pairs that stand in the same order in both; the others have been moved.

    The longest increasing subsequence, by patience (Fredman 1975).
    """
    tops: list[int] = []
    piles: list[Pair] = []
    below: dict[int, int | None] = {}
    for at, there in sorted(pairs.items()):
        pile = bisect_left(tops, there)
        below[at] = piles[pile - 1][0] if pile else None
        tops[pile : pile + 1] = [there]
        piles[pile : pile + 1] = [(at, there)]
    found: list[Pair] = []
    last = piles[-1][0] if piles else None
    while last is not None:
        found.append((last, pairs[last]))
        last = below[last]
    return found[::-1]


def altered_sentences(
    before: Sequence[str], after: Sequence[str], same: Mapping[int, int]
) -> dict[int, int]:
    """Pair what is left of both by its words, each once, the best pairs first.

    Args:
        before: The sentences before.
        after: Those after.
        same: Those that are in both, by position after and before.
    """
    kept = in_order(same)
    ours = _in_gaps(len(after), set(same), [at for at, _ in kept])
    theirs = _in_gaps(len(before), set(same.values()), [there for _, there in kept])
    if not ours or not theirs:
        return {}
    known_after = {at: _known(after[at]) for at in ours}
    known_before = {there: _known(before[there]) for there in theirs}
    found = []
    for at, there in {*_with_rare_words(known_after, known_before), *_near(ours, theirs)}:
        one, other = known_before[there], known_after[at]
        score = _likeness(one, other)
        apart = ours[at] != theirs[there]
        if score >= (_ALTERED_ELSEWHERE if apart else _ALTERED):
            rank = (-score, apart, -len(one.numbers & other.numbers), abs(at - there))
            found.append((*rank, at, there))
    pairs: dict[int, int] = {}
    taken = set()
    for *_, at, there in sorted(found):
        if at not in pairs and there not in taken:
            pairs[at] = there
            taken.add(there)
    return pairs


class _Known(NamedTuple):
    """What an altered sentence is known by; each word as often as it stands there."""

    words: frozenset[Nth]
    """Every number is one, whichever it is: a toll that rises is the same sentence altered."""
    small: frozenset[Nth]
    """The words that are in every text."""
    numbers: frozenset[Nth]

    @property
    def weight(self) -> float:
        """How much it has that another one could have, too."""
        return len(self.words) + _SMALL * len(self.small)


def _known(text: str) -> _Known:
    words: set[Nth] = set()
    small: set[Nth] = set()
    numbers: set[Nth] = set()
    counts: Counter[str] = Counter()
    for token in islice(tokens(text), _MOST_WORDS):
        key = word_key(token.word)
        if key[:1].isdigit():
            numbers.add((key, 1))
            key = "#"
        counts[key] += 1
        (small if token.word in STOP_WORDS else words).add((key, counts[key]))
    return _Known(frozenset(words), frozenset(small), frozenset(numbers))


def _likeness(one: _Known, other: _Known) -> float:
    """Give the share of the words of two sentences that both have (Dice 1945)."""
    shared = len(one.words & other.words) + _SMALL * len(one.small & other.small)
    return 2 * shared / (one.weight + other.weight) if shared else 0.0


def _once(keys: Sequence[str]) -> dict[str, int]:
    counts = Counter(keys)
    return {key: at for at, key in enumerate(keys) if counts[key] == 1}


def _in_gaps(count: int, paired: set[int], kept: Sequence[int]) -> dict[int, int]:
    """Give the positions that are not paired, with the number of those kept before each."""
    return {at: bisect_left(kept, at) for at in range(count) if at not in paired}


def _with_rare_words(ours: Mapping[int, _Known], theirs: Mapping[int, _Known]) -> Iterator[Pair]:
    """Give the pairs that share most of the words and numbers that few sentences have."""
    places: dict[Nth, list[int]] = {}
    for there, known in theirs.items():
        for word in known.words | known.numbers:
            places.setdefault(word, []).append(there)
    for at, known in ours.items():
        # The words decide where two are as rare: the same text has the same changes every time.
        having = sorted((len(places.get(word, ())), word) for word in known.words | known.numbers)
        telling = [word for count, word in having if 0 < count <= _MOST_PLACES]
        shared: Counter[int] = Counter()
        for word in telling[:_RAREST]:
            shared.update(places[word])
        yield from ((at, there) for there, _ in shared.most_common(_LIKELIEST))


def _near(ours: Mapping[int, int], theirs: Mapping[int, int]) -> Iterator[Pair]:
    """Give the pairs that stand about as far in the same gap."""
    gaps: dict[int, list[int]] = {}
    for there, gap in theirs.items():
        gaps.setdefault(gap, []).append(there)
    passed: Counter[int] = Counter()
    for at, gap in ours.items():
        inside = passed[gap]
        passed[gap] += 1
        near = gaps.get(gap, [])[max(0, inside - _NEIGHBOURS) : inside + _NEIGHBOURS + 1]
        yield from ((at, there) for there in near)

"""Passages in quotation marks that another article has too, word for word or altered."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.models import Match, Quotation, Span
from digest_tui.text.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.models import Sentence

_QUOTED = re.compile(r"[\"“«„]([^\"“”«»„]{12,})[\"”»“]")
_LEAST_WORDS = 4
"""Of a quotation: fewer are a term or a name."""
_ALIKE = 0.75
"""The share of its words, in their order, with which a passage is the same one altered."""


class _Word(NamedTuple):
    word: str
    span: Span


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[_Word, ...]:
    return tuple(_Word(token.word, Span(token.start, token.end)) for token in tokens(text))


def quotations(sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """Look for each quoted passage in the other articles, and give its best match in each."""
    found: list[Quotation] = []
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, sentence in enumerate(sentences):
        for word in {each.word for each in _words(sentence.text)}:
            places[word].append(at)
    for at, sentence in enumerate(sentences):
        for quote in _quotes(sentence.text):
            best: dict[int, tuple[float, Quotation]] = {}
            wanted = {each.word for each in quote}
            shared = Counter(chain.from_iterable(places[word] for word in wanted))
            for other in sorted(shared):
                candidate = sentences[other]
                if candidate.article == sentence.article or shared[other] < _ALIKE * len(wanted):
                    continue
                match = _match(quote, candidate.text)
                if match and match[0] > best.get(candidate.article, (0.0,))[0]:
                    share, spans = match
                    best[candidate.article] = (share, _quotation(at, other, quote, spans))
            found += [quotation for _, quotation in best.values()]
    return tuple(found)


class _Spans(NamedTuple):
    other: Span
    altered: tuple[tuple[Span, Span], ...]


def _quotes(text: str) -> Iterator[tuple[_Word, ...]]:
    for match in _QUOTED.finditer(text):
        words = tuple(w for w in _words(text) if match.start(1) <= w.span.start < match.end(1))
        if len(words) >= _LEAST_WORDS:
            yield words


def _match(quote: tuple[_Word, ...], text: str) -> tuple[float, _Spans] | None:
    """Give the share of a quotation that a text has in its order, and where."""
    words = _words(text)
    wanted = [each.word for each in quote]
    matcher = SequenceMatcher(None, wanted, [each.word for each in words], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    share = sum(block.size for block in blocks) / len(wanted)
    first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
    if share < _ALIKE or last - first > len(wanted) / _ALIKE:
        return None
    altered = tuple(
        (_span(quote[i1:i2]), _span(words[j1:j2]))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal" and (i1 < i2 or (j1 < j2 and first < j1 < last))
    )
    return share, _Spans(_span(words[first:last]), altered)


def _span(words: Sequence[_Word]) -> Span:
    return Span(words[0].span.start, words[-1].span.end) if words else Span(0, 0)


def _quotation(one: int, other: int, quote: tuple[_Word, ...], spans: _Spans) -> Quotation:
    kind = Match.ALTERED if spans.altered else Match.EXACT
    return Quotation(kind, one, other, _span(quote), spans.other, spans.altered)

"""Passages in quotation marks: who else has the words, exactly or altered; or that none has."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.quotations.marks import quoted_parts
from digest_tui.analyse.quotations.matching import find_altered, find_exactly, least, words_of
from digest_tui.models import CarriedTakeaway, Match, Part, Quotation, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.analyse.quotations.matching import Found, Word
    from digest_tui.models import Article, Sentence

LEAST_WORDS = 4
"""Of a quotation: fewer are a term or a name."""
_TRIES = 3
"""The sentences of an article that are looked at for an altered quotation, at most."""


class _Text(NamedTuple):
    """A text that a quotation can come from."""

    words: tuple[Word, ...]
    of: int | str
    """The article that it is a sentence of, or whose takeaway it is."""
    sentence: int | None = None
    takeaway: CarriedTakeaway | None = None


def quotations(articles: Sequence[Article], sentences: Sequence[Sentence]) -> list[Quotation]:
    """Look for each quoted passage elsewhere.

    Args:
        articles: Those that are compared.
        sentences: Theirs.

    Returns:
        For each passage its best place in every other article, and in every publisher's
        takeaways, whichever of the articles carries them; else that there is none. What
        goes over several sentences is looked for sentence by sentence.
    """
    quotes = list(_quotes(articles, sentences))
    if not quotes:
        return []
    texts = [*_sentences(sentences), *_takeaways(articles)]
    places: dict[str, list[int]] = {each.word: [] for _, quote in quotes for each in quote}
    for at, text in enumerate(texts):
        for word in places.keys() & {each.word for each in text.words}:
            places[word].append(at)
    result: list[Quotation] = []
    for one, quote in quotes:
        alike = [at for at in _candidates(quote, places) if texts[at].of != sentences[one].article]
        best = _best(quote, [texts[at] for at in alike])
        whole = Span(quote[0].span.start, quote[-1].span.end)
        result += [_quotation(one, whole, found, text) for found, text in best]
        if not best:
            result.append(Quotation(Match.NOWHERE, one, whole))
    return result


def _best(quote: Sequence[Word], texts: Sequence[_Text]) -> list[tuple[Found, _Text]]:
    """Give the best place of each article.

    Args:
        quote: What is quoted.
        texts: Those that have most of its words, the most first.
    """
    best: dict[int | str, tuple[Found, _Text]] = {}
    for text in texts:
        found = None if text.of in best else find_exactly(quote, text.words)
        if found:
            best[text.of] = (found, text)
    exact, tried = frozenset(best), Counter[int | str]()
    for text in texts:
        tried[text.of] += 1
        if text.of in exact or tried[text.of] > _TRIES:
            continue
        found = find_altered(quote, text.words)
        if found and (text.of not in best or found.share > best[text.of][0].share):
            best[text.of] = (found, text)
    return sorted(best.values(), key=lambda each: (each[1].takeaway or (), each[1].sentence or 0))


def _quotes(
    articles: Sequence[Article], sentences: Sequence[Sentence]
) -> Iterator[tuple[int, tuple[Word, ...]]]:
    """Give the quoted words of each sentence."""
    paragraphs: dict[tuple[int, Part, int], list[Span]] = {}
    for at, sentence in enumerate(sentences):
        key = (sentence.article, sentence.part, sentence.paragraph)
        if key not in paragraphs:
            paragraphs[key] = list(quoted_parts(_paragraph(articles, sentence)))
        shift = sentence.span.start
        for part in paragraphs[key]:
            start, end = part.start - shift, part.end - shift
            quote = tuple(w for w in words_of(sentence.text) if start <= w.span.start < end)
            if len(quote) >= LEAST_WORDS:
                yield at, quote


def _paragraph(articles: Sequence[Article], sentence: Sentence) -> str:
    article = articles[sentence.article]
    if sentence.part is Part.BODY:
        return article.body[sentence.paragraph].text
    return article.title if sentence.part is Part.TITLE else article.dek or ""


def _sentences(sentences: Sequence[Sentence]) -> Iterator[_Text]:
    for at, sentence in enumerate(sentences):
        yield _Text(words_of(sentence.text), sentence.article, sentence=at)


def _takeaways(articles: Sequence[Article]) -> Iterator[_Text]:
    for at, article in enumerate(articles):
        for which, assessment in enumerate(article.assessments):
            # ISW's takeaways are one text, however many carry it; those that nobody is
            # named for may be another's each.
            of = assessment.publisher or f"{at} {which}"
            for number, takeaway in enumerate(assessment.takeaways):
                place = CarriedTakeaway(at, which, number)
                yield _Text(words_of(takeaway.text), of, takeaway=place)


def _candidates(quote: Sequence[Word], places: dict[str, list[int]]) -> Sequence[int]:
    """Give the texts that have enough of a quotation's words, whatever their order.

    Enough words cannot be there where the rarest ones all are missing; that leaves few
    texts to look at. Those that have the most come first.
    """
    wanted = sorted({each.word for each in quote}, key=lambda word: len(places[word]))
    enough = least(len(wanted))
    counts: dict[int, int] = {}
    for word in wanted[: len(wanted) - enough + 1]:
        for at in places[word]:
            counts[at] = counts.get(at, 0) + 1
    for word in wanted[len(wanted) - enough + 1 :]:
        for at in places[word]:
            if at in counts:
                counts[at] += 1
    enough_there = (at for at, count in counts.items() if count >= enough)
    return sorted(enough_there, key=lambda at: (-counts[at], at))


def _quotation(one: int, whole: Span, found: Found, text: _Text) -> Quotation:
    match = Match.ALTERED if found.altered else Match.EXACT
    return Quotation(match, one, whole, text.sentence, text.takeaway, found.span, found.altered)

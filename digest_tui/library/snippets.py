"""The sentences that show why an article answers a query."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.library.sieve import Sieve
from digest_tui.models import Highlighted, Role, Snippet, Span
from digest_tui.query import Matcher
from digest_tui.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest_tui.models import Article, Paragraph
    from digest_tui.query import Node
    from digest_tui.store.texts import Part, Text

_NO_OTHERS: Mapping[str, Sequence[str]] = MappingProxyType({})
_SNIPPETS = 2
_LONGEST = 260
"""Characters of a snippet."""
_LEAD_IN = 60
"""Characters before the first word that is marked."""
_LOOKED_AT = 200_000
"""Characters of an article in which snippets are looked for."""
_LONGEST_SENTENCE = 2_000
"""Characters of one; what goes on longer is a list or worse, and is looked at in parts."""


class _Found(NamedTuple):
    kinds: int
    where: str
    paragraph: int | None
    span: Span
    sentence: str
    marks: tuple[Span, ...]


class Snippets:
    """Finds the best sentences of articles for one query.

    The best have the most of what is asked for; of two with as much, the first. Where
    two have all of it, the rest of the article is not looked at.
    """

    def __init__(self, node: Node | None, also: Mapping[str, Sequence[str]] = _NO_OTHERS) -> None:
        """Make one.

        Args:
            node: What is looked for.
            also: How else words of it are spelled, folded.
        """
        self._title = Matcher.of(node, "title", also)
        self._prose = Matcher.of(node, also=also)
        self._takeaways = Matcher.of(node, "takeaway", also)
        self._prose_sieve = Sieve(self._prose)
        self._takeaways_sieve = Sieve(self._takeaways)

    def title(self, title: str) -> Highlighted:
        """Mark the words of the query in a title."""
        return Highlighted(title, self._title.spans(title))

    def of(self, article: Text | Article) -> tuple[Snippet, ...]:
        """Give the best sentences, best first."""
        best: list[_Found] = []
        looked_at = 0
        for where, paragraph, whole in _parts(article):
            text = whole[: _LOOKED_AT - looked_at]
            for found in self._look((where, paragraph, text), best):
                best.append(found)
                best.sort(key=lambda found: -found.kinds)
                del best[_SNIPPETS:]
            looked_at += len(text)
            if looked_at >= _LOOKED_AT:
                break
        return tuple(
            Snippet(found.where, found.paragraph, excerpt(found.sentence, found.marks), found.span)
            for found in best
        )

    def _look(self, part: tuple[str, int | None, str], best: list[_Found]) -> Iterator[_Found]:
        """Give the sentences of a part that are better than the best so far."""
        where, paragraph, text = part
        in_takeaway = where.startswith("takeaway")
        matcher = self._takeaways if in_takeaway else self._prose
        sieve = self._takeaways_sieve if in_takeaway else self._prose_sieve
        if sieve.most <= _least(best) or sieve.bound(text) <= _least(best):
            return
        for span in _stretches(text):
            sentence = text[span.start : span.end]
            if sieve.bound(sentence) > _least(best):
                kinds, marks = matcher.look(sentence)
                kinds = min(kinds, sieve.most)
                if kinds > _least(best):
                    yield _Found(kinds, where, paragraph, span, sentence, marks)


def _stretches(text: str) -> Iterator[Span]:
    """Give the sentences of a text, those that are too long in parts."""
    for at, end in sentences(text):
        start = at
        while end - start > _LONGEST_SENTENCE:
            most = start + _LONGEST_SENTENCE
            cut = text.rfind(" ", start, most) + 1 or most
            yield Span(start, cut)
            start = cut
        yield Span(start, end)


def _least(best: list[_Found]) -> int:
    """What a sentence has to exceed."""
    return best[-1].kinds if len(best) == _SNIPPETS else 0


def _parts(article: Text | Article) -> Iterator[tuple[str, int | None, str]]:
    if article.dek:
        yield "dek", None, article.dek
    body: Sequence[Part | Paragraph] = article.body
    for index, paragraph in enumerate(body):
        if paragraph.kind is not Role.HEADING:
            yield "body", index, paragraph.text
    for assessment in article.assessments:
        for takeaway in assessment.takeaways:
            yield f"takeaway {takeaway.number}", None, takeaway.text


def excerpt(text: str, spans: Sequence[Span]) -> Highlighted:
    """Cut a text to what is shown of it, around the first word that is marked."""
    if len(text) <= _LONGEST:
        return Highlighted(text, tuple(spans))
    start = max(0, (spans[0].start if spans else 0) - _LEAD_IN)
    if start:
        start = text.rfind(" ", 0, start) + 1
    end = len(text)
    if end - start > _LONGEST:
        end = max(text.rfind(" ", start, start + _LONGEST), start + _LONGEST // 2)
    head, tail = ("… " if start else ""), (" …" if end < len(text) else "")
    shift = len(head) - start
    inside = tuple(
        Span(span.start + shift, span.end + shift)
        for span in spans
        if span.start >= start and span.end <= end
    )
    return Highlighted(f"{head}{text[start:end]}{tail}", inside)

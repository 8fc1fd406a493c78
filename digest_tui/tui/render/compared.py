"""What is marked in the text of a comparison, by block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.models import NOTHING, Part, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest_tui.models import Article, Quotation, Sentence
    from digest_tui.tui.walk import Walk

Key = tuple[str | int, ...]
Marked = dict[str, list[Span]]


def key_of(sentence: Sentence) -> Key:
    """Give the key of the block that a sentence stands in."""
    if sentence.part is Part.BODY:
        return ("body", sentence.paragraph)
    return (sentence.part.value,)


def shift_of(sentence: Sentence, article: Article) -> int:
    """Give the characters that stand before a sentence's paragraph in its block."""
    if sentence.part is not Part.BODY:
        return 0
    label = article.body[sentence.paragraph].label
    return len(label) + 1 if label else 0


def marks_of(walk: Walk, article: int, focus: int | None) -> Mapping[Key, Marked]:
    """Mark the text of one article.

    Args:
        walk: The comparison.
        article: Which article of it.
        focus: The sentence that has the focus, in whichever article.

    Returns:
        The places by style and block: `only` where nobody else tells it, `focus`, and
        `passage` for what tells the same as the focus; `differs` for the words that
        differ, `lacks` where another article has words and this one has none; `quoted` for
        a quotation, `altered` for one that another article has otherwise, `changed` for
        the words of it that it has otherwise.
    """
    comparison = walk.comparison
    alike = frozenset(walk.told_with(focus)) if focus is not None else frozenset()
    found: dict[Key, Marked] = {}
    for at in comparison.of(article):
        sentence = comparison.sentences[at]
        shift = sentence.span.start + shift_of(sentence, comparison.articles[article])
        marked = found.setdefault(key_of(sentence), {})
        whole = Span(0, len(sentence.text))
        places = [("only", whole)] if at in walk.only else []
        if at == focus:
            places.append(("focus", whole))
        elif at in alike:
            places.append(("passage", whole))
        for style, span in [*places, *_differing(walk, at), *_quoted(walk, at)]:
            marked.setdefault(style, []).append(Span(shift + span.start, shift + span.end))
    for marked in found.values():
        for style in marked.keys() & {"differs", "lacks", "quoted", "altered", "changed"}:
            marked[style] = merged(marked[style])
    return found


def _differing(walk: Walk, at: int) -> Iterator[tuple[str, Span]]:
    for difference in walk.differences.get(at, ()):
        span = difference.one_span if difference.one == at else difference.other_span
        yield ("differs", span) if span.end > span.start else ("lacks", Span(0, 1))


def _quoted(walk: Walk, at: int) -> Iterator[tuple[str, Span]]:
    for quotation in walk.quotations.get(at, ()):
        yield style_of(quotation), quotation.one_span
        for here, _ in quotation.altered:
            if here != NOTHING:
                yield "changed", here


def style_of(found: Quotation) -> str:
    """Give the style of a quotation."""
    return "altered" if found.altered else "quoted"


def merged(spans: list[Span]) -> list[Span]:
    """Put places that touch together; in order."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result

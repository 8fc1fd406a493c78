"""An article as blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest_tui.models import Role, Span
from digest_tui.text.sanitise import clean_line
from digest_tui.tui.render.document import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.models import Article, Assessment, Reading


def article_blocks(reading: Reading, versions: int = 1) -> Iterator[Block]:
    """Give a whole article: where it is from, what it tells, what it quotes.

    Args:
        reading: The article, with its marks.
        versions: How many there are of it; this is the last one.
    """
    article = reading.article
    yield Block(article.headline, "title", marks=_hits(reading.title), key=("title",))
    *above, last = _origin(reading, versions)
    for block in above:
        yield replace(block, after=0)
    yield last
    yield from body_blocks(reading)


def _origin(reading: Reading, versions: int) -> Iterator[Block]:
    """Say where an article is from, and what is to be known of how it was read."""
    article = reading.article
    byline = byline_of(article)
    if versions > 1:
        byline += f" · version {versions} of {versions}"
    yield Block(byline, "meta")
    if article.url:
        yield Block(clean_line(article.url), "meta", cut=True, link=article.url)
    if reading.cites:
        yield Block(f"cites {', '.join(reading.cites)}", "meta")
    for note in article.notes:
        yield Block(note, "note", head="! ")


def body_blocks(reading: Reading) -> Iterator[Block]:
    """Give an article without what stands above it."""
    article = reading.article
    passages: dict[tuple[str | int, ...], list[Span]] = {}
    for snippet in reading.passages:
        key = ("dek",) if snippet.paragraph is None else ("body", snippet.paragraph)
        if snippet.span:
            passages.setdefault(key, []).append(snippet.span)
    if article.dek:
        marks = _marks(reading.dek, passages.get(("dek",), ()))
        yield Block(article.dek, "dek", marks=marks, key=("dek",))
    for index, paragraph in enumerate(article.body):
        key = ("body", index)
        style = "heading" if paragraph.kind is Role.HEADING else "text"
        label = f"{paragraph.label} " if paragraph.label else ""
        marks = _marks(reading.body[index], passages.get(key, ()), shift=len(label))
        if label:
            marks = (("label", (Span(0, len(label) - 1),)), *marks)
        head = f"{paragraph.marker} " if paragraph.marker else ""
        yield Block(label + paragraph.text, style, head=head, marks=marks, key=key)
    for at, assessment in enumerate(article.assessments):
        yield from _assessment(at, assessment, reading)
    for caption in article.captions:
        yield Block(f"Picture: {caption.text}", "meta")


def byline_of(article: Article) -> str:
    """Say who published an article, when, and who wrote it."""
    parts = [article.source_name, article.dated]
    if article.byline:
        parts.append(f"by {article.byline}")
    return " · ".join(parts)


def first_passage(reading: Reading) -> tuple[str | int, ...] | None:
    """Give the key of the block with the best passage, where there are passages."""
    if not reading.passages:
        return None
    paragraph = reading.passages[0].paragraph
    return ("dek",) if paragraph is None else ("body", paragraph)


def original_blocks(text: str) -> Iterator[Block]:
    """Give a text as it came, line by line."""
    lines = text.rstrip("\n").split("\n")
    width = len(str(len(lines)))
    for number, line in enumerate(lines, 1):
        yield Block(line, "text", head=f"{number:{width}} ", after=0)


def _assessment(at: int, assessment: Assessment, reading: Reading) -> Iterator[Block]:
    whose = assessment.publisher or "publisher not given"
    of = assessment.report_date or "report date not given"
    yield Block(f"Key Takeaways: {whose}, {of}", "heading", after=0)
    if assessment.doubt:
        yield Block(f"Doubtful: {assessment.doubt}", "note", head="? ", after=0)
    for takeaway, spans in zip(assessment.takeaways, reading.takeaways[at], strict=True):
        last = takeaway is assessment.takeaways[-1]
        yield Block(
            takeaway.text,
            "takeaway",
            head=f"{takeaway.number:2}. ",
            marks=_hits(spans),
            after=int(last),
            key=("takeaway", at, takeaway.number),
        )


def _hits(spans: Sequence[Span]) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    return (("hit", tuple(spans)),) if spans else ()


def _marks(
    hits: Sequence[Span], passages: Sequence[Span], shift: int = 0
) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    shifted = [
        (name, tuple(Span(s.start + shift, s.end + shift) for s in sorted(spans)))
        for name, spans in (("passage", passages), ("hit", hits))
    ]
    return tuple((name, spans) for name, spans in shifted if spans)

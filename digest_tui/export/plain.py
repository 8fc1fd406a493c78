"""Articles and takeaways as plain text of a width, for people at a shell."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from digest_tui.export.signs import SIGNS
from digest_tui.models import Role
from digest_tui.text.width import cells, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.export.signs import Signs
    from digest_tui.models import Article, SourceCount

_GAP = " │ "
_NARROWEST_COLUMN = 24


def article(
    read: Article, cites: Sequence[str], width: int, signs: Signs = SIGNS
) -> Iterator[str]:
    """Give an article as it is read, title and origin first."""
    yield from header(read, width, signs)
    if cites:
        yield from _wrapped(f"Cites {', '.join(cites)}", width)
    for note in read.notes:
        yield from _wrapped(f"Note: {note}", width)
    yield ""
    yield from body(read, width)


def header(read: Article, width: int, signs: Signs = SIGNS) -> Iterator[str]:
    """Give title, source, date and byline."""
    yield from _wrapped(read.headline, width)
    yield from _wrapped(f"{read.source_name}{signs.between}{read.dated}", width)
    if read.byline:
        yield from _wrapped(f"By {read.byline}", width)


def body(read: Article, width: int) -> Iterator[str]:
    """Give the standfirst, the paragraphs and the takeaways that an article carries."""
    if read.dek:
        yield from _wrapped(read.dek, width)
        yield ""
    for paragraph in read.body:
        head = " ".join(filter(None, (paragraph.marker, paragraph.label)))
        text = f"{head} {paragraph.text}" if head else paragraph.text
        yield from _wrapped(text.upper() if paragraph.kind is Role.HEADING else text, width)
        yield ""
    for assessment in read.assessments:
        whose = assessment.publisher or "publisher not given"
        of = assessment.report_date or "report date not given"
        yield from _wrapped(f"Key Takeaways ({whose}, {of})", width)
        if assessment.doubt:
            yield from _wrapped(f"Doubtful: {assessment.doubt}", width)
        yield from _numbered([(t.number, t.text) for t in assessment.takeaways], width)
        yield ""


def sources(counts: Sequence[SourceCount]) -> Iterator[str]:
    """Give the sources, a line each."""
    for count in counts:
        yield f"{count.articles:6}  {count.slug or '-':24}  {count.name}"


def columns(articles: Sequence[Article], width: int) -> Iterator[str]:
    """Give articles side by side; one after another where there is no room for that."""
    each = (width - len(_GAP) * (len(articles) - 1)) // len(articles)
    if each < _NARROWEST_COLUMN:
        for read in articles:
            yield from (*header(read, width), "", *body(read, width))
            yield "─" * width
        return
    for part in (header, _ruled, body):
        for row in zip_longest(*(part(read, each) for read in articles), fillvalue=""):
            padded = [line + " " * (each - cells(line)) for line in row]
            yield _GAP.join(padded).rstrip()


def _ruled(_: Article, width: int) -> Iterator[str]:
    yield "─" * width


def _numbered(items: Sequence[tuple[int, str]], width: int) -> Iterator[str]:
    for number, text in items:
        head = f"{number:3}. "
        for at, span in enumerate(wrap(text, width - len(head))):
            yield (" " * len(head) if at else head) + text[span.start : span.end]


def _wrapped(text: str, width: int, indent: str = "") -> Iterator[str]:
    for span in wrap(text, width - len(indent)):
        yield indent + text[span.start : span.end]

"""What a reader takes along: a passage with its reference, an article, a report.

Plain text in lines that are not broken; where it is put in, it is broken anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digest_tui.models import quoted
from digest_tui.text.sanitise import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest_tui.models import (
        Article,
        Assessment,
        Entry,
        Report,
        ReportTakeaway,
        Snippet,
    )


class Copied(NamedTuple):
    """A text, and what it is."""

    what: str
    """In words: `a sentence of Caliber.Az`."""
    text: str


def passage(words: str, article: Article, what: str = "a passage") -> Copied:
    """Quote words of an article, with where they are from; without words, that alone."""
    if not words:
        return _copied(f"the reference of {article.source_name}", _reference(article))
    return _copied(f"{what} of {article.source_name}", [quoted(words), *_reference(article)])


def passages(tellings: Sequence[tuple[str, Article]]) -> Copied:
    """Quote what several articles tell of one thing."""
    if len(tellings) == 1:
        return passage(*tellings[0], what="a sentence")
    names = ", ".join(dict.fromkeys(article.source_name for _, article in tellings))
    parts = ["\n".join([quoted(words), *_reference(article)]) for words, article in tellings]
    return _copied(f"a claim as {names} tell it", ["\n\n".join(parts)])


def whole_snippet(snippet: Snippet, article: Article) -> str:
    """Give all of the sentence of which a list shows a part."""
    text = article.dek or ""
    if snippet.paragraph is not None and snippet.paragraph < len(article.body):
        text = article.body[snippet.paragraph].text
    found = text[slice(*snippet.span)] if snippet.span else ""
    # It may be of a takeaway, or the article may have changed.
    return found if _shown(snippet) in found else snippet.words.text


def _shown(snippet: Snippet) -> str:
    return snippet.words.text.removeprefix("… ").removesuffix(" …")


def hit(entry: Entry, words: str) -> Copied:
    """Quote the passage of a hit; its title, where it has none."""
    said = [quoted(words)] if words else []
    lines = [*said, f"{entry.source_name}, {quoted(entry.title)}, {entry.dated}"]
    what = "a passage" if words else "the reference"
    return _copied(f"{what} of {entry.source_name}", lines)


def takeaway(report: Report, which: ReportTakeaway) -> Copied:
    """Quote a Key Takeaway, with whose it is and where it stands."""
    lines = [quoted(which.text), f"Key Takeaway {which.number}, {report.heading}"]
    return _copied(f"Key Takeaway {which.number} of {report.label}", lines)


def report(read: Report) -> Copied:
    """Give all Key Takeaways of a report."""
    lines = [f"Key Takeaways: {read.heading}", ""]
    lines += [f"{one.number}. {one.text}" for one in read.takeaways]
    return _copied(f"{len(read.takeaways)} Key Takeaways of {read.label}", lines)


def article(read: Article) -> Copied:
    """Give a whole article, each paragraph on a line of its own."""
    return _copied(f"the article of {read.source_name}", _whole(read))


def address(url: str) -> Copied:
    """Give an address."""
    return Copied("the address", clean_line(url))


def _reference(article: Article) -> Iterator[str]:
    byline = f", by {article.byline}" if article.byline else ""
    yield f"{article.source_name}, {quoted(article.headline)}{byline}, {article.dated}"
    if article.url:
        yield article.url


def _whole(read: Article) -> Iterator[str]:
    yield read.headline
    yield f"{read.source_name}, {read.dated}" + (f", by {read.byline}" if read.byline else "")
    if read.url:
        yield read.url
    if read.dek:
        yield from ("", read.dek)
    for paragraph in read.body:
        head = " ".join(filter(None, (paragraph.marker, paragraph.label)))
        yield from ("", f"{head} {paragraph.text}" if head else paragraph.text)
    for assessment in read.assessments:
        yield from _takeaways(assessment)


def _takeaways(assessment: Assessment) -> Iterator[str]:
    whose = assessment.publisher or "publisher not given"
    yield from ("", f"Key Takeaways: {whose}, {assessment.report_date or 'report date not given'}")
    yield from (f"{one.number}. {one.text}" for one in assessment.takeaways)


def _copied(what: str, lines: Iterable[str]) -> Copied:
    # Texts are clean since they were filed; what leaves for other programs is looked at again.
    return Copied(what, clean("\n".join(lines)).text)

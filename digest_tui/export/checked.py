"""How a text was read, line by line, as plain text and as JSON; docs/json.md lists every key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest_tui.export import as_json
from digest_tui.export.lines import hanging
from digest_tui.models import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.models import Checked

_ROLE = 16
_LEFT_OUT = "page furniture"
_UNKNOWN = "unknown"


def lines(of: Checked, width: int) -> Iterator[str]:
    """Give what is known of a text, and then each of its lines with what it was taken for."""
    yield of.origin
    for what, told in _known(of):
        how = f" ({of.how[what]})" if what in of.how else ""
        yield from hanging(f"  {what:{_ROLE - 2}}", f"{told}{how}", width)
    yield ""
    for line in of.lines:
        rule = f"  <- tells the source: {line.rule}" if line.rule else ""
        yield from hanging(f"{line.number:5}  {line.role:{_ROLE}} ", f"{line.text}{rule}", width)
    for text in of.left_out:
        yield from hanging(f"{'':5}  {_LEFT_OUT:{_ROLE}} ", text, width)
    yield ""


def _known(of: Checked) -> Iterator[tuple[str, str]]:
    article = of.article
    yield "read as", of.kind
    yield "source", article.source.name if article.source else _UNKNOWN
    yield "title", article.title or "none"
    if article.dek:
        yield "dek", article.dek
    yield "date", article.dated if article.published else _UNKNOWN
    yield "byline", article.byline or "none"
    yield "language", article.language or _UNKNOWN
    yield "address", article.url or "none"
    headings = sum(part.kind is Role.HEADING for part in article.body)
    yield "body", f"paragraphs {len(article.body) - headings}, headings {headings}"
    for assessment in article.assessments:
        whose = assessment.publisher or "nobody knows whose"
        doubt = f"; doubtful: {assessment.doubt}" if assessment.doubt else ""
        yield "takeaways", f"{len(assessment.takeaways)}, {whose}{doubt}"
    for note in article.notes:
        yield "note", note
    if of.unused:
        yield "no match", ", ".join(of.unused)


def as_object(of: Checked) -> dict[str, Any]:
    """Make the object of `sources check`."""
    article = of.article
    return {
        "origin": of.origin,
        "kind": of.kind,
        "source": as_json.source_object(article),
        "title": article.title,
        "dek": article.dek,
        "published": as_json.date(article.published),
        "byline": article.byline,
        "language": article.language,
        "url": article.url,
        "how": of.how,
        "notes": list(article.notes),
        "unused": list(of.unused),
        "lines": [
            {"line": line.number, "as": line.role, "text": line.text, "rule": line.rule}
            for line in of.lines
        ],
        "left_out": list(of.left_out),
    }

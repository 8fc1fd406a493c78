"""How a text was read, line by line, as plain text and as JSON; docs/json.md lists every key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest_tui.export.as_json import date as date_object
from digest_tui.export.lines import hanging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.models import Checked

_ROLE = 16


def lines(of: Checked, width: int) -> Iterator[str]:
    """Give what is known of a text, and then each of its lines with what it was taken for."""
    article = of.article
    yield of.origin
    known = {
        "read as": of.kind,
        "source": article.source_name,
        "title": article.title or "none",
        "date": article.dated,
        "byline": article.byline or "none",
        "language": article.language or "not said",
        "address": article.url or "none",
    }
    for what, told in known.items():
        how = f" ({of.how[what]})" if what in of.how else ""
        yield from hanging(f"  {what:{_ROLE - 2}}", f"{told}{how}", width)
    for assessment in article.assessments:
        whose = f"{assessment.publisher or 'nobody in particular'}, {len(assessment.takeaways)}"
        doubt = f"; doubtful: {assessment.doubt}" if assessment.doubt else ""
        yield from hanging(f"  {'takeaways':{_ROLE - 2}}", f"{whose}{doubt}", width)
    for note in article.notes:
        yield from hanging(f"  {'note':{_ROLE - 2}}", note, width)
    yield ""
    for line in of.lines:
        number = f"{line.number:5}  " if line.number else "    -  "
        yield from hanging(f"{number}{line.role:{_ROLE}} ", line.text, width)
        if line.rule:
            yield from hanging(" " * (8 + _ROLE), f"tells the source: {line.rule}", width)
    yield ""


def as_object(of: Checked) -> dict[str, Any]:
    """Make the object of `sources check`."""
    article = of.article
    return {
        "origin": of.origin,
        "kind": of.kind,
        "source": article.source and {"slug": article.source.slug, "name": article.source.name},
        "title": article.title,
        "published": date_object(article.published),
        "byline": article.byline,
        "language": article.language,
        "url": article.url,
        "how": of.how,
        "notes": list(article.notes),
        "lines": [
            {"line": line.number, "as": line.role, "text": line.text, "rule": line.rule}
            for line in of.lines
        ],
    }

"""When an article was published, as its page says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.ingest.html.aside import stands_aside
from digest_tui.ingest.html.selectors import first_value
from digest_tui.text.dates import read_stamp
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from digest_tui.ingest.html.json_ld import LinkedData
    from digest_tui.ingest.page_rules import PageRules
    from digest_tui.models import GivenDate

PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time",
    "article:published", "parsely-pub-date", "sailthru.date", "publish-date", "publish_date",
    "publication_date", "pubdate", "published_time", "date", "dc.date", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dcterms.date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
)  # fmt: skip
_MOST_TIMES = 20
_UNSET = 1970
"""The year in which the clocks of computers start: a date of it was never set."""


def published_of(
    root: HtmlElement, rules: PageRules, linked: LinkedData, tags: dict[str, list[str]]
) -> tuple[GivenDate | None, tuple[str, ...]]:
    """Give the date of publication; that of the last change only where there is no other."""
    said = (
        stamp
        for texts in (
            first_value(root, rules.published),
            linked.texts("datePublished"),
            (text for name in PUBLISHED for text in tags.get(name, ())),
            _times(root),
        )
        for text in texts
        if (stamp := _stamp(text))
    )
    if first := next(said, None):
        # What a page shows is often the day alone, where it says the time as well.
        fuller = (one for one in said if one.complete == first.complete and one.hour is not None)
        return first if first.hour is not None else next(fuller, first), ()
    for text in (*linked.texts("dateModified"), *(t for n in _MODIFIED for t in tags.get(n, ()))):
        if stamp := _stamp(text):
            return stamp, ("the date is that of its last change; the page gives no other",)
    return None, ()


def _stamp(text: str) -> GivenDate | None:
    stamp = read_stamp(clean_line(text[:200]))
    return None if stamp is None or stamp.year == _UNSET else stamp


def _times(root: HtmlElement) -> Iterator[str]:
    """Give the dates that the page marks as such above its text: none of a picture or a teaser."""
    found = root.xpath(
        "//*[@itemprop='datePublished']|//time[@datetime or @pubdate]"
        "|//*[contains(@property, 'dc:created')]"
    )
    for element in found[:_MOST_TIMES]:
        if not stands_aside(element):
            yield element.get("content") or element.get("datetime") or element.text_content()[:200]

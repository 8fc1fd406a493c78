"""When an article was published, as its page says it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.ingest.html.aside import stands_aside
from digest_tui.ingest.html.meta_tags import tagged
from digest_tui.ingest.html.said import Said, named
from digest_tui.ingest.html.selectors import first_value
from digest_tui.text.dates import read_stamp
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


class Published(NamedTuple):
    """When an article was published, and by what of its page that is known."""

    date: GivenDate
    by: str
    notes: tuple[str, ...] = ()


def published_of(
    root: HtmlElement, rules: PageRules, linked: LinkedData, tags: dict[str, list[str]]
) -> Published | None:
    """Give the date of publication; that of the last change only where there is no other."""
    said = _dates(
        chain(
            first_value(root, rules.published),
            linked.said("datePublished"),
            tagged(tags, PUBLISHED),
            _times(root),
        )
    )
    if first := next(said, None):
        # What a page shows is often the day alone, where it says the time as well.
        day = first.date.complete
        fuller = (one for one in said if one.date.complete == day and one.date.hour is not None)
        return first if first.date.hour is not None else next(fuller, first)
    changed = next(_dates(chain(linked.said("dateModified"), tagged(tags, _MODIFIED))), None)
    note = "the date is that of its last change; the page gives no other"
    return changed and changed._replace(notes=(note,))


def _dates(said: Iterable[Said]) -> Iterator[Published]:
    for text, by in said:
        if date := _stamp(text):
            yield Published(date, by)


def _stamp(text: str) -> GivenDate | None:
    stamp = read_stamp(clean_line(text[:200]))
    return None if stamp is None or stamp.year == _UNSET else stamp


def _times(root: HtmlElement) -> Iterator[Said]:
    """Give the dates that the page marks as such above its text: none of a picture or a teaser."""
    found = root.xpath(
        "//*[@itemprop='datePublished']|//time[@datetime or @pubdate]"
        "|//*[contains(@property, 'dc:created')]"
    )
    for element in found[:_MOST_TIMES]:
        if not stands_aside(element):
            text = element.get("content") or element.get("datetime")
            yield Said(text or element.text_content()[:200], named(element))

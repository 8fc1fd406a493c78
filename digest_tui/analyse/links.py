"""The addresses that an article has, carries and cites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.models import Role
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.models import Article

_MOST = 200
"""Nobody goes through more; a hostile page can have any number."""
_LONGEST = 2_000
_ADDRESS = re.compile(r"https?://[^\s<>\"“”«»‘’`{}|\\^]{1,2000}", re.IGNORECASE)
_AFTER = ".,;:!?…'*_"
"""What stands after an address and is no part of it."""
_OPENS = {")": "(", "]": "["}
"""What is closed inside an address belongs to it; what is only closed there does not."""
_MOST_CLOSED = 3
_BESIDE = {
    Role.ADDRESS: "given with the text",
    Role.CITED_SOURCE: "source cited",
    Role.FOOTNOTE: "in a footnote",
    Role.RELATED: "another story",
}


class Link(NamedTuple):
    """An address and what it is to the article."""

    address: str
    what: str


def links(article: Article) -> list[Link]:
    """List the addresses of an article: its own first, then others in the order of the text."""
    found: dict[str, Link] = {}
    for address, what in _all(article):
        safe = clean_line(address)
        if safe == address and len(safe) <= _LONGEST:
            found.setdefault(address, Link(address, what))
        if len(found) == _MOST:
            break
    return list(found.values())


def _all(article: Article) -> Iterator[tuple[str, str]]:
    if article.url:
        yield article.url, "the article"
    for address in article.also_at:
        yield address, "the same article"
    yield from _in(article.cited_source or "", "source cited")
    yield from _in(article.dek or "", "in the text")
    for paragraph in article.body:
        yield from _in(paragraph.text, "in the text")
    for assessment in article.assessments:
        for takeaway in assessment.takeaways:
            yield from _in(takeaway.text, f"takeaway {takeaway.number}")
    for line in article.dropped:
        yield from _in(line.text, _BESIDE.get(line.role, "beside the text"))


def _in(text: str, what: str) -> Iterator[tuple[str, str]]:
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_AFTER)
        for _ in range(_MOST_CLOSED):
            last = address[-1]
            if last in _OPENS and address.count(last) > address.count(_OPENS[last]):
                address = address[:-1].rstrip(_AFTER)
        yield address, what

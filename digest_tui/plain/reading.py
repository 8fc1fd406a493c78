"""The commands about one article: read, original, links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest_tui.export import plain
from digest_tui.export.lines import hanging
from digest_tui.export.signs import WORDS
from digest_tui.plain.lists import article
from digest_tui.plain.views import View
from digest_tui.text.width import cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.models import Article
    from digest_tui.plain.views import Asking

_ADDRESS = re.compile(r"https?://[^\s<>\"“”]{1,2000}")
_AFTER = ".,;:!?)]}'’"
"""What ends a sentence, not the address that stands at its end."""
_MOST_LINKS = 200


def read(asking: Asking) -> View:
    """Show an article as it is read."""
    found = asking.library.article(article(asking))
    lines = plain.article(found, asking.library.cites(found), asking.width, WORDS)
    return View(_stripped(lines), article=found.id)


def original(asking: Asking) -> View:
    """Show the text of an article as it came; only lines that are too long are broken."""
    name = article(asking)
    text = asking.library.original(name)
    lines = (
        part
        for line in text.split("\n")
        for part in ([line] if cells(line) <= asking.width else hanging("", line, asking.width))
    )
    return View(_stripped(lines), article=name)


def links(asking: Asking) -> View:
    """List the addresses of an article: its own first, then those in its text.

    They are never broken: half an address is of no use.
    """
    found = asking.library.article(article(asking))
    addresses = list(dict.fromkeys(_addresses(found)))
    count = "1 address" if len(addresses) == 1 else f"{len(addresses) or 'No'} addresses"
    lines = list(hanging("", f"{count} in {found.name}.", asking.width))
    if len(addresses) > _MOST_LINKS:
        lines.append(f"The first {_MOST_LINKS} of them:")
    for number, address in enumerate(addresses[:_MOST_LINKS], 1):
        own = " (its own)" if address == found.url else ""
        lines.append(f"{number}. {address}{own}")
    return View(tuple(lines), article=found.id)


def _addresses(found: Article) -> Iterator[str]:
    if found.url:
        yield found.url
    yield from found.also_at
    texts = [found.dek or ""]
    texts += (paragraph.text for paragraph in found.body)
    texts += (one.text for each in found.assessments for one in each.takeaways)
    texts += (left.text for left in found.dropped)
    for text in texts:
        yield from (address.rstrip(_AFTER) for address in _ADDRESS.findall(text))


def _stripped(lines: Iterator[str]) -> tuple[str, ...]:
    """Leave out empty lines at the end."""
    kept = list(lines)
    while kept and not kept[-1].strip():
        kept.pop()
    return tuple(kept)

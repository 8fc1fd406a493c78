"""Under which addresses a page says it can be found, and which of them to believe."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from digest_tui.ingest.html.said import Said
from digest_tui.text.addresses import host_of, safe_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from digest_tui.ingest.html.json_ld import LinkedData

_MOST_OTHERS = 8
_FRONT = re.compile(r"/?(?:[a-z]{2,3}(?:-[a-zA-Z]{2})?/?|(?:index|default|home)\.\w{2,5})?")
"""The front page of a site, or of its edition in a language."""
_POST_ID = re.compile(r"(?:^|&)(?:p|page_id|id|newsid|news_id|article|story)=\w")
_DAMAGED = re.compile(r"[\u2400-\u2421\ufffd]")
"""What stands for characters that no address has: the page was made safe before."""
_SHARED_ENDINGS = frozenset("co com org net gov edu ac in info kyiv kiev lviv odesa".split())
_CACHES = (".cdn.ampproject.org", ".webcache.googleusercontent.com")


class OwnAddresses(NamedTuple):
    """The address of an article, and others under which it is the same one."""

    url: str | None
    others: tuple[str, ...] = ()
    copy_of: str | None = None
    """An address on somebody else's site that it calls its own."""
    by: str = ""
    """By what of the page the address is known."""


def read_addresses(root: HtmlElement, fetched: str | None, linked: LinkedData) -> OwnAddresses:
    """Tell the address of a page: the one it gives as its own, else the one it came from.

    A page can say anything of itself. One that names another site's article as its own
    would take that article's place in the library, so it is believed of its own site only;
    where a page was fetched from nowhere, of any.
    """
    base = _base(root, fetched)
    said = [
        *_usable(base, _links(root, "canonical")[:1]),
        *_usable(base, _tagged(root)),
        *_usable(base, _linked_addresses(linked)),
    ]
    foreign = None
    if fetched and not host_of(fetched).endswith(_CACHES):
        own = [one for one in said if _one_owner(one.text, fetched)]
        foreign = next((one.text for one in said if one not in own), None)
        said = own
    came_from = [Said(fetched, "where it came from")] if fetched else []
    first = next(iter((*said, *came_from)), None)
    if first is None:
        return OwnAddresses(None)
    elsewhere = _usable(base, (*_links(root, "amphtml"), *_links(root, "shortlink")))
    others = [
        address
        for address, _ in (*came_from, *elsewhere, *said)
        if address != first.text and _one_owner(address, first.text) and not is_front_page(address)
    ]
    return OwnAddresses(first.text, tuple(dict.fromkeys(others))[:_MOST_OTHERS], foreign, first.by)


def is_front_page(address: str) -> bool:
    """Tell the front page of a site, which is no article."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return _FRONT.fullmatch(parts.path) is not None and not _POST_ID.search(parts.query)


def _base(root: HtmlElement, fetched: str | None) -> str | None:
    for href in root.xpath("/html/head/base/@href")[:1]:
        return safe_address(str(href), fetched) or fetched
    return fetched


def _links(root: HtmlElement, relation: str) -> list[Said]:
    found = root.xpath(
        "//link[contains(concat(' ', normalize-space(@rel), ' '), $rel)]/@href",
        rel=f" {relation} ",
    )
    return [Said(str(href), f"link {relation}") for href in found[:_MOST_OTHERS]]


def _tagged(root: HtmlElement) -> list[Said]:
    found = root.xpath("//meta[@property='og:url' or @name='og:url']/@content")
    return [Said(str(href), "meta og:url") for href in found[:_MOST_OTHERS]]


def _linked_addresses(linked: LinkedData) -> list[Said]:
    if not linked.articles:
        return []
    pages = [node.get("@id") or node.get("name") for node in linked.nodes("mainEntityOfPage")]
    said = [Said(page, "JSON-LD mainEntityOfPage") for page in pages if isinstance(page, str)]
    return [one for one in (*linked.said("url"), *said) if "://" in one.text]


def _usable(base: str | None, hrefs: Iterable[Said]) -> list[Said]:
    """Give the addresses that can be an article's: http or https, and no front page."""
    safe = [
        Said(address.partition("#")[0], by)
        for href, by in hrefs
        if href.strip() and not _DAMAGED.search(href) and (address := safe_address(href, base))
    ]
    return [one for one in safe if not is_front_page(one.text)]


def _one_owner(address: str, other: str) -> bool:
    return _domain(address) == _domain(other)


def _domain(address: str) -> str:
    """Give what of a host can be bought: `pravda.com.ua` of `www.pravda.com.ua`."""
    labels = host_of(address).split(".")
    shared = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SHARED_ENDINGS
    return ".".join(labels[-3 if shared else -2 :])

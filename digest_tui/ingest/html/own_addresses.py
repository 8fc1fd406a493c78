"""Under which addresses a page says it can be found, and which of them to believe."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from digest_tui.text.addresses import host_of
from digest_tui.text.sanitise import is_clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from digest_tui.ingest.html.json_ld import LinkedData

_LONGEST = 2_000
_MOST_OTHERS = 8
_FRONT = re.compile(r"/?(?:[a-z]{2,3}(?:-[a-zA-Z]{2})?/?|(?:index|default|home)\.\w{2,5})?")
"""The front page of a site, or of its edition in a language."""
_POST_ID = re.compile(r"(?:^|&)(?:p|page_id|id|newsid|news_id|article|story)=\w")
_NO_ADDRESS = re.compile(r"[\s\u2400-\u2421\ufffd<>\"]")
_SHARED_ENDINGS = frozenset("co com org net gov edu ac in info kyiv kiev lviv odesa".split())
_CACHES = (".cdn.ampproject.org", ".webcache.googleusercontent.com")


class OwnAddresses(NamedTuple):
    """The address of an article, and others under which it is the same one."""

    url: str | None
    others: tuple[str, ...] = ()
    copy_of: str | None = None
    """An address on somebody else's site that it calls its own."""


def read_addresses(root: HtmlElement, fetched: str | None, linked: LinkedData) -> OwnAddresses:
    """Tell the address of a page: the one it gives as its own, else the one it came from.

    A page can say anything of itself. One that names another site's article as its own
    would take that article's place in the library, so it is believed of its own site only;
    where a page was fetched from nowhere, of any.
    """
    base = _base(root, fetched)
    canonical = _first(base, _links(root, "canonical"))
    said = [
        *([canonical] if canonical else ()),
        *_usable(base, root.xpath("//meta[@property='og:url' or @name='og:url']/@content")),
        *_usable(base, _linked_addresses(linked)),
    ]
    foreign = None
    if fetched and not host_of(fetched).endswith(_CACHES):
        own = [address for address in said if _one_owner(address, fetched)]
        foreign = next((address for address in said if address not in own), None)
        said = own
    url = next(iter(said), None) or fetched
    others = [
        address
        for address in (
            *([fetched] if fetched else ()),
            *_usable(base, (*_links(root, "amphtml"), *_links(root, "shortlink"))),
            *said,
        )
        if url and address != url and _one_owner(address, url) and not is_front_page(address)
    ]
    return OwnAddresses(url, tuple(dict.fromkeys(others))[:_MOST_OTHERS], foreign)


def is_front_page(address: str) -> bool:
    """Tell the front page of a site, which is no article."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return _FRONT.fullmatch(parts.path) is not None and not _POST_ID.search(parts.query)


def _base(root: HtmlElement, fetched: str | None) -> str | None:
    for href in root.xpath("/html/head/base/@href")[:1]:
        return _joined(fetched, str(href)) or fetched
    return fetched


def _links(root: HtmlElement, relation: str) -> list[str]:
    found = root.xpath(
        "//link[contains(concat(' ', normalize-space(@rel), ' '), $rel)]/@href",
        rel=f" {relation} ",
    )
    return [str(href) for href in found[:_MOST_OTHERS]]


def _linked_addresses(linked: LinkedData) -> list[str]:
    pages = [node.get("@id") or node.get("name") for node in linked.nodes("mainEntityOfPage")]
    said = (*linked.texts("url"), *pages) if linked.articles else ()
    return [address for address in said if isinstance(address, str) and "://" in address]


def _first(base: str | None, hrefs: Iterable[str]) -> str | None:
    return next(iter(_usable(base, hrefs)), None)


def _usable(base: str | None, hrefs: Iterable[object]) -> list[str]:
    """Give the addresses that can be an article's: http or https, and no front page."""
    joined = (_joined(base, str(href)) for href in hrefs)
    return [address for address in joined if address and not is_front_page(address)]


def _joined(base: str | None, href: str) -> str | None:
    href = href.strip()
    if not href or len(href) > _LONGEST or not is_clean(href) or _NO_ADDRESS.search(href):
        return None
    try:
        address = urljoin(base or "", href)
        parts = urlsplit(address)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
        usable = usable and "@" not in parts.netloc  # "https://www.site.example@other.example/"
    except ValueError:
        return None
    return address.partition("#")[0] if usable else None


def _one_owner(address: str, other: str) -> bool:
    return _domain(address) == _domain(other)


def _domain(address: str) -> str:
    """Give what of a host can be bought: `pravda.com.ua` of `www.pravda.com.ua`."""
    labels = host_of(address).split(".")
    shared = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SHARED_ENDINGS
    return ".".join(labels[-3 if shared else -2 :])

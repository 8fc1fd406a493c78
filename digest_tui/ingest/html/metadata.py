"""What a page says of its article beside the text: title, authors, date, language, site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest_tui.ingest.html.authors import byline_of
from digest_tui.ingest.html.dates import PUBLISHED, published_of
from digest_tui.ingest.html.json_ld import LinkedData, read_linked_data
from digest_tui.ingest.html.meta_tags import read_tags, tagged, text_of
from digest_tui.ingest.html.own_addresses import OwnAddresses, read_addresses
from digest_tui.ingest.html.said import Said
from digest_tui.ingest.html.selectors import first_text
from digest_tui.ingest.html.titles import best_title
from digest_tui.ingest.page_rules import NO_PAGE_RULES
from digest_tui.ingest.patterns import plain
from digest_tui.text.addresses import host_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from digest_tui.ingest.html.dates import Published
    from digest_tui.ingest.outlets import Outlet, Outlets

_TITLE = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title")
_SITE = (
    "og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher",
    "article:publisher",
)  # fmt: skip
_DESCRIPTION = ("og:description", "twitter:description", "description", "dc.description")
_LONGEST_DEK = 1_000
_LONGEST_NAME = 80
_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:[-_][\w-]{1,20})?$")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_CYRILLIC_LANGUAGES = frozenset("uk ru be bg sr mk kk ky mn tg".split())
_ADDRESS = re.compile(r"https?:|www\.|@", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article, safe to show."""

    linked: LinkedData
    tags: dict[str, list[str]]
    addresses: OwnAddresses
    outlet: Outlet | None
    """The one that the reader names, else the one on whose site it is."""
    site: Said | None
    title: Said | None
    byline: Said | None
    published: Published | None
    language: Said | None
    deks: tuple[Said, ...]
    """What describes it; a standfirst only if the page shows it."""

    @property
    def is_article(self) -> bool:
        """The page says that it is one, and not a list of some."""
        kind = " ".join(self.tags.get("og:type", ())).lower()
        return (
            kind.startswith("article")
            or any(name in self.tags for name in PUBLISHED[:2])
            or any({"headline", "articleBody"} & node.keys() for node in self.linked.articles[:1])
        )


def read_metadata(
    root: HtmlElement, fetched: str | None, outlets: Outlets, source: str | None
) -> Metadata:
    """Read what the page says, by the rules of its outlet first."""
    linked = read_linked_data(root)
    tags = read_tags(root)
    addresses = read_addresses(root, fetched, linked)
    outlet = outlets.find(source) if source else None
    if outlet is None and addresses.url:
        outlet = outlets.at(addresses.url)
    rules = outlet.page if outlet else NO_PAGE_RULES
    sites = _sites(linked, tags)
    own = (*(site.text for site in sites), *(outlet.names if outlet else ()))
    names = frozenset(map(plain, own))
    if addresses.url:
        names |= {plain(host_of(addresses.url))}
    known = names.union(*(o.folded_names for o in outlets.all))
    titles = (
        *first_text(root, rules.title),
        *map(_made_safe, linked.said("headline")),
        *tagged(tags, _TITLE),
    )
    return Metadata(
        linked=linked,
        tags=tags,
        addresses=addresses,
        outlet=outlet,
        site=next((site for site in sites if not _ADDRESS.search(site.text)), None),
        title=best_title(titles, root, names),
        byline=byline_of(root, rules, linked, tags, known),
        published=published_of(root, rules, linked, tags),
        language=_language(root, linked, tags),
        deks=_deks(linked, tags),
    )


def _made_safe(said: Said) -> Said:
    return Said(text_of(said.text), said.by)


def _deks(linked: LinkedData, tags: dict[str, list[str]]) -> tuple[Said, ...]:
    said = (
        *map(_made_safe, linked.said("alternativeHeadline")),
        *map(_made_safe, linked.said("description")),
        *tagged(tags, _DESCRIPTION),
    )
    return tuple(one for one in said if 0 < len(one.text) <= _LONGEST_DEK)


def _sites(linked: LinkedData, tags: dict[str, list[str]]) -> list[Said]:
    """Give the names of the site, as the page says them."""
    publishers = (*linked.nodes("publisher"), *linked.publishers[:5])
    said = [
        *tagged(tags, _SITE),
        *(Said(str(node.get("name") or ""), "JSON-LD publisher") for node in publishers),
    ]
    return [one for one in map(_made_safe, said) if 1 < len(one.text) <= _LONGEST_NAME]


def _language(root: HtmlElement, linked: LinkedData, tags: dict[str, list[str]]) -> Said | None:
    said = (
        Said(root.get("lang") or root.get("xml:lang") or "", "html lang"),
        *linked.said("inLanguage"),
        *tagged(tags, ("og:locale", "content-language", "language")),
    )
    for text, by in said:
        if match := _LANGUAGE.match(text.strip()):
            return Said(match[1].lower(), by)
    return None


def contradicts(language: str, text: str) -> bool:
    """Tell whether a text has another alphabet than the language that is said: a template's."""
    letters = sum(map(str.isalpha, text[:20_000]))
    cyrillic = len(_CYRILLIC.findall(text[:20_000]))
    if letters < 100:
        return False
    if language in _CYRILLIC_LANGUAGES:
        return cyrillic < letters * 0.1 and language not in {"sr", "kk"}
    return cyrillic > letters * 0.6

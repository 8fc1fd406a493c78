"""What a page says of its article beside the text: title, authors, date, language, site."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest_tui.ingest.bylines import is_outlet, is_person, read_byline
from digest_tui.ingest.html.json_ld import LinkedData, read_linked_data
from digest_tui.ingest.html.own_addresses import OwnAddresses, read_addresses
from digest_tui.ingest.html.selectors import first_text, first_value
from digest_tui.ingest.html.titles import best_title
from digest_tui.ingest.page_rules import NO_PAGE_RULES
from digest_tui.ingest.patterns import plain
from digest_tui.text.addresses import host_of
from digest_tui.text.dates import read_stamp
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from lxml.html import HtmlElement

    from digest_tui.ingest.outlets import Outlet, Outlets
    from digest_tui.ingest.page_rules import PageRules
    from digest_tui.models import GivenDate

_AUTHOR = (
    "author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "article:author",
)  # fmt: skip
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time",
    "article:published", "parsely-pub-date", "sailthru.date", "publish-date", "publish_date",
    "publication_date", "pubdate", "published_time", "date", "dc.date", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dcterms.date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
)
_TITLE = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title")
_SITE = (
    "og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher",
    "article:publisher",
)  # fmt: skip
_DESCRIPTION = ("og:description", "twitter:description", "description", "dc.description")
_LONGEST_TITLE = 1_000
_LONGEST_DEK = 1_000
_LONGEST_NAME = 80
_MOST_AUTHORS = 12
_MOST_TIMES = 20
_NO_TIME_OF_IT = re.compile(
    r"modif|updat|edit|relat|comment|sidebar|read-?more|teaser", re.IGNORECASE
)
_ELSEWHERE = frozenset("figure figcaption aside footer nav li".split())
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net|ua)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;|/]|\s(?:and|та|и)\s")
_PARTICLES = frozenset("al bin da de del den der di dos du el ibn la le ter van von y".split())
_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:[-_][\w-]{1,20})?$")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_CYRILLIC_LANGUAGES = frozenset("uk ru be bg sr mk kk ky mn tg".split())
_UNSET = 1970
"""The year in which the clocks of computers start: a date of it was never set."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article, safe to show."""

    linked: LinkedData
    tags: dict[str, list[str]]
    addresses: OwnAddresses
    outlet: Outlet | None
    """The one on whose site it is."""
    site: str | None
    title: str | None
    byline: str | None
    published: GivenDate | None
    language: str | None
    deks: tuple[str, ...]
    """What describes it; a standfirst only if the page shows it."""
    notes: tuple[str, ...] = ()

    @property
    def is_article(self) -> bool:
        """The page says that it is one, and not a list of some."""
        kind = " ".join(self.tags.get("og:type", ())).lower()
        return (
            kind.startswith("article")
            or any(name in self.tags for name in _PUBLISHED[:2])
            or any({"headline", "articleBody"} & node.keys() for node in self.linked.articles[:1])
        )


def read_metadata(root: HtmlElement, fetched: str | None, outlets: Outlets) -> Metadata:
    """Read what the page says, by the rules of its outlet first."""
    linked = read_linked_data(root)
    tags = _tags(root)
    addresses = read_addresses(root, fetched, linked)
    outlet = outlets.at(addresses.url) if addresses.url else None
    rules = outlet.page if outlet else NO_PAGE_RULES
    sites = _sites(linked, tags)
    names = frozenset(map(plain, (*sites, *(outlet.names if outlet else ()))))
    if addresses.url:
        names |= {plain(host_of(addresses.url))}
    known = names.union(*(o.folded_names for o in outlets.all))
    published, notes = _published(root, rules, linked, tags)
    return Metadata(
        linked=linked,
        tags=tags,
        addresses=addresses,
        outlet=outlet,
        site=next((site for site in sites if not _ADDRESS.search(site)), None),
        title=best_title(
            [
                *first_text(root, rules.title),
                *map(_text, linked.texts("headline")),
                *(text for name in _TITLE for text in tags.get(name, ())),
            ],
            root,
            names,
        ),
        byline=_byline(root, rules, linked, tags, known),
        published=published,
        language=_language(root, linked, tags),
        deks=tuple(
            dict.fromkeys(
                text
                for text in (
                    *map(_text, linked.texts("alternativeHeadline")),
                    *map(_text, linked.texts("description")),
                    *(text for name in _DESCRIPTION for text in tags.get(name, ())),
                )
                if text and len(text) <= _LONGEST_DEK
            )
        ),
        notes=notes,
    )


def _tags(root: HtmlElement) -> dict[str, list[str]]:
    """Give the `<meta>` tags of a page by their names, in small letters."""
    tags: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        content = _text(meta.get("content") or "")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for name in (meta.get(attribute) or "").lower().split()[:3]:
                if content:
                    tags.setdefault(name, []).append(content)
    return tags


def _text(text: str) -> str:
    """Give a text on one line and safe; what was escaped twice is unescaped twice."""
    if len(text) > 20 * _LONGEST_TITLE:
        return ""
    return " ".join(clean_line(html.unescape(text)).split())


def _sites(linked: LinkedData, tags: dict[str, list[str]]) -> list[str]:
    """Give the names of the site, as the page says them."""
    said = [text for name in _SITE for text in tags.get(name, ())]
    said += [str(node.get("name") or "") for node in linked.nodes("publisher")]
    said += [str(node.get("name") or "") for node in linked.publishers[:5]]
    texts = [_text(text) for text in said]
    return list(dict.fromkeys(t for t in texts if 1 < len(t) <= _LONGEST_NAME))


def _byline(
    root: HtmlElement,
    rules: PageRules,
    linked: LinkedData,
    tags: dict[str, list[str]],
    known: AbstractSet[str],
) -> str | None:
    said = [*first_text(root, rules.byline)]
    if said and (names := read_byline(said[0], known, sure=True) or said[0]):
        persons = [name for name in _split(names) if _is_author(name, known)]
        if persons:
            return ", ".join(persons)
    for many in (_linked_authors(linked), *(tags.get(name, []) for name in _AUTHOR)):
        persons = [
            person
            for name in many[:_MOST_AUTHORS]
            for person in _split(read_byline(name, known, sure=True) or name)
            if _is_author(person, known)
        ]
        if persons:
            return ", ".join(dict.fromkeys(persons))
    return None


def _linked_authors(linked: LinkedData) -> list[str]:
    found: list[str] = []
    for node in linked.nodes("author"):
        said = node.get("name")
        if "Organization" not in str(node.get("@type", "")):
            names = said if isinstance(said, list) else [said]
            found += [_text(name) for name in names if isinstance(name, str)]
    return found


def _split(names: str) -> list[str]:
    return [name.strip() for name in _BETWEEN.split(names) if name.strip()]


def _is_author(name: str, known: AbstractSet[str]) -> bool:
    """Tell a person's name from a site's, an address and the name of an account."""
    if len(name) > _LONGEST_NAME or _ADDRESS.search(name) or is_outlet(name, known):
        return False
    words = [word.strip("\"“”'‘’()") for word in name.split()]
    bare = " ".join(word for word in words if word and word.casefold() not in _PARTICLES)
    return is_person(bare) or (bare.isupper() and is_person(bare.title()))


def _published(
    root: HtmlElement, rules: PageRules, linked: LinkedData, tags: dict[str, list[str]]
) -> tuple[GivenDate | None, tuple[str, ...]]:
    """Give the date of publication; that of the last change only where there is no other."""
    said: list[Iterator[str]] = [
        iter(first_value(root, rules.published)),
        linked.texts("datePublished"),
        (text for name in _PUBLISHED for text in tags.get(name, ())),
        _times(root),
    ]
    for texts in said:
        for text in texts:
            if stamp := _stamp(text):
                return stamp, ()
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
        around = [element, *element.iterancestors()]
        if any(one.tag in _ELSEWHERE for one in around):
            continue
        words = [one.get(name, "") for one in around[:4] for name in ("class", "id", "itemprop")]
        if _NO_TIME_OF_IT.search(" ".join(words)):
            continue
        yield element.get("content") or element.get("datetime") or element.text_content()[:200]


def _language(root: HtmlElement, linked: LinkedData, tags: dict[str, list[str]]) -> str | None:
    said = [
        root.get("lang") or root.get("xml:lang") or "",
        *linked.texts("inLanguage"),
        *tags.get("og:locale", ()),
        *tags.get("content-language", ()),
        *tags.get("language", ()),
    ]
    for text in said:
        if match := _LANGUAGE.match(text.strip()):
            return match[1].lower()
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

"""Who wrote an article, as its page says it: persons, never the outlet or an account."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from digest_tui.ingest.bylines import is_outlet, is_person, read_byline
from digest_tui.ingest.html.aside import stands_aside
from digest_tui.ingest.html.meta_tags import tagged, text_of
from digest_tui.ingest.html.said import Said, named
from digest_tui.ingest.html.selectors import first_text
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from lxml.html import HtmlElement

    from digest_tui.ingest.html.json_ld import LinkedData
    from digest_tui.ingest.page_rules import PageRules

_TAGS = (
    "author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "article:author",
)  # fmt: skip
_LONGEST_NAME = 80
_MOST = 12
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net|ua)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;|/]|\s(?:and|та|и)\s")
_PARTICLES = frozenset("al bin da de del den der di dos du el ibn la le ter van von y".split())

_MARKED = (
    "//*[@rel='author' or @itemprop='author' or contains(@class, 'author')"
    " or contains(@class, 'byline') or contains(@class, 'Author') or contains(@class, 'Byline')]"
)
_BYLINE = re.compile(
    r"(?:[a-z]{3,12}[-_]{1,2})?(?:author|byline)s?(?:[-_]{1,2}(?:names?|link))?", re.IGNORECASE
)
_WORDS = ".//text()[not(ancestor::script or ancestor::style or ancestor::time)]"
_MOST_MARKED = 40
_MOST_ELEMENTS = 60
_LONGEST_BYLINE = 200


def byline_of(
    root: HtmlElement,
    rules: PageRules,
    linked: LinkedData,
    tags: dict[str, list[str]],
    known: AbstractSet[str],
) -> Said | None:
    """Give the names of the authors.

    Args:
        root: The page.
        rules: The rules of its outlet, which go first.
        linked: Its JSON-LD.
        tags: Its `<meta>` tags.
        known: The names of outlets, and those of this site, through `plain`.
    """
    for many in (
        first_text(root, rules.byline),
        _linked_authors(linked),
        *(list(tagged(tags, [name])) for name in _TAGS),
        *_shown(root),
    ):
        persons = [
            person
            for name, _ in many[:_MOST]
            for person in _split(read_byline(name, known, sure=True) or name)
            if _is_author(person, known)
        ]
        if persons:
            return Said(", ".join(dict.fromkeys(persons)), many[0].by)
    return None


def _linked_authors(linked: LinkedData) -> list[Said]:
    found: list[Said] = []
    for node in linked.nodes("author"):
        said = node.get("name")
        if "Organization" not in str(node.get("@type", "")):
            names = said if isinstance(said, list) else [said]
            found += [
                Said(text_of(name), "JSON-LD author") for name in names if isinstance(name, str)
            ]
    return found


def _shown(root: HtmlElement) -> Iterator[list[Said]]:
    """Give what elements say that are bylines by their names: those side by side together."""
    shown: dict[HtmlElement, list[Said]] = {}
    for element in root.xpath(_MARKED)[:_MOST_MARKED]:
        marked = element.get("rel") == "author" or element.get("itemprop") == "author"
        few = len(list(islice(element.iter(), _MOST_ELEMENTS + 1))) <= _MOST_ELEMENTS
        if few and (marked or _is_byline(element)) and not stands_aside(element):
            text = " ".join("".join(element.xpath(_WORDS)).split())
            if text and len(text) <= _LONGEST_BYLINE:
                said = Said(clean_line(text), named(element))
                shown.setdefault(element.getparent(), []).append(said)
    yield from shown.values()


def _is_byline(element: HtmlElement) -> bool:
    return any(map(_BYLINE.fullmatch, element.get("class", "").split()))


def _split(names: str) -> list[str]:
    return [name.strip() for name in _BETWEEN.split(names) if name.strip()]


def _is_author(name: str, known: AbstractSet[str]) -> bool:
    """Tell a person's name from a site's, an address and the name of an account."""
    if len(name) > _LONGEST_NAME or _ADDRESS.search(name) or is_outlet(name, known):
        return False
    words = [word.strip("\"“”'‘’()") for word in name.split()]
    bare = " ".join(word for word in words if word and word.casefold() not in _PARTICLES)
    return is_person(bare) or (bare.isupper() and is_person(bare.title()))

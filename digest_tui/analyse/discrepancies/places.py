"""The country, or the region, that something is said to be in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.discrepancies.finding import Found
from digest_tui.analyse.discrepancies.setting import share_a_name
from digest_tui.analyse.spellings import key_of_name, same_name
from digest_tui.models import Difference, Span
from digest_tui.text.countries import country_words, demonyms
from digest_tui.text.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.analyse.discrepancies.finding import Telling

_PLACE = r"(?P<place>[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)?)"
_KIND = r"(?:region|oblast|province|district|raion|city|town|village|border area|area|sector)"


class Located(NamedTuple):
    """A place in a country, as a sentence has it."""

    place: str
    country: str
    span: Span


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = sorted(country_words(), key=len, reverse=True)
    country = rf"(?P<country>{'|'.join(map(re.escape, names))})"
    return (
        # the Kursk region of Ukraine; the city of Kursk in Russia
        re.compile(rf"\b{_PLACE} {_KIND} (?:of|in) {country}\b"),
        re.compile(rf"\b{_KIND} of {_PLACE} in {country}\b"),
        # Russia's western region of Kursk; Russia's western Kursk region
        re.compile(rf"\b{country}[’']s (?:[\w-]+ ){{0,3}}?{_KIND} of {_PLACE}\b"),
        re.compile(rf"\b{country}[’']s (?:[a-z][\w-]* ){{0,3}}?{_PLACE} {_KIND}\b"),
        # the Russian region of Kursk; the Russian city of Kursk
        re.compile(rf"\b{country} (?:[a-z][\w-]* ){{0,2}}?{_KIND} of {_PLACE}\b"),
        # Kursk, Russia
        re.compile(rf"\b{_PLACE}, {country}\b(?=[,.;]| on | in )"),
    )


@lru_cache(maxsize=4096)
def located(text: str) -> tuple[Located, ...]:
    """Give the places of a sentence whose country it names."""
    countries = demonyms()
    return tuple(
        Located(
            fold(match["place"].split()[0]),
            countries.get(match["country"], match["country"]),
            Span(*match.span()),
        )
        for pattern in _patterns()
        for match in pattern.finditer(text)
    )


def compare_places(one: Telling, other: Telling) -> Iterator[Found]:
    """Find a place that two sentences put in different countries."""
    for ours in located(one.text):
        for theirs in located(other.text):
            named_alike = ours.place == theirs.place or same_name(ours.place, theirs.place)
            if named_alike and ours.country != theirs.country:
                yield Found(Difference.PLACE, ours.span, theirs.span)


def compare_regions(one: Telling, other: Telling) -> Iterator[Found]:
    """Find two regions for one thing, where each sentence names one region only.

    Look-alikes happen in two regions: both have to name something else that is the same. A
    region that the other article names too is no difference.
    """
    ours, theirs = regions(one.text), regions(other.text)
    if len(ours) != 1 or len(theirs) != 1:
        return
    (here,), (there,) = ours, theirs
    if _has_region(other, here) or _has_region(one, there):
        return
    if share_a_name(one, other, but=frozenset({key_of_name(here.name), key_of_name(there.name)})):
        yield Found(Difference.PLACE, here.span, there.span)


_WORD = re.compile(r"[^\W\d_]+")


class Region(NamedTuple):
    """A region that a sentence names."""

    name: str
    span: Span


_REGION = re.compile(
    r"\b(?!The|This|That|Another|Border|Federal)(?P<name>[A-Z][^\W\d_]+(?:-[^\W\d_]+)*)\s+"
    r"(?P<kind>[Rr]egion|[Oo]blast|[Pp]rovince|[Kk]rai|[Cc]ounty|[Vv]oivodeship)\b"
)


@lru_cache(maxsize=4096)
def regions(text: str) -> tuple[Region, ...]:
    """Give the regions that a sentence names."""
    return tuple(
        Region(fold(match["name"]), Span(*match.span())) for match in _REGION.finditer(text)
    )


def _has_region(telling: Telling, region: Region) -> bool:
    """Tell whether an article has a region; in the sentence itself its mere name will do."""
    if any(
        key_of_name(fold(word)) == key_of_name(region.name) for word in _WORD.findall(telling.text)
    ):
        return True
    return any(_one_name(region, other) for text in telling.article for other in regions(text))


def _one_name(one: Region, other: Region) -> bool:
    return one.name == other.name or same_name(one.name, other.name)

"""Countries and regions, and what their people and things are called."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHORT = ("US", "U.S.", "USA", "UK", "U.K.", "EU", "UAE", "DPRK", "ROK", "PRC", "USSR")


@lru_cache(maxsize=1)
def country_words() -> frozenset[str]:
    """Give every name and adjective of a country: `North Korea`, `North Korean`, `US`."""
    rows = _rows()
    return frozenset(
        [*_SHORT, *(name for name, _ in rows), *(a for _, all_ in rows for a in all_)]
    )


@lru_cache(maxsize=1)
def demonyms() -> Mapping[str, str]:
    """Give the country of each adjective: `North Korean` -> `North Korea`."""
    found: dict[str, str] = {}
    for country, adjectives in _rows():
        for adjective in adjectives:
            found.setdefault(adjective, country)  # the usual name of a country comes first
    return found


def _rows() -> list[tuple[str, list[str]]]:
    table = (resources.files("digest_tui.text") / "countries.tsv").read_text(encoding="utf-8")
    rows = (row.split("\t") for row in table.splitlines())
    return [(country, adjectives.split(",")) for country, adjectives in rows]

"""Countries and regions, and what their people and things are called."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

_SHORT = ("US", "U.S.", "USA", "UK", "U.K.", "EU", "UAE", "DPRK", "ROK", "PRC", "USSR")


@lru_cache(maxsize=1)
def country_words() -> frozenset[str]:
    """Give every name and adjective of a country: `North Korea`, `North Korean`, `US`."""
    table = (resources.files("digest_tui.text") / "countries.tsv").read_text(encoding="utf-8")
    words = set(_SHORT)
    for row in table.splitlines():
        country, adjectives = row.split("\t")
        words.add(country)
        words.update(adjectives.split(","))
    return frozenset(words)

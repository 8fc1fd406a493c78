"""Words that tell the same, for finding what tells one thing; read from `lexicon.toml`."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.text.countries import demonyms
from digest_tui.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Words = tuple[str, ...]


class Lexicon(NamedTuple):
    """All words are folded."""

    aliases: Mapping[Words, Words]
    """What stands for another name: `("dprk",)` for `("north", "korea")`."""
    longest: Mapping[str, int]
    """Words of the longest alias that begins with a word."""
    groups: Mapping[str, str]
    """The group of a word that has synonyms."""
    stem_groups: Mapping[str, str]
    """The same by the stem of the word."""

    def canonical(self, words: Sequence[str]) -> list[str]:
        """Bring words that tell the same together."""
        named: list[str] = []
        at = 0
        while at < len(words):
            longest = self.longest.get(words[at], 0)
            for length in range(min(longest, len(words) - at), 0, -1):
                name = self.aliases.get(tuple(words[at : at + length]))
                if name is not None:
                    named += name
                    at += length
                    break
            else:
                named.append(words[at])
                at += 1
        return [self.groups.get(word, word) for word in named]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read the lexicon; adjectives of countries stand for the countries too."""
    text = (resources.files("digest_tui.analyse.likeness") / "lexicon.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    aliases = {
        tuple(adjective.casefold().split()): tuple(country.casefold().split())
        for adjective, country in demonyms().items()
    }
    for name, others in tables["aliases"].items():
        aliases |= {tuple(other.split()): tuple(name.split()) for other in others}
    # No word is written so: a group never meets a word of its own name.
    groups = {word: f"={group}" for group, words in tables["same"].items() for word in words}
    stems = {stem(word): group for word, group in groups.items()}
    longest: dict[str, int] = {}
    for first, *more in aliases:
        longest[first] = max(longest.get(first, 0), 1 + len(more))
    return Lexicon(aliases, longest, groups, stems)

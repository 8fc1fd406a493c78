"""Made-up articles as lines of JSON: titles, paragraphs, addresses, dates; always the same."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_BEGINNINGS = "b d f g k l m n p r s t v st tr".split()
_VOWELS = "a e i o u ai ou".split()
_ENDS = ["", "n", "r", "st", "l", "nd"]
_OUTLETS = 12


def write_jsonl(file: Path, number: int) -> None:
    """Write articles of 10 to 30 sentences, as long as agencies' reports are."""
    chance = random.Random(3)
    words = _words(chance, 20_000)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    with file.open("w", encoding="utf-8") as out:
        for at in range(number):
            paragraphs = [
                " ".join(_sentence(chance, words, weights) for _ in range(chance.randint(1, 3)))
                for _ in range(chance.randint(6, 12))
            ]
            outlet = at % _OUTLETS
            record = {
                "title": _sentence(chance, words, weights).rstrip("."),
                "byline": "Jane Doe",
                "published": f"2025-{at % 12 + 1:02}-{at % 28 + 1:02}T10:{at % 60:02}:00+02:00",
                "source": f"Paper {outlet}",
                "url": f"https://paper{outlet}.example/2025/news-{at}.html",
                "text": "\n\n".join(paragraphs),
            }
            out.write(json.dumps(record) + "\n")


def _words(chance: random.Random, number: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < number:
        syllables = chance.choice((1, 2, 2, 3))
        word = "".join(
            chance.choice(_BEGINNINGS) + chance.choice(_VOWELS) for _ in range(syllables)
        )
        found[word + chance.choice(_ENDS)] = None
    return list(found)


def _sentence(chance: random.Random, words: Sequence[str], weights: Sequence[float]) -> str:
    told = chance.choices(words, weights, k=chance.randint(8, 26))
    for at in range(0, len(told), 7):
        told[at] = told[at].capitalize()  # names
    return " ".join(told) + "."

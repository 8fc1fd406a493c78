"""The same made-up articles for every program: as JSONL, as a feed, as one text."""

from __future__ import annotations

import json
import random
from email.utils import formatdate
from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAMES = (
    "court budget minister harbour storm vaccine election chip launch strike tariff museum "
    "glacier pipeline reactor satellite festival merger wildfire treaty senate inflation drone "
    "archive orchestra ferry quarry reservoir census lagoon turbine vineyard parliament embargo "
    "telescope bridge stadium library tunnel orchard"
).split()
_BETWEEN = (
    "the of and to in for on with after over under from as by amid against between during its "
    "new local national first second final early late"
).split()
_SOURCES = ("Wire", "Herald", "Gazette", "Post")
_NEWEST = 1_760_000_000
_EVERY = 600
"""Seconds between two articles."""


class Item(NamedTuple):
    """An article."""

    number: int
    title: str
    source: str
    body: tuple[str, ...]
    """Its paragraphs."""

    @property
    def second(self) -> int:
        """When it was published, in seconds since 1970."""
        return _NEWEST - self.number * _EVERY


def items(number: int) -> Iterator[Item]:
    """Make articles, the newest first; the same each time."""
    chance = random.Random(7)
    for at in range(number):
        sentences = [_sentence(chance, 12, 22) + "." for _ in range(chance.randint(40, 60))]
        paragraphs = (" ".join(sentences[start : start + 4]) for start in range(0, 60, 4))
        title = f"{at:04} {_sentence(chance, 6, 11)}"
        yield Item(at, title, chance.choice(_SOURCES), tuple(filter(None, paragraphs)))


def write_jsonl(file: Path, number: int) -> None:
    """Write articles as this program takes them in."""
    with file.open("w", encoding="utf-8") as out:
        for item in items(number):
            record = {
                "title": item.title,
                "published": formatdate(item.second),
                "source": item.source,
                "url": f"https://news.example/{item.number}",
                "text": "\n\n".join(item.body),
            }
            out.write(json.dumps(record) + "\n")


def write_text(file: Path) -> None:
    """Write the newest article as a text for a pager."""
    item = next(items(1))
    file.write_text("\n\n".join((item.title, *item.body)) + "\n", encoding="utf-8")


def write_feed(folder: Path, number: int) -> None:
    """Write a feed, and what newsboat needs to show it."""
    folder.mkdir(parents=True)
    feed = folder / "feed.xml"
    with feed.open("w", encoding="utf-8") as out:
        out.write("<rss version='2.0'><channel><title>Made up</title><link>x</link>")
        for item in items(number):
            text = escape("".join(f"<p>{paragraph}</p>" for paragraph in item.body))
            out.write(
                f"<item><title>{item.title}</title><guid>{item.number}</guid>"
                f"<link>https://news.example/{item.number}</link>"
                f"<pubDate>{formatdate(item.second)}</pubDate>"
                f"<description>{text}</description></item>"
            )
        out.write("</channel></rss>")
    (folder / "urls").write_text(f"file://{feed}\n")
    (folder / "config").write_text(
        "auto-reload no\nreload-only-visible-feeds yes\nmax-items 0\n"
        "bind-key j down\nbind-key k up\narticle-sort-order date-desc\n"
    )


def _sentence(chance: random.Random, least: int, most: int) -> str:
    words = [
        chance.choice(_NAMES if at % 2 else _BETWEEN) for at in range(chance.randint(least, most))
    ]
    return " ".join(words).capitalize()

"""How to ask: the query language, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.tui.render.document import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUERIES = (
    ("officers", "the word in any form"),
    ('"combat experience"', "these words in this form and order"),
    ("soldier*", "words that begin so; wo?d leaves one letter open"),
    ("korea -drone", "the one without the other"),
    ("kursk OR sumy", "either; brackets group"),
    ("title:rehabilitation", "in the title; also byline: and takeaway:"),
    ("source:caliber", "of one source, by its name or a part of it"),
)


def asking_blocks() -> Iterator[Block]:
    """Give a line for everything that a query can hold."""
    width = max(len(query) for query, _ in _QUERIES) + 2
    for query, words in _QUERIES:
        yield Block(words, head=query.ljust(width), after=0)

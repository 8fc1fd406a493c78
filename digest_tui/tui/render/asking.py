"""How to ask: the query language, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.query.reference import lines
from digest_tui.tui.render.document import Block

if TYPE_CHECKING:
    from collections.abc import Iterator


def asking_blocks() -> Iterator[Block]:
    """Give a line for everything that a query can hold."""
    for typed, found in lines():
        yield Block(found, head=typed, after=0)

"""What came in, made a text of lines: ready to be read as a plain one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from digest_tui.ingest.given import Given


class Prepared(NamedTuple):
    """A text in lines, and what is known of it from beside it."""

    text: str
    given: Given


def headed(body: str, given: Given) -> Prepared:
    """Put title and standfirst above a text that has them beside it."""
    above = [part for part in (given.title, given.dek) if part]
    return Prepared("\n\n".join((*above, body)), given)

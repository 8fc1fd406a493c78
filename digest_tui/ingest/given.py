"""What is known of a text from beside it: from the page, the feed or the message around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest_tui.models import GivenDate


@dataclass(frozen=True, slots=True)
class Given:
    """What need not be looked for in the lines of a text. Everything in it is safe to show."""

    url: str | None = None
    """The address that the article itself gives as its own, else the one it came from."""
    also_at: tuple[str, ...] = ()
    """Other addresses under which it is the same article."""
    site: str | None = None
    """Who publishes it, as the page or the feed says."""
    sender: str | None = None
    """Who has sent it: whose it is where nothing in its text tells another one."""
    title: str | None = None
    dek: str | None = None
    byline: str | None = None
    published: GivenDate | None = None
    language: str | None = None
    """`en`, `uk`: the primary tag of BCP 47."""
    whole_lines: bool = False
    """No line of the text was broken to fit a width: each is a paragraph, a heading, an item."""
    how: tuple[tuple[str, str], ...] = ()
    """By what of the page each of these is known: `("title", "og:title")`."""
    notes: tuple[str, ...] = ()
    """What a reader should know of how it was read."""


NOTHING_GIVEN = Given()

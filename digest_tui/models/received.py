"""What comes in, before it is read: some bytes and what those who gave them said of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The form of one text."""

    PLAIN = "plain text"
    HTML = "web page"
    MARKDOWN = "Markdown"
    RECORD = "JSON record"
    """One article as a JSON object; docs/formats.md has its fields."""
    MAIL = "message"


@dataclass(frozen=True, slots=True)
class Received:
    """One text as it came in. Kept as it is, so that it can be read anew at any time."""

    origin: str
    """The file or address it came from, for people, safe to show."""
    data: bytes
    kind: Kind = Kind.PLAIN
    charset: str | None = None
    """As an HTTP header or a message says; it can be wrong."""
    url: str | None = None
    """The address it was fetched from; always http or https."""
    said: bytes | None = None
    """What a feed says of it, a JSON record: for what the text itself does not tell."""

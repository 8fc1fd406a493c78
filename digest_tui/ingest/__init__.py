"""From bytes to articles: what came in is read, nothing of it is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.ingest.decode import decode
from digest_tui.ingest.plain import read_plain
from digest_tui.ingest.rule_files import load_outlets
from digest_tui.text.sanitise import clean

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article

__all__ = ["load_outlets", "read", "safe_text"]


def read(data: bytes, origin: str, outlets: Outlets, source: str | None = None) -> Article:
    """Read some bytes as an article.

    Args:
        data: What came in.
        origin: The file or address it came from, for people.
        outlets: The sources that are known.
        source: The source, where the reader says it; else the text has to.

    Raises:
        Refused: They are no article.
    """
    return read_plain(decode(data, origin).text, origin, outlets, source)


def safe_text(data: bytes, origin: str) -> str:
    """Give the text of some bytes as it came, but safe to show."""
    return clean(decode(data, origin).text).text

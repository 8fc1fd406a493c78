"""From bytes to articles: what came in is read, nothing of it is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.ingest.decode import decode
from digest_tui.ingest.html import page_text, read_html
from digest_tui.ingest.plain import read_plain
from digest_tui.ingest.rule_files import load_outlets
from digest_tui.models import Kind
from digest_tui.text.sanitise import clean

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article, Received

__all__ = ["load_outlets", "read", "safe_text"]


def read(received: Received, outlets: Outlets, source: str | None = None) -> Article:
    """Read what came in as an article.

    Args:
        received: What came in.
        outlets: The sources that are known.
        source: The source, where the reader says it; else the text has to.

    Raises:
        Refused: It is no article.
    """
    if received.kind is Kind.HTML:
        return read_html(received, outlets, source)
    text = decode(received.data, received.origin).text
    return read_plain(text, received.origin, outlets, source)


def safe_text(received: Received) -> str:
    """Give all the text of what came in, nothing left out, but safe to show."""
    if received.kind is Kind.HTML:
        return clean(page_text(received)).text
    return clean(decode(received.data, received.origin).text).text

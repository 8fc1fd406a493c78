"""What a feed says of an article, for what its page does not tell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from digest_tui.ingest.record import Record
from digest_tui.models import Evidence
from digest_tui.text.dates import read_stamp
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article


def with_said(article: Article, said: bytes, outlets: Outlets) -> Article:
    """Fill in what an article lacks; what its page tells itself stays.

    Args:
        article: As its page was read.
        said: The record of the feed's entry.
        outlets: The sources that are known.
    """
    record = msgspec.json.decode(said, type=Record)
    source, evidence = article.source, article.evidence
    if source is None and record.source:
        source = outlets.named(record.source).source
        evidence = (Evidence(0, clean_line(record.source), "the feed it came from"),)
    return replace(
        article,
        source=source,
        evidence=evidence,
        title=article.title or clean_line(record.title or ""),
        byline=article.byline or clean_line(record.byline or "") or None,
        published=article.published or read_stamp(record.published or ""),
        language=article.language or record.language,
    )

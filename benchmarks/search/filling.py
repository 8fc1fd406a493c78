"""A library of made-up articles, made as filing makes it but without reading any text."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from benchmarks.search.corpus import SEED, articles
from digest_tui.analyse.versions import content_id
from digest_tui.database import begun, connect
from digest_tui.models import Kind, Received
from digest_tui.store import Store
from digest_tui.store.rows import free_name, write_article
from digest_tui.store.versions import addresses_of, digest_of, remember, write_version

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from digest_tui.models import Article

_AT_ONCE = 1000


def fill(folder: Path, wanted: int, seed: int = SEED) -> None:
    """Put articles into the store of a new library; the index is made by the first search."""
    folder.mkdir(parents=True)
    store = Store(folder)
    begin, done = time.monotonic(), 0
    rest = articles(wanted, seed)
    with connect(store.path) as db:
        db.execute("PRAGMA synchronous = OFF")  # what is lost is made again
        while some := list(islice(rest, _AT_ONCE)):
            _put(db, some)
            done += len(some)
            rate = done / (time.monotonic() - begin)
            print(f"{done:,} of {wanted:,}, {rate:.0f} a second", file=sys.stderr)


def put(store: Store, some: Sequence[Article]) -> None:
    """Put articles into a store that is there."""
    with connect(store.path) as db:
        _put(db, some)


def _put(db: sqlite3.Connection, some: Sequence[Article]) -> None:
    with begun(db):
        for article in some:
            received = received_of(article)
            named = replace(article, name=free_name(db, article))
            addresses = addresses_of(named, received)
            write_article(db, named, None)
            write_version(db, named.id, 1, content_id(named), received)
            remember(db, named.id, digest_of(received), "", addresses)


def received_of(article: Article) -> Received:
    """Make the record that an article would have been read from."""
    date = article.published
    day = date.complete if date else None
    record = {
        "title": article.title,
        "byline": article.byline,
        "published": day.isoformat() if day else None,
        "source": article.source.name if article.source else None,
        "url": article.url,
        "text": "\n\n".join(paragraph.text for paragraph in article.body),
    }
    takeaways = [takeaway for one in article.assessments for takeaway in one.takeaways]
    if takeaways:
        listed = "\n".join(f"{takeaway.number}. {takeaway.text}" for takeaway in takeaways)
        record["text"] = f"{record['text']}\n\n{article.assessments[0].cue}\n{listed}"
    data = json.dumps({key: said for key, said in record.items() if said}, ensure_ascii=False)
    return Received(article.origin, data.encode(), Kind.RECORD)

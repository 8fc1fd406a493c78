"""Which of the articles that are kept is the one that comes in, if any is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.versions import content_id, is_alike
from digest_tui.models import Kind
from digest_tui.store.rows import article_of
from digest_tui.store.versions import addresses_of, at_address, came_as, digest_of
from digest_tui.text.addresses import address_key

if TYPE_CHECKING:
    import sqlite3

    from digest_tui.models import Article, Received

EXCERPTS = frozenset({Kind.RECORD, Kind.MAIL})
"""What can be a part of an article that stands whole elsewhere: an entry of a feed."""
_EDITED = 0.1
"""What the least of two versions has of the other."""
_ELSEWHERE = 0.5
"""Likewise, where they came from two addresses and only say that they have one."""


class Known(NamedTuple):
    """What is kept of an article before."""

    article_id: str
    name: str
    origin: str
    said_source: str | None
    article: Article | None
    """None where another version of the program has written it."""
    number: int
    """Of its last version, from which the rest is, too."""
    digest: bytes | None
    content: str | None
    kind: Kind
    url: str | None
    rules: str | None


def recognised(
    db: sqlite3.Connection, article: Article, received: Received
) -> tuple[Article, Known | None]:
    """Give what is kept of an article, and the article, under another id where it needs one.

    It is known by one of its addresses, or where it has none by its text. Some sites give one
    address for all their pages, and some feeds for all their entries: what tells something
    else there is another article, since two taken for one hide each other.
    """
    addresses = addresses_of(article, received)
    known = _known(db, at_address(db, addresses) or article.id)
    if known is None or not addresses or _is_same(known, article, received):
        return article, known
    article = replace(article, id=came_as(db, digest_of(received)) or content_id(article))
    return article, _known(db, article.id)


def _is_same(known: Known, article: Article, received: Received) -> bool:
    if known.article is None:
        return True
    here, there = address_key(received.url), address_key(known.url)
    if here and here == there and not {received.kind, known.kind} <= EXCERPTS:
        return True
    return is_alike(article, known.article, _ELSEWHERE if here != there else _EDITED)


def _known(db: sqlite3.Connection, article_id: str) -> Known | None:
    row = db.execute(
        "SELECT articles.name, articles.origin, said_source, reading_form, reading,"
        " number, versions.digest, content, kind, url, rules FROM articles"
        " LEFT JOIN versions ON versions.article_id = articles.id"
        " LEFT JOIN seen ON seen.digest = versions.digest"
        " WHERE articles.id = ? ORDER BY number DESC LIMIT 1",
        (article_id,),
    ).fetchone()
    if row is None:
        return None
    name, origin, said, form, reading, number, digest, content, kind, url, rules = row
    article = article_of(form, reading)
    kind = Kind(kind) if kind else Kind.PLAIN
    return Known(
        article_id, name, origin, said, article, number or 1, digest, content, kind, url, rules
    )

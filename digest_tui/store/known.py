"""Which of the articles that are kept is the one that comes in, if any is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.versions import is_alike
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
    db: sqlite3.Connection, article: Article, received: Received, content: str
) -> tuple[Article, Known | None]:
    """Give what is kept of an article, and the article, under another id where it needs one.

    It is known by one of its addresses, or where it has none by its words. Some sites give one
    address for all their pages, and some feeds for all their entries: what tells something
    else there is another article, since two taken for one hide each other.
    """
    addresses = addresses_of(article, received)
    known = _known(db, at_address(db, addresses) or article.id)
    if known is None and (same := _of_the_same_words(db, article, content, addresses)):
        return article, _known(db, same)
    if known is None or not addresses or _is_same(known, article, received):
        return article, known
    article = replace(article, id=came_as(db, digest_of(received)) or content)
    return article, _known(db, article.id)


def _of_the_same_words(
    db: sqlite3.Connection, article: Article, content: str, addresses: list[str]
) -> str | None:
    """Give the article that tells the same in the same words: a page, and the page saved.

    Two addresses are two articles, whatever they tell: an agency's report is printed by many.
    Two texts without one are, too: who has pasted both knows them apart.
    """
    rows = db.execute(
        "SELECT DISTINCT id, source, EXISTS (SELECT 1 FROM addresses WHERE article_id = id)"
        " FROM versions JOIN articles ON id = article_id WHERE content = ?",
        (content,),
    ).fetchall()
    source = article.source.slug if article.source else None
    for article_id, kept_source, has_address in rows:
        same_source = source is None or kept_source is None or source == kept_source
        if same_source and bool(addresses) != bool(has_address):
            found: str = article_id
            return found
    return None


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

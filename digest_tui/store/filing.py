"""What becomes of an article that is given to the store: new, known, read anew, a new version."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.versions import content_id, is_part_of
from digest_tui.models import Filed, Kind
from digest_tui.store.rows import article_of, free_name, write_article
from digest_tui.store.versions import (
    addresses_of,
    at_address,
    digest_of,
    remember,
    was_before,
    write_version,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from digest_tui.models import Article
    from digest_tui.store.records import ToFile

_EXCERPTS = frozenset({Kind.RECORD, Kind.MAIL})
"""What can be a part of an article that stands whole elsewhere: an entry of a feed."""
_SHORTER = 0.8
"""How much of a text the same feed can give at most where it gives only a part."""


class _Known(NamedTuple):
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
    rules: str | None


def keep(
    db: sqlite3.Connection, given: ToFile, read_anew: Callable[[str], Article | None]
) -> tuple[Filed, Article]:
    """Keep an article, in the present transaction.

    It is known by one of its addresses, or where it has none by its words. What its outlet
    has changed since is a new version. A page with other furniture around the same words is
    not; nor is an excerpt of what is there whole.

    Args:
        db: The database.
        given: The article.
        read_anew: Reads what is kept of an article by the present rules.

    Returns:
        What became of it, and the article as it is kept now.
    """
    article, received, said_source, rules = given
    digest, addresses = digest_of(received), addresses_of(article, received)
    content = content_id(article)
    known = _known(
        db, at_address(db, addresses) or _same_words(db, article, content, addresses) or article.id
    )
    if known is None:
        article = replace(article, name=free_name(db, article))
        write_article(db, article, said_source)
        write_version(db, article.id, 1, content, received)
        remember(db, article.id, digest, rules, addresses)
        return Filed.NEW, article
    remember(db, known.article_id, digest, rules, addresses)
    article = replace(
        article, id=known.article_id, name=known.name, origin=known.origin or article.origin
    )
    said_source = said_source or known.said_source
    number, before = known.number, known.article
    if not addresses or digest == known.digest or content == known.content:
        furniture = bool(addresses) and digest != known.digest
        if before is not None and (
            article == before or (furniture and article.source == before.source)
        ):
            _say(db, known, said_source)
            return Filed.KNOWN, before
        filed = Filed.READ_ANEW
    elif was_before(db, known.article_id, digest, content):
        return Filed.KNOWN, before or article
    else:
        if before is not None and known.rules != rules:
            before = read_anew(known.article_id) or before
        if before is not None and (
            content_id(before) == content
            or _is_excerpt((article, received.kind), (before, known.kind))
        ):
            return Filed.KNOWN, before
        fuller = before is not None and _is_excerpt((before, known.kind), (article, received.kind))
        filed = Filed.READ_ANEW if fuller else Filed.NEW_VERSION
        number += not fuller
    write_article(db, article, said_source)
    if digest != known.digest:
        write_version(db, article.id, number, content, received)
    return filed, article


def _same_words(
    db: sqlite3.Connection, article: Article, content: str, addresses: list[str]
) -> str | None:
    """Give the article that tells the same in the same words: a saved page, and the page.

    Two addresses are two articles, whatever they tell: an agency's report is printed by many.
    """
    rows = db.execute(
        "SELECT DISTINCT id, source, EXISTS (SELECT 1 FROM addresses WHERE article_id = id)"
        " FROM versions JOIN articles ON id = article_id WHERE content = ?",
        (content,),
    ).fetchall()
    source = article.source.slug if article.source else None
    for article_id, kept_source, has_address in rows:
        same_source = source is None or kept_source is None or source == kept_source
        if same_source and not (addresses and has_address):
            found: str = article_id
            return found
    return None


def _known(db: sqlite3.Connection, article_id: str) -> _Known | None:
    row = db.execute(
        "SELECT articles.name, articles.origin, said_source, reading_form, reading,"
        " number, versions.digest, content, kind, rules FROM articles"
        " LEFT JOIN versions ON versions.article_id = articles.id"
        " LEFT JOIN seen ON seen.digest = versions.digest"
        " WHERE articles.id = ? ORDER BY number DESC LIMIT 1",
        (article_id,),
    ).fetchone()
    if row is None:
        return None
    name, origin, said, form, reading, number, digest, content, kind, rules = row
    article = article_of(form, reading)
    kind = Kind(kind) if kind else Kind.PLAIN
    return _Known(
        article_id, name, origin, said, article, number or 1, digest, content, kind, rules
    )


def _say(db: sqlite3.Connection, known: _Known, said_source: str | None) -> None:
    if said_source != known.said_source:
        db.execute(
            "UPDATE articles SET said_source = ? WHERE id = ?", (said_source, known.article_id)
        )


def _is_excerpt(part: tuple[Article, Kind], whole: tuple[Article, Kind]) -> bool:
    """Tell the beginning that a feed gives from a whole text that somebody has changed."""
    if part[1] not in _EXCERPTS:
        return False
    shorter = _length(part[0]) < _SHORTER * _length(whole[0])
    return (shorter or part[1] is not whole[1]) and is_part_of(part[0], whole[0])


def _length(article: Article) -> int:
    return sum(len(paragraph.text) for paragraph in article.body)

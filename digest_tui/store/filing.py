"""What becomes of an article that is given to the store: new, known, read anew, a new version."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest_tui.analyse.versions import content_id, is_part_of
from digest_tui.models import Filed
from digest_tui.store.known import EXCERPTS, recognised
from digest_tui.store.rows import free_name, write_article
from digest_tui.store.versions import (
    addresses_of,
    digest_of,
    remember,
    was_before,
    write_version,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from digest_tui.models import Article, Kind, Received
    from digest_tui.store.known import Known
    from digest_tui.store.records import ToFile

_SHORTER = 0.8
"""How much of a text the same feed can give at most where it gives only a part."""


def keep(
    db: sqlite3.Connection, given: ToFile, read_anew: Callable[[str], Article | None]
) -> tuple[Filed, Article]:
    """Keep an article, in the present transaction.

    What its outlet has changed since it was kept is a new version. A page with other furniture
    around the same words is not; nor is what a feed gives of a page that is there whole.

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
    article, known = recognised(db, article, received, content)
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
    elif was_before(db, known.article_id, digest, content) and not _is_as_of_now(received):
        return Filed.KNOWN, before or article
    else:
        if before is not None and known.rules != rules:
            before = read_anew(known.article_id) or before
        if before is not None and (
            content_id(before) == content
            or _is_excerpt((article, received.kind), (before, known.kind))
            or _is_teaser(article, received, known)
        ):
            return Filed.KNOWN, before
        fuller = before is not None and _is_excerpt((before, known.kind), (article, received.kind))
        filed = Filed.READ_ANEW if fuller else Filed.NEW_VERSION
        number += not fuller
    write_article(db, article, said_source)
    if digest != known.digest:
        write_version(db, article.id, number, content, received)
    return filed, article


def _is_as_of_now(received: Received) -> bool:
    """Tell what its outlet shows today from a copy that was kept: it can take a change back."""
    return received.url is not None and received.origin == received.url


def _say(db: sqlite3.Connection, known: Known, said_source: str | None) -> None:
    if said_source != known.said_source:
        db.execute(
            "UPDATE articles SET said_source = ? WHERE id = ?", (said_source, known.article_id)
        )


def _is_teaser(article: Article, received: Received, known: Known) -> bool:
    """Tell what a feed says in words of its own of a page that is there."""
    return (
        received.kind in EXCERPTS
        and received.url is not None
        and known.kind not in EXCERPTS
        and known.article is not None
        and 2 * _length(article) < _length(known.article)
    )


def _is_excerpt(part: tuple[Article, Kind], whole: tuple[Article, Kind]) -> bool:
    """Tell the beginning that a feed gives from a whole text that somebody has changed."""
    if part[1] not in EXCERPTS:
        return False
    shorter = _length(part[0]) < _SHORTER * _length(whole[0])
    return (shorter or part[1] is not whole[1]) and is_part_of(part[0], whole[0])


def _length(article: Article) -> int:
    return sum(len(paragraph.text) for paragraph in article.body)

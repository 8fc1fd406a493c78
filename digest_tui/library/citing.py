"""Whom an article cites, each by the full name that is known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.analyse.attribution import cited

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article


def cites(article: Article, outlets: Outlets) -> tuple[str, ...]:
    """Name those whom an article names as having said something, itself aside."""
    known = {
        name.casefold(): outlet.full_name
        for outlet in outlets.all
        for name in (*outlet.names, outlet.full_name)
    }
    text = [article.title, article.dek or "", *(part.text for part in article.body)]
    if article.cited_source:
        text.insert(0, f"{article.cited_source} said.")
    own = [article.source.name] if article.source else []
    return cited(text, known, but=own)

"""The versions of an article: what it was before its outlet changed it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from digest_tui.analyse.versions import changed
from digest_tui.errors import NotFound, Refused
from digest_tui.ingest import read
from digest_tui.models import Article, Version, VersionDiff

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.store import Kept, Store


class Versions:
    """Reads what is kept of an article by the present rules. Safe to call from any thread."""

    def __init__(self, store: Store, outlets: Outlets) -> None:
        self._store = store
        self._outlets = outlets

    def count(self, article_id: str) -> int:
        """Tell how many versions an article has, without reading any."""
        return self._store.count_versions(article_id)

    def of(self, name: str) -> tuple[list[Version], list[VersionDiff | None]]:
        """List the versions of an article, the oldest first.

        Returns:
            The versions, and what changed to each from the one before; None for the first.

        Raises:
            NotFound: There is no such article.
            Ambiguous: Several have that name.
        """
        article_id = self._store.resolve(name)
        read_ = [(kept, self._read(article_id, kept)) for kept in self._store.versions(article_id)]
        steps: list[VersionDiff | None] = [None]
        steps += [changed(one, other) for (_, one), (_, other) in pairwise(read_)]
        return [_version(kept, article) for kept, article in read_], steps

    def diff(
        self, name: str, number: int | None = None, other: int | None = None
    ) -> tuple[Version, Version, VersionDiff]:
        """Tell what changed from one version to another.

        Args:
            name: The article's.
            number: The one after; the last where none is said.
            other: The one before; the one right before it where none is said.

        Raises:
            NotFound: There is no such article or version.
        """
        article_id = self._store.resolve(name)
        kept = {one.number: one for one in self._store.versions(article_id)}
        after = max(kept) if number is None else number
        before = after - 1 if other is None else other
        for wanted in (before, after):
            if wanted not in kept:
                known = "one version" if len(kept) == 1 else f"{len(kept)} versions"
                raise NotFound(f"there is no version {wanted}; this article has {known}")
        articles = [self._read(article_id, kept[wanted]) for wanted in (before, after)]
        one, two = (
            _version(kept[wanted], article)
            for wanted, article in zip((before, after), articles, strict=True)
        )
        return one, two, changed(*articles)

    def _read(self, article_id: str, kept: Kept) -> Article:
        said = self._store.original(article_id).said_source
        try:
            article = read(kept.received, self._outlets, said)
        except Refused as refused:
            # By the rules of today it is no article any more; the others are shown all the same.
            reason = f"(this version cannot be read any more: {refused.reason})"
            return Article(article_id, None, (), reason, None, None, None, ())
        return replace(article, id=article_id)


def _version(kept: Kept, article: Article) -> Version:
    received = kept.received
    return Version(
        number=kept.number,
        filed=kept.filed,
        origin=received.origin,
        url=received.url,
        published=article.published,
        title=article.headline,
    )

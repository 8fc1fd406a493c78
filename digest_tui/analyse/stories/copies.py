"""Copies: how many of the articles of a story are accounts of their own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from digest_tui.models import Role
from digest_tui.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import Article

_RUN = 5
"""Words that stand together in the same way in both: a shingle (Broder 1997)."""
_COPIED = 0.5
"""The share of the shorter text from which it is a copy; quotations stay far below."""


def accounts(articles: Sequence[Article]) -> list[list[int]]:
    """Put articles that carry one text together, each with the first that it is like.

    Returns:
        The positions of the articles of each account; a partition.
    """
    groups: list[list[int]] = []
    firsts: list[frozenset[int]] = []
    """The shingles of the first article of each account, which the others have too."""
    for at, article in enumerate(articles):
        shingles = _shingles(article)
        for group, first in zip(groups, firsts, strict=True):
            least = min(len(shingles), len(first))
            if least and len(shingles & first) >= _COPIED * least:
                group.append(at)
                break
        else:
            groups.append([at])
            firsts.append(shingles)
    return groups


@lru_cache(maxsize=256)
def _shingles(article: Article) -> frozenset[int]:
    told = [
        word for part in article.body if part.kind is not Role.HEADING for word in words(part.text)
    ]
    return frozenset(map(hash, zip(*(told[at:] for at in range(_RUN)), strict=False)))

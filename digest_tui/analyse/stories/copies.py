"""Copies: how many of the articles of a story are accounts of their own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from digest_tui.models import Role
from digest_tui.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest_tui.models import Article

_RUN = 5
"""Words that stand together in the same way in both: a shingle (Broder 1997)."""
_COPIED = 0.5
"""The share of the shorter text from which it is a copy; quotations stay far below."""

_REMEMBERED = 64
"""Articles whose shingles are kept, with all that they say."""


def accounts(articles: Sequence[Article]) -> list[list[int]]:
    """Put articles that carry one text together, each with the first that it is like.

    Returns:
        The positions of the articles of each account; a partition.
    """
    groups: list[list[int]] = []
    firsts: list[NDArray[np.int64]] = []
    """The shingles of the first article of each account, which the others have too."""
    for at, article in enumerate(articles):
        shingles = _shingles(article)
        for group, first in zip(groups, firsts, strict=True):
            least = min(len(shingles), len(first))
            if least and _shared(shingles, first) >= _COPIED * least:
                group.append(at)
                break
        else:
            groups.append([at])
            firsts.append(shingles)
    return groups


def _shared(one: NDArray[np.int64], other: NDArray[np.int64]) -> int:
    return len(np.intersect1d(one, other, assume_unique=True))


@lru_cache(maxsize=_REMEMBERED)
def _shingles(article: Article) -> NDArray[np.int64]:
    """Give the shingles of an article as numbers: a set of them takes ten times as much memory."""
    told = [
        word for part in article.body if part.kind is not Role.HEADING for word in words(part.text)
    ]
    runs = set(map(hash, zip(*(told[at:] for at in range(_RUN)), strict=False)))
    return np.fromiter(runs, np.int64, len(runs))

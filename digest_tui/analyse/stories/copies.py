"""Copies: how many of the articles of a story are accounts of their own."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from digest_tui.models import Role
from digest_tui.text.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import Article

_RUN = 5
"""Words that stand together in the same way in both: a shingle (Broder 1997)."""
_COPIED = 0.5
"""The share of the shorter text from which it is a copy; quotations stay far below."""


def accounts(articles: Sequence[Article]) -> list[list[int]]:
    """Put articles that carry one text together.

    Returns:
        The positions of the articles of each account; a partition.
    """
    shingles = [_shingles(article) for article in articles]
    account = list(range(len(articles)))
    for one, other in combinations(range(len(articles)), 2):
        least = min(len(shingles[one]), len(shingles[other]))
        if least and len(shingles[one] & shingles[other]) >= _COPIED * least:
            joined, gone = account[one], account[other]
            account = [joined if each == gone else each for each in account]
    groups: dict[int, list[int]] = {}
    for at, each in enumerate(account):
        groups.setdefault(each, []).append(at)
    return list(groups.values())


def _shingles(article: Article) -> frozenset[tuple[str, ...]]:
    words = [
        token.word
        for part in article.body
        if part.kind is not Role.HEADING
        for token in tokens(part.text)
    ]
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))

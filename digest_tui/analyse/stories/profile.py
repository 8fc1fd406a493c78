"""What of an article tells its story from others."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.models import Role
from digest_tui.text.tokens import STOP_WORDS, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest_tui.models import Article

_FIRST_WORDS = 150
"""The event is told at the start; what follows is background, which stories share."""
_TITLE_TWICE = 2


class Profile(NamedTuple):
    """The terms of an article's title and start."""

    terms: tuple[str, ...]
    """Stems, and pairs of stems that stand together: two drone strikes share the words
    `drone` and `strike`, but seldom who struck what."""
    times: tuple[int, ...]
    """How often it has each."""


def profile(article: Article) -> Profile:
    """Make the profile of an article."""
    return profile_of(
        article.title,
        (
            article.dek or "",
            *(part.text for part in article.body if part.kind is not Role.HEADING),
        ),
    )


def profile_of(title: str, texts: Iterable[str]) -> Profile:
    """Make a profile of a title and the texts that follow it."""
    counts: Counter[str] = Counter()
    for word in _stems(title, _FIRST_WORDS):
        counts[word] += _TITLE_TWICE
    body = list(_stems("\n".join(texts), _FIRST_WORDS))
    counts.update(body)
    counts.update(f"{one} {other}" for one, other in pairwise(body))
    return Profile(tuple(counts), tuple(counts.values()))


def _stems(text: str, most: int) -> Iterator[str]:
    for number, token in enumerate(tokens(text)):
        if number == most:
            return
        if token.word not in STOP_WORDS:
            yield stem(token.word)

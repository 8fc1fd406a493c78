"""Which words of an article or a passage tell best what it is about."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING

from digest_tui.models import Role
from digest_tui.query import Or, Word
from digest_tui.text.stop_words import STOP_WORDS
from digest_tui.text.tokens import stem, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from digest_tui.library.indexing import Indexing
    from digest_tui.models import Article, Like
    from digest_tui.store import Store

_TITLE_TWICE = 2
_LOOKED_AT = 20_000
"""Characters of an article in which its words are counted: what it is about, it says early."""
_TELLING = 25
"""Words of an article by which others are found."""
_MOST_WEIGHED = 300
"""Words of which it is asked how many articles have them."""


def word_counts(article: Article, passage: str = "") -> dict[str, int]:
    """Count the words of an article, or of a passage of it, each in its most frequent form."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    text = passage or "\n".join(
        [article.dek or "", *(part.text for part in article.body if part.kind is not Role.HEADING)]
    )
    for weight, part in ((1, text[:_LOOKED_AT]), (_TITLE_TWICE, "" if passage else article.title)):
        for word in words(part):
            if word not in STOP_WORDS and len(word) > 1:
                forms[stem(word)][word] += weight
    counts = {its.most_common(1)[0][0]: its.total() for its in forms.values()}
    most = sorted(counts, key=lambda word: -counts[word])[:_MOST_WEIGHED]
    return {word: counts[word] for word in most}


def telling_words(
    counts: Mapping[str, int], having: Sequence[int], articles: int, limit: int
) -> list[str]:
    """Choose the words that tell best what a text is about, the best first: by tf-idf.

    A word that no other article has finds none.

    Args:
        counts: How often the text has each of its words.
        having: How many articles have each of them, in the same order.
        articles: How many articles there are.
        limit: How many words are wanted.
    """
    scores = {
        word: (1 + log(times)) * log((1 + articles) / among)
        for (word, times), among in zip(counts.items(), having, strict=True)
        if among > 1
    }
    return sorted(scores, key=lambda word: (-scores[word], word))[:limit]


def words_like(
    like: Like, store: Store, indexing: Indexing, wanted: Callable[[], bool]
) -> tuple[Or | None, str | None]:
    """Give the words that find what is like an article, and what is to be known of the index.

    Raises:
        NotFound: The article is not there.
        NoLongerWanted: So it was said.
    """
    counts = word_counts(store.article(like.article_id), like.passage)
    if not counts:
        return None, None
    having, note = indexing.search(lambda index: index.frequencies(list(counts)), wanted)
    found = telling_words(counts, having, store.count(), _TELLING)
    return (Or(tuple(map(Word, found))) if found else None), note

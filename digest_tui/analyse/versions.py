"""What an article tells, apart from the page around it, and what changed of it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from digest_tui.text.sentences import sentences
from digest_tui.text.tokens import tokens

if TYPE_CHECKING:
    from digest_tui.models import Article


def content_id(article: Article) -> str:
    """Make a name of what an article tells: the same for other furniture around it."""
    said = "\n".join(" ".join(words) for words in _said(article))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def is_part_of(one: Article, other: Article) -> bool:
    """Tell whether an article's body stands in another one's, sentence for sentence."""
    whole = set(_sentences(other))
    part = _sentences(one)
    return sum(sentence in whole for sentence in part) >= len(part) - 1


def _sentences(article: Article) -> list[tuple[str, ...]]:
    return [
        tuple(token.word for token in tokens(part.text[start:end]))
        for part in article.body
        for start, end in sentences(part.text)
    ]


def _said(article: Article) -> list[tuple[str, ...]]:
    told = [t.text for a in article.assessments for t in a.takeaways]
    texts = [article.title, article.dek or "", *(part.text for part in article.body), *told]
    return [tuple(token.word for token in tokens(text)) for text in texts]

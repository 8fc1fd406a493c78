"""Several articles side by side: what all tell, what one tells, what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.analyse.alignment import align, group, sentences_of
from digest_tui.analyse.alignment.sentences import is_longer
from digest_tui.analyse.discrepancies import discrepancies
from digest_tui.analyse.quotations import quotations
from digest_tui.models import Comparison

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import Article


def compare(articles: Sequence[Article]) -> Comparison:
    """Compare articles that tell of one event, sentence by sentence."""
    sentences = sentences_of(articles)
    pairs = align(sentences)
    return Comparison(
        tuple(articles),
        sentences,
        pairs,
        group(sentences, pairs),
        discrepancies(sentences, pairs),
        tuple(quotations(articles, sentences)),
        cut=tuple(at for at, article in enumerate(articles) if is_longer(article)),
    )

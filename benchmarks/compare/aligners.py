"""What sentences can be compared by: ours, and what one would take instead."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process, utils

from digest_tui.analyse.alignment.align import scores

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    Table = NDArray[np.floating]
    Aligner = Callable[[Sequence[str], Sequence[int]], Table]


def difflib_ratio(texts: Sequence[str], articles: Sequence[int]) -> Table:
    table = np.zeros((len(texts), len(texts)))
    matcher = SequenceMatcher(autojunk=False)
    for other, text in enumerate(texts):
        matcher.set_seq2(text.casefold())  # what is dear to prepare is prepared once
        for one in range(other):
            if articles[one] != articles[other]:
                matcher.set_seq1(texts[one].casefold())
                table[one, other] = table[other, one] = matcher.ratio()
    return table


def token_set_ratio(texts: Sequence[str], _: Sequence[int]) -> Table:
    return process.cdist(
        texts, texts, scorer=fuzz.token_set_ratio, processor=utils.default_process
    )


def tf_idf(texts: Sequence[str], _: Sequence[int] = ()) -> Table:
    """Compare by the cosine of words as they stand, weighted tf * (ln((1+n)/(1+df)) + 1)."""
    counts = [Counter(re.findall(r"\w+", text.casefold())) for text in texts]
    frequency = Counter(word for count in counts for word in count)
    columns = {word: column for column, word in enumerate(frequency)}
    rarity = np.log((1 + len(texts)) / (1 + np.array([*frequency.values()]))) + 1
    weights = np.zeros((len(texts), len(columns)), dtype=np.float32)
    for row, count in enumerate(counts):
        weights[row, [columns[word] for word in count]] = [*count.values()]
    weights *= rarity
    weights /= np.maximum(np.linalg.norm(weights, axis=1, keepdims=True), 1e-9)
    table: Table = weights @ weights.T
    return table


ALIGNERS: Mapping[str, Aligner] = {
    "ours": scores,
    "difflib ratio": difflib_ratio,
    "rapidfuzz token_set_ratio": token_set_ratio,
    "TF-IDF of words": tf_idf,
}

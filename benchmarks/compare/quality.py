"""How well sentences are aligned and stories found, on labelled news."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.compare.aligners import ALIGNERS, tf_idf, token_set_ratio
from benchmarks.compare.clusterers import Ours, components
from benchmarks.compare.measures import average_precision, b_cubed, mixed
from benchmarks.compare.printing import in_words, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.compare.aligners import Aligner, Table
    from benchmarks.compare.clusterers import Groups
    from benchmarks.compare.labelled import AlignedStory, Labelled, NewsArticle

_STEPS = np.arange(0.05, 1.0, 0.01)
"""Thresholds that are tried for the others, in parts of their highest score."""
_FIRST_LINES = 5


def measure_alignment(labelled: Labelled) -> None:
    sets = list(labelled.alignment)
    for aligner in ALIGNERS.values():  # load what is loaded once
        aligner(["One sentence.", "Another one."], [0, 1])
    found = {
        name: [_alignment(aligner, stories) for stories in labelled.alignment.values()]
        for name, aligner in ALIGNERS.items()
    }
    number = sum(map(len, labelled.alignment.values()))
    times = {name: sum(time for _, time in each) / number for name, each in found.items()}
    table(
        "Alignment: average precision over all pairs of sentences of different articles, mean\n"
        "over the stories; pairs labelled “partly” count neither way. Time of the processor for\n"
        "a story that is seen for the first time.",
        ["", *sets, "a story", "to ours"],
        [
            [
                name,
                *(f"{100 * precision:.1f}" for precision, _ in each),
                in_words(times[name]),
                f"{times[name] / times['ours']:.2f}",
            ]
            for name, each in found.items()
        ],
    )


def _alignment(aligner: Aligner, stories: Sequence[AlignedStory]) -> tuple[float, float]:
    """Give the mean average precision, and the seconds that all stories took."""
    precisions, seconds = [], 0.0
    for story in stories:
        texts, of = story.texts, story.of
        start = time.process_time()
        scores = aligner(texts, of)
        seconds += time.process_time() - start
        judged, right = story.judged(scores)
        if right.any():
            precisions.append(average_precision(judged, right))
    return float(np.mean(precisions)), seconds


def measure_stories(labelled: Labelled) -> None:
    articles = labelled.articles
    ours = Ours.group(Ours.profiles([article.sentences for article in articles]))
    titles = token_set_ratio([article.sentences[0] for article in articles], ())
    starts = tf_idf(["\n".join(article.sentences[:_FIRST_LINES]) for article in articles])
    table(
        f"Stories: {len(articles)} articles of {len({a.story for a in articles})} events, all of"
        " one day. Two stories of one topic are\nlook-alikes. Ours at its threshold; the others"
        " by connected components, at the threshold\nthat is best on this very data.",
        ["", "B-cubed F1", "precision", "recall", "topics mixed", "look-alike pairs joined"],
        [
            _stories("ours", articles, ours),
            _stories("rapidfuzz token_set_ratio, titles", articles, _best(titles, articles)),
            _stories(f"TF-IDF, first {_FIRST_LINES} lines", articles, _best(starts, articles)),
        ],
    )


def _stories(name: str, articles: Sequence[NewsArticle], groups: Groups) -> list[str]:
    truth = [article.story for article in articles]
    score = b_cubed(truth, groups)
    confused = mixed([article.topic for article in articles], truth, groups)
    return [
        name,
        *(f"{100 * value:.1f}" for value in (score.f1, *score)),
        f"{confused.topics} of {confused.of_topics}",
        f"{100 * confused.pairs:.1f} %",
    ]


def _best(scores: Table, articles: Sequence[NewsArticle]) -> Groups:
    truth = [article.story for article in articles]
    np.fill_diagonal(scores, 0)
    found = [components(scores, step * scores.max()) for step in _STEPS]
    return max(found, key=lambda groups: b_cubed(truth, groups).f1)

"""How long a comparison takes, and finding the stories of many articles."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks.compare import made_up
from benchmarks.compare.aligners import ALIGNERS
from benchmarks.compare.clusterers import Ours
from benchmarks.compare.printing import in_words, seconds_of, table
from digest_tui.analyse.comparison import compare
from digest_tui.models import Article, Paragraph, Place, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.compare.labelled import Labelled

_ARTICLES, _SENTENCES = 8, 30
_MANY, _MORE = 10_000, 50
_NOWHERE = Place(1, 1, 0, 0)


def measure_comparison(labelled: Labelled | None) -> None:
    texts = (
        labelled.largest_story(_ARTICLES, _SENTENCES)
        if labelled
        else made_up.story(_ARTICLES, _SENTENCES)
    )
    articles = [_article(at, sentences) for at, sentences in enumerate(texts)]
    found = compare(articles)
    lines = [sentence.text for sentence in found.sentences]
    of = [sentence.article for sentence in found.sentences]
    took = {"whole comparison": seconds_of(lambda: compare(articles), 20)}
    for name, aligner in ALIGNERS.items():
        took[f"alignment: {name}"] = seconds_of(partial(aligner, lines, of), 20)
    ours = took["alignment: ours"]
    table(
        f"Speed: {len(articles)} articles of {'a real' if labelled else 'a made-up'} story with"
        f" {len(lines)} sentences; {len(found.pairs)} pairs, {len(found.claims)} claims,\n"
        f"{len(found.discrepancies)} differences found. Time of one processor, words known.",
        ["", "time", "to our alignment"],
        [[name, in_words(time), f"{time / ours:.2f}"] for name, time in took.items()],
    )


def measure_stories() -> None:
    texts = made_up.articles(_MANY + _MORE)
    making = seconds_of(lambda: Ours.profiles(texts))
    profiles = Ours.profiles(texts)
    known, later = profiles[:_MANY], profiles[_MANY:]
    clustering = seconds_of(lambda: Ours.group(known))
    find = Ours.one_more(known)
    adding = seconds_of(lambda: [find(profile) for profile in later], 3) / _MORE
    table(
        f"Speed: {_MANY:,} made-up articles of one day.",
        ["", "time"],
        [
            ["their profiles, made once", in_words(making)],
            ["clustered from scratch", in_words(clustering)],
            ["one more put into its story", in_words(adding)],
        ],
    )


def _article(at: int, sentences: Sequence[str]) -> Article:
    return Article(
        id=f"{at:016}",
        source=Source(f"paper-{at}", f"Paper {at}"),
        evidence=(),
        title=sentences[0],
        dek=None,
        byline=None,
        published=None,
        body=tuple(Paragraph(sentence, _NOWHERE) for sentence in sentences[1:]),
        name=f"paper-{at}",
    )

"""Short articles on a few days' events, with look-alikes: which tell of one event, and
what they tell differently.

`tests/data/lookalikes` holds the articles as a reader would paste them and what a careful
reader finds in them, written down before the program had seen any.
`tests/data/lookalikes-later` was written after the finders, to measure them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

import pytest

from digest_tui.analyse.comparison import compare
from digest_tui.analyse.stories.clusters import Clusters
from digest_tui.analyse.stories.copies import accounts
from digest_tui.analyse.stories.days import Filing, days_of
from digest_tui.analyse.stories.profile import profile
from digest_tui.ingest.decode import decode
from digest_tui.ingest.plain import read_plain
from digest_tui.models import WEAK
from tests.helpers import DATA

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article

FILED = datetime(2025, 5, 17, 12, tzinfo=UTC)
FOLDERS = ("lookalikes", "lookalikes-later")
FOUND_AT_LEAST = {"lookalikes": 0.5, "lookalikes-later": 0.3}
"""The share of the contradictions that a reader must be told of."""


@dataclass(frozen=True)
class Reported:
    """A discrepancy as a reader sees it: of which articles, in which words."""

    articles: tuple[int, int]
    kind: str
    words: tuple[str, str]


class Corpus:
    """The articles of a folder by number, and what is known of them."""

    def __init__(self, folder: Path, outlets: Outlets) -> None:
        self.articles: dict[int, Article] = {
            int(path.name[:2]): read_plain(
                decode(path.read_bytes(), path.name).text, path.name, outlets
            )
            for path in sorted(folder.glob("*.txt"))
        }
        labels = tomllib.loads((folder / "labels.toml").read_text(encoding="utf-8"))
        self.stories: dict[str, list[int]] = labels["stories"]
        self.copies: list[list[int]] = labels["copies"]
        self.look_alikes: list[list[str]] = labels["look_alikes"]
        self.contradictions: list[dict[str, Any]] = labels["contradictions"]
        self.traps: dict[str, dict[str, list[int]]] = labels["traps"]

    def text(self, number: int) -> str:
        article = self.articles[number]
        return "\n".join([article.title, article.dek or "", *(p.text for p in article.body)])

    def reported(self, numbers: Sequence[int]) -> list[Reported]:
        """What is reported where these articles stand side by side."""
        found = compare([self.articles[number] for number in numbers])
        reported = []
        for each in found.discrepancies:
            if each.kind not in WEAK:
                one, other = found.sentences[each.one], found.sentences[each.other]
                reported.append(
                    Reported(
                        (numbers[one.article], numbers[other.article]),
                        each.kind.value,
                        (one.text[slice(*each.one_span)], other.text[slice(*each.other_span)]),
                    )
                )
        return reported

    def contradiction(self, reported: Reported) -> int | None:
        """Which contradiction it is; None where it is a false alarm."""
        for number, known in enumerate(self.contradictions):
            sides = [
                {
                    words
                    for words, articles in known["tellings"].items()
                    if article in articles and words.casefold() in told.casefold()
                }
                for article, told in zip(reported.articles, reported.words, strict=True)
            ]
            if known["kind"] == reported.kind and all(sides) and sides[0] != sides[1]:
                return number
        return None

    def false_alarms(self, numbers: Sequence[int]) -> list[Reported]:
        return [each for each in self.reported(numbers) if self.contradiction(each) is None]


def stories_of(articles: Sequence[Article]) -> list[list[int]]:
    """The only place here that knows how stories are found."""
    days = days_of([Filing(article.published, FILED) for article in articles])
    return Clusters([profile(article) for article in articles], days).groups


@pytest.fixture(scope="module", params=FOLDERS)
def corpus(request: pytest.FixtureRequest, outlets: Outlets) -> Corpus:
    return Corpus(DATA / request.param, outlets)


def test_the_labels_speak_of_what_the_articles_say(corpus: Corpus) -> None:
    tellings = [known["tellings"] for known in corpus.contradictions]
    for words, numbers in [
        pair for some in [*tellings, *corpus.traps.values()] for pair in some.items()
    ]:
        for number in numbers:
            assert words.casefold() in corpus.text(number).casefold(), (words, number)
    filed = sorted(number for numbers in corpus.stories.values() for number in numbers)
    assert filed == sorted(corpus.articles)


def test_the_stories_come_out_right(corpus: Corpus) -> None:
    numbers = list(corpus.articles)
    found = stories_of(list(corpus.articles.values()))
    assert sorted([numbers[at] for at in some] for some in found) == sorted(
        corpus.stories.values()
    )


def test_copies_are_one_account_and_nothing_else_is(corpus: Corpus) -> None:
    numbers = list(corpus.articles)
    found = accounts(list(corpus.articles.values()))
    assert [[numbers[at] for at in some] for some in found if len(some) > 1] == corpus.copies


def test_no_false_alarm_within_a_story(corpus: Corpus) -> None:
    for numbers in corpus.stories.values():
        assert corpus.false_alarms(numbers) == []
        for pair in combinations(numbers, 2):
            assert corpus.false_alarms(pair) == []


def test_look_alikes_side_by_side_raise_no_alarm(corpus: Corpus) -> None:
    for one, other in corpus.look_alikes:
        assert corpus.false_alarms(corpus.stories[one] + corpus.stories[other]) == []
        for pair in product(corpus.stories[one], corpus.stories[other]):
            assert corpus.false_alarms(pair) == []


def test_contradictions_are_found(request: pytest.FixtureRequest, corpus: Corpus) -> None:
    wanted = {
        number for number, known in enumerate(corpus.contradictions) if known["found"] == "must"
    }
    found = {
        corpus.contradiction(each)
        for numbers in corpus.stories.values()
        for each in corpus.reported(numbers)
    }
    share = len(wanted & found) / len(wanted)
    assert share >= FOUND_AT_LEAST[request.node.callspec.params["corpus"]]

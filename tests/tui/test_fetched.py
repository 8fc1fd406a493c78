"""What is said of sources while they are asked, and afterwards."""

from __future__ import annotations

import pytest

from digest_tui.models import (
    FetchedArticle,
    FetchedSource,
    FetchSettings,
    Filed,
    Outcome,
    Subscription,
    Subscriptions,
)
from digest_tui.tui.fetched import Progress, Round, Said

SOURCES = tuple(Subscription(name, f"https://{name}.example/feed") for name in "abcd")
ONE, TWO, THREE, FOUR = SOURCES


def begun(*sources: Subscription, jobs: int = 2) -> Progress:
    progress = Progress()
    progress.begin(Round(Subscriptions(sources or SOURCES, FetchSettings(jobs=jobs))))
    return progress


def told(of: Subscription, filed: Filed | None = Filed.NEW) -> FetchedArticle:
    return FetchedArticle(of, Outcome("a", filed, refused=None if filed else "it is empty"))


def test_so_many_are_asked_at_a_time() -> None:
    progress = begun()
    assert [progress.of(one).words for one in SOURCES] == [
        "asking",
        "asking",
        "waiting",
        "waiting",
    ]
    assert progress.words == "fetching 1 of 4"
    progress.take(told(TWO))
    progress.take(FetchedSource(ONE, entries=7))
    assert [progress.of(one) for one in SOURCES] == [
        Said("=", "nothing new"),
        Said("…", "asking, 1 article so far"),
        Said("…", "asking"),
        Said("·", "waiting"),
    ]
    assert progress.words == "fetching 2 of 4"


@pytest.mark.parametrize(
    ("done", "said", "troubles"),
    [
        (FetchedSource(ONE, new=12, entries=20), ("+", "12 new of 20"), []),
        (FetchedSource(ONE, unchanged=True), ("=", "nothing new"), []),
        (
            FetchedSource(ONE, "it\x1b[2J is gone", notes=("it has moved",)),
            ("✗", "it␛ is gone"),
            ["✗ it␛ is gone", "! it has moved"],
        ),
        (FetchedSource(ONE, refused=1, entries=2), ("!", "nothing new, 1 refused"), []),
        (
            FetchedSource(ONE, new=4, entries=4, notes=("no page", "no page", "no page")),
            ("!", "4 new of 4, 3 troubles"),
            ["! no page"] * 3,
        ),
    ],
)
def test_what_became_of_a_source(
    done: FetchedSource, said: tuple[str, str], troubles: list[str]
) -> None:
    progress = begun()
    assert not progress.is_done(ONE)
    progress.take(done)
    assert progress.is_done(ONE)
    assert progress.of(ONE)[:2] == said
    assert progress.troubles(ONE) == troubles


def test_what_was_refused_is_told_once_the_source_is_done() -> None:
    progress = begun()
    progress.take(told(ONE, None))
    assert not progress.troubles(ONE)
    progress.take(FetchedSource(ONE, refused=1))
    assert progress.troubles(ONE) == ["✗ a: it is empty"]


def test_of_many_lines_the_rest_is_counted() -> None:
    progress = begun()
    for _ in range(500):
        progress.take(told(ONE, None))
    progress.take(FetchedSource(ONE, refused=500))
    lines = progress.troubles(ONE)
    assert len(lines) == 201
    assert lines[-1] == "… and 300 more"


@pytest.mark.parametrize(
    ("news", "problem", "result", "is_trouble"),
    [
        ([FetchedSource(one, unchanged=True) for one in SOURCES], None, "Nothing new", False),
        (
            [told(ONE), FetchedSource(ONE, new=1), *(FetchedSource(s, "no") for s in SOURCES[1:])],
            None,
            "1 new article; 3 sources failed",
            True,
        ),
        (
            [told(ONE, None), *(FetchedSource(one, new=1000) for one in SOURCES)],
            None,
            "4,000 new articles; 1 article refused",
            False,
        ),
        ([told(ONE), told(ONE, Filed.KNOWN)], None, "Stopped; 1 new article", False),
        ([], None, "Stopped; nothing new", False),
        ([told(TWO, Filed.NEW_VERSION)], "disk full", "Disk full; 1 new article", True),
    ],
)
def test_what_came_of_all(
    news: list[FetchedArticle | FetchedSource], problem: str | None, result: str, is_trouble: bool
) -> None:
    progress = begun()
    for what in news:
        progress.take(what)
    progress.end(problem)
    assert (progress.result, progress.is_trouble, progress.words) == (result, is_trouble, "")


def test_what_is_stopped_keeps_what_was_known_before() -> None:
    progress = begun(ONE, TWO)
    progress.take(FetchedSource(ONE, new=3, entries=4))
    progress.take(FetchedSource(TWO, new=1, entries=1))
    progress.end()
    progress.begin(Round(Subscriptions((ONE, TWO, THREE))))
    progress.take(told(TWO))
    progress.end()
    assert progress.of(ONE) == Said("+", "3 new of 4")
    assert progress.of(TWO).words == progress.of(THREE).words == "stopped before it was done"
    assert progress.of(FOUR) == Said()


def test_what_was_stopped_does_not_wait_while_others_are_asked() -> None:
    progress = begun()
    progress.take(told(TWO))
    progress.end()
    progress.begin(Round(Subscriptions((ONE,))))
    stopped = Said("-", "stopped before it was done", is_trouble=True)
    assert progress.of(ONE) == Said("…", "asking")
    assert [progress.of(one) for one in SOURCES[1:]] == [stopped] * 3
    progress.take(FetchedSource(ONE, unchanged=True))
    progress.end()
    assert [progress.of(one) for one in SOURCES[1:]] == [stopped] * 3

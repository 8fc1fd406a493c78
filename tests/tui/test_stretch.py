"""Which hits are fetched, and that the reader comes to the last of any number of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from digest_tui.library import Library
from digest_tui.models import Answer, Entry, Highlighted, Hit, Question
from digest_tui.tui.screens.compare import CompareScreen
from digest_tui.tui.screens.stories import StoriesScreen
from digest_tui.tui.stretch import MOST, backward, edge, onward, remaining
from tests.helpers import article, file_in
from tests.tui.driving import burst, running

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest_tui.library.library import Tell

MANY = 100_000


def hit(number: int) -> Hit:
    entry = Entry(f"{number:016}", f"a-{number}", None, "unknown", f"No {number}", None, None)
    return Hit(entry, 0.0, Highlighted(entry.title))


def answered(question: Question, total: int = MANY) -> Answer:
    places = range(total)[question.skip : question.skip + question.limit]
    return Answer(question, tuple(map(hit, places)), total)


def stretch(question: Question | None) -> tuple[int, int] | None:
    return None if question is None else (question.skip, question.skip + question.limit)


@pytest.mark.parametrize(
    ("there", "at", "after", "before"),
    [
        ((0, 50), 45, (0, 100), None),
        ((0, 100), 95, (0, 200), None),
        ((0, 300), 295, (150, 450), None),
        ((0, 300), 100, (100, 450), None),  # most hits are of stories before it
        ((150, 450), 5, (155, 600), (0, 300)),
        ((150, 450), 295, (300, 600), (0, 446)),  # the reader's hit stays, whatever is asked
        ((MANY - 50, MANY), 5, None, (MANY - 100, MANY)),
        ((MANY - 200, MANY), 5, None, (MANY - 350, MANY - 50)),
    ],
)
def test_more_before_the_end_of_what_is_there(
    there: tuple[int, int],
    at: int,
    after: tuple[int, int] | None,
    before: tuple[int, int] | None,
) -> None:
    answer = answered(Question(skip=there[0], limit=there[1] - there[0]))
    assert stretch(onward(answer, at)) == after
    assert stretch(backward(answer, at)) == before


def test_the_way_through_all_ends_at_the_last_and_keeps_few() -> None:
    answer, ways = answered(Question(), 2000), 0
    for turn, way in ((-3, onward), (3, backward)):
        while (question := way(answer, turn % len(answer.hits))) is not None:
            answer = answered(question, 2000)
            assert len(answer.hits) <= MOST + 5
            ways += 1
        assert edge(answer, is_end=way is onward) is None
    assert ways < 40


class Many(Library):
    """A library of more articles than a list can hold."""

    total = MANY
    fetched = 0

    def ask(
        self,
        question: Question,
        wanted: Callable[[], bool] = lambda: True,
        tell: Tell | None = None,
    ) -> Answer:
        answer = answered(question, self.total)
        self.fetched += len(answer.hits)
        return replace(answer, facets=super().ask(question, wanted, tell).facets)


@pytest.fixture
def many(library: Library) -> Many:
    file_in(library._store, article("A text.", id=f"{0:016}"), b"0")
    return Many(library.folder, library.outlets)


@pytest.mark.parametrize("size", [(80, 24), (200, 100)])
async def test_the_last_of_all_hits_and_back(many: Many, size: tuple[int, int]) -> None:
    async with running(many, size) as screen:
        hits = screen.browse.hits
        await screen.press("G", "k", "j")
        await screen.shows("No 99999", "100,000/100,000", "No 99990")
        await screen.press(*["pageup"] * 6)
        await screen.until(lambda: hits.answer.question.skip < MANY - 50)
        await screen.settled()
        here = hits.hit
        assert here is not None
        assert here.entry.title in screen.text
        await screen.press("G", "space", "g")
        await screen.shows("No 0", "1/100,000", "1 marked")
        assert hits.cursor == 0
        await screen.press(*["pagedown"] * 30)
        await screen.settled()
        assert hits.hit is not None
        assert len(hits.answer.hits) <= MOST + 10
        assert hits.hit.entry.title in screen.text
        assert many.fetched < 5000


async def test_hits_that_are_gone_meanwhile(many: Many) -> None:
    async with running(many, (80, 24)) as screen:
        await screen.press("G")
        await screen.shows("100,000/100,000")
        many.total = 70
        await screen.press("r")
        await screen.shows("70 articles", "No 69", "70/70")


async def test_the_last_of_all_stories_and_back(library: Library) -> None:
    for number in range(130):
        given = article("A text.", id=f"{number:016}", title=f"No {number}", name=f"a-{number}")
        file_in(library._store, given, f"{number}".encode())
    async with running(library, (80, 24)) as screen:
        await screen.press("S")
        await screen.lacks("Looking which")
        await screen.press("a")
        await screen.shows("130 stories · single articles too", "1/130")
        shown = screen.app.screen
        assert isinstance(shown, StoriesScreen)
        first = shown.list.stories[0].lead.id
        await screen.press("space", "G", "k", "j")
        await screen.shows("130/130")
        assert len(shown.list.stories) == 50
        last = shown.list.stories[-1].lead.id
        await screen.press("space", *["pageup"] * 4)
        await screen.until(lambda: shown.list.skip < 80)
        await screen.settled()
        assert shown.list.line is not None
        assert shown.list.line.story.lead.title in screen.text
        await screen.press("G", "enter")  # what is marked is compared, though it is far away
        await screen.until(lambda: isinstance(screen.app.screen, CompareScreen))
        compared = screen.app.screen
        assert isinstance(compared, CompareScreen)
        assert compared._names == [last, first]
        await screen.press("q", "g")
        await screen.shows("1/130")


@pytest.mark.parametrize(
    ("skip", "limit", "total", "after"),
    [
        (0, 50, 3, None),  # none of them can be read: there is nothing else to ask for
        (100, 50, 120, (70, 120)),
        (70, 50, 120, (0, 50)),  # nor any of the last
        (100, 50, 0, None),
    ],
)
def test_hits_that_cannot_be_read_are_asked_for_no_more(
    skip: int, limit: int, total: int, after: tuple[int, int] | None
) -> None:
    answer = Answer(Question(skip=skip, limit=limit), (), total)
    assert stretch(remaining(answer)) == after


def test_the_end_is_where_it_was_asked_for_though_a_hit_is_missing() -> None:
    answer = answered(Question(skip=10, limit=50), 60)
    answer = replace(answer, hits=answer.hits[1:])
    assert onward(answer, 48) is None
    assert edge(answer, is_end=True) is None
    assert stretch(backward(answer, 3)) == (0, 60)


@pytest.mark.parametrize(
    ("keys", "number"),
    [(["j"] * 60, 61), (["j"] * 230 + ["k"] * 3, 228), (["G"] + ["k"] * 120, MANY - 120)],
)
async def test_no_key_is_lost_where_the_hits_end(many: Many, keys: list[str], number: int) -> None:
    async with running(many, (80, 24)) as screen:
        await screen.shows("1/100,000")
        burst(screen.app, keys)
        await screen.shows(f"{number:,}/100,000")


async def test_keys_after_a_query_are_for_its_hits(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        await screen.shows("3 articles")
        burst(screen.app, ["j", "slash", *"korea", "enter", "j", "j", "enter"])
        await screen.until(lambda: screen.browse.article.reading is not None)
        await screen.until(lambda: screen.browse.hits.cursor == 2)


async def test_names_as_typed_leave_the_reader_where_nothing_is_searched(many: Many) -> None:
    async with running(many, (80, 24)) as screen:
        await screen.press("G", "k")
        await screen.shows("99,999/100,000")
        await screen.press("a")
        await screen.until(lambda: screen.browse.hits.answer.question.as_typed)
        await screen.shows("99,999/100,000")


async def test_no_key_waits_for_a_query_that_is_not_understood(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        await screen.search("combat )", letter_by_letter=True)
        await screen.shows("closes nothing")
        await screen.press("enter", "j", "k")
        assert not screen.browse.keys_wait

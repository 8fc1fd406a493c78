"""Searching on the screen: as one types, by counts, by stories, by likeness, and back."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from textual import events

from digest_tui.library import Library
from digest_tui.models import (
    GivenDate,
    Like,
    Proposal,
    Proposals,
    Question,
    Source,
    Spelling,
    StoryHits,
)
from digest_tui.tui.screens.asking import AskingScreen
from digest_tui.tui.screens.asking_help import AskingHelpScreen
from tests.helpers import article, file_in
from tests.tui.driving import burst, running

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest_tui.library.library import Tell
    from digest_tui.library.searches import Searches
    from digest_tui.models import Answer

PAPERS = (Source("evening-post", "Evening Post"), Source("morning-star", "Morning Star"))
TOPICS = ("bridge", "river", "harvest", "museum", "tunnel", "airport", "market", "ferry")


class Helper:
    """What helps with searching, as it is told to."""

    trouble: str | None = None
    indexing: tuple[int, int] | None = None

    def __init__(self, stories: Sequence[StoryHits]) -> None:
        self.stories = stories
        self.kept = ["river tunnel", "bridge"]
        self.gate = threading.Event()
        self.gate.set()

    def grouped(self, article_ids: Sequence[str]) -> tuple[StoryHits, ...]:
        self.gate.wait(20)
        return tuple(
            replace(story, ids=ids)
            for story in self.stories
            if (ids := tuple(one for one in article_ids if one in story.ids))
        )

    def remember(self, text: str) -> None:
        self.kept.insert(0, text)

    def recent(self, beginning: str = "", limit: int = 100) -> list[str]:
        return [text for text in self.kept if text.startswith(beginning)][:limit]

    def get_ready(self, tell: Tell) -> None:
        pass

    def meant(self, question: Question, _: int) -> str | None:
        return "bridge" if question.text == "brigde" else None

    def proposals(self, text: str, cursor: int) -> Proposals:
        if text == "bri":
            return Proposals(0, 3, (Proposal("bridge ", "8 articles"), Proposal("bright ")))
        if text == "bridge so":
            return Proposals(7, cursor, (Proposal("source:", "one outlet"),))
        return Proposals(cursor, cursor)


class Helped(Library):
    """A library whose answers tell more, and come when they are let."""

    helper: Helper
    asked: list[Question]
    gate: threading.Event

    def ask(
        self,
        question: Question,
        wanted: Callable[[], bool] = lambda: True,
        tell: Tell | None = None,
    ) -> Answer:
        self.asked.append(question)
        if question.text == "slow":
            self.gate.wait(20)
        answer = super().ask(question, wanted, tell)
        if question.text == "kyiv" and not question.as_typed:
            return replace(answer, spellings=(Spelling("kyiv", ("kiev", "київ")),))
        return answer


@pytest.fixture
def helped(library: Library) -> Helped:
    """Eight articles of two papers and two months, three of them of one story."""
    for number, topic in enumerate(TOPICS):
        given = article(
            f"About the {topic} near Kyiv, and the bridge.\nMore on the {topic}. It is closed.",
            id=f"{number:016}",
            name=f"paper-{topic}",
            title=f"The {topic} of town",
            source=PAPERS[number % 2],
            published=GivenDate(1 + number // 4, 10 + number, 2025),
        )
        file_in(library._store, given, topic.encode())
    made = Helped(library.folder, library.outlets)
    made.asked, made.gate = [], threading.Event()
    ids = [hit.entry.id for hit in library.ask(Question()).hits]
    told = {ids[0], ids[2], ids[5]}
    alone = [StoryHits((one,), 1, 1) for one in ids if one not in told]
    made.helper = Helper([StoryHits((ids[0], ids[2], ids[5]), 4, 2), *alone])
    made.searches = cast("Searches", made.helper)
    return made


CUT = "Only the beginning was pasted: 256 characters fit here."


@pytest.mark.parametrize(
    ("typed", "pasted", "query", "said"),
    [
        ("", "the bridge\r\n of town\n", "the bridge of town", None),
        ("a ", "\x1b[31mb", "a ␛b", None),
        ("", "\n", "", None),
        ("", "a" * 256, "a" * 256, None),
        ("", "a" * 257, "a" * 256, CUT),
        ("", "a " * 300_000, ("a " * 128), CUT),
        ("b", "a" * 256, "b" + "a" * 255, CUT),
    ],
)
async def test_what_does_not_fit_of_a_paste_is_said(
    helped: Helped, typed: str, pasted: str, query: str, said: str | None
) -> None:
    async with running(helped) as screen:
        await screen.press("slash")
        await screen.type(typed)
        screen.app.post_message(events.Paste(pasted))
        field = screen.browse.search_bar.field
        await screen.until(lambda: field.value == query, repr(query))
        await screen.settled()
        notes = [*screen.app.said]
        assert notes == ([said] if said else [])
        if len(query) == 256:
            await screen.press("x")
            await screen.until(lambda: len(screen.app.said) > len(notes), "a word of it")
            assert field.value == query


async def test_every_key_is_answered_and_no_late_answer_is_shown(helped: Helped) -> None:
    async with running(helped, (80, 24)) as screen:
        hits = screen.browse.hits
        await screen.press("slash")
        shown: list[Answer] = []
        for letter in "bridge":
            await screen.type(letter)
            await screen.until(lambda: hits.answer.question.text == "bridge"[: len(shown) + 1])
            shown.append(hits.answer)
        assert [question.text for question in helped.asked[-6:]] == [
            "bridge"[: end + 1] for end in range(6)
        ]
        assert {question.limit for question in helped.asked[-6:]} == {30}
        # Answers in the wrong order: only the one to what is asked now counts.
        for late in (shown[0], shown[5], shown[2]):
            screen.browse.post_message(AskingScreen.Answered(late))
        await screen.pilot.pause()
        assert hits.answer == shown[5]
        # A slow one holds up the next for a moment, and is not shown when it comes.
        await screen.ask("slow")
        await screen.until(lambda: helped.asked[-1].text == "slow")
        await screen.shows("searching …")
        helped.helper.indexing = 3400, 100_000
        await screen.shows("making the search index: 3,400 of 100,000 articles")
        await screen.search("river")
        assert hits.answer.question.text == "river"
        helped.gate.set()
        await screen.settled()
        assert hits.answer.question.text == "river"
        # All at once, over a slow line, ends in the last one.
        burst(screen.app, ["slash", "ctrl+u", *"tunnel", "enter"])
        await screen.until(lambda: hits.answer.question.text == "tunnel" and hits.has_focus)
        assert hits.answer.total == 1


async def test_hits_of_a_story_are_one_entry(helped: Helped) -> None:
    async with running(helped, (80, 24)) as screen:
        hits = screen.browse.hits
        await screen.shows("▸ +2 more of 4 articles, 2 accounts · ")
        assert hits.entries == 6
        await screen.press("l")
        await screen.shows("▾ +2 more")
        assert (hits.entries, hits.cursor) == (8, 0)
        await screen.press("j", "right", "j")
        third = hits.hit
        assert (hits.at, third is not None) == (5, True)
        await screen.press("v")  # one by one, with the cursor on the same article
        await screen.lacks("+2 more")
        assert (hits.cursor, hits.hit) == (5, third)
        await screen.press("v")
        await screen.until(lambda: (hits.cursor, hits.hit) == (2, third))
        await screen.press("h")
        await screen.until(lambda: (hits.entries, hits.cursor) == (6, 0))
        await screen.pilot.click(hits, offset=(20, 3))
        await screen.until(lambda: hits.entries == 8)
        await screen.pilot.click(hits, offset=(20, 3))
        await screen.until(lambda: hits.entries == 6)
        # The cursor stays on its article while grouping is on its way.
        helped.helper.gate.clear()
        await screen.press("r")
        screen.browse.hits.stories = {}
        hits.go_to(third.entry.id if third else None)
        assert hits.cursor == 5
        helped.helper.gate.set()
        await screen.until(lambda: hits.stories)
        assert hits.hit == third
        assert hits.cursor == 2
        # Where there is room for all, all are open.
        await screen.pilot.resize_terminal(80, 60)
        await screen.press("backspace", "slash")
        await screen.type("bridge")
        await screen.shows("▾ +2 more")


@pytest.mark.parametrize("size", [(80, 24), (170, 40)])
async def test_counts_narrow_and_lead_back(helped: Helped, size: tuple[int, int]) -> None:
    async with running(helped, size) as screen:
        await screen.search("bridge OR river")
        await screen.press("enter", "b")
        await screen.shows("By source", "Evening Post", " 4 █", "By month", "February 2025")
        await screen.press("j", "enter")
        await screen.shows("/ source:morning-star (bridge OR river", "4 articles found")
        await screen.shows("u: back · bridge OR river › source:morning-star")
        assert screen.browse.hits.has_focus == (size[0] < 100)
        screen.browse.to_pane("counts")
        await screen.press("right_square_bracket", "j", "enter")
        await screen.shows("/ date:2025-01 source:morning-star (bri", "2 articles found")
        screen.browse.to_pane("counts")
        await screen.press("g", "enter")  # the only source left: nothing changes
        await screen.shows("/ date:2025-01 source:morning-star (bridge OR river")
        await screen.press("u")
        await screen.shows("/ source:morning-star (bridge OR river", "4 articles found")
        screen.browse.to_pane("hits")
        await screen.press("backspace")
        await screen.shows("/ bridge OR river", "8 articles found")
        await screen.lacks("›")
        screen.browse.to_pane("counts")
        await screen.press("q")
        await screen.until(lambda: screen.browse.hits.has_focus)
        assert screen.browse.beside == "takeaways"
        await screen.press("u")
        await screen.shows("There is no step")


async def test_what_helps_with_typing(helped: Helped) -> None:
    async with running(helped, (80, 24)) as screen:
        field, proposed = screen.browse.search_bar.field, screen.browse.search_bar.proposed
        await screen.press("slash", "question_mark")
        await screen.until(lambda: isinstance(screen.app.screen, AskingHelpScreen))
        await screen.shows("the word in any form", "sort:date", "q goes back to typing")
        rows = screen.text.split("\n")
        assert len(rows) == 24
        await screen.press("q")
        await screen.until(lambda: field.has_focus)
        await screen.type("bri")
        await screen.press("question_mark", "left", "left")  # after a letter it is one
        assert field.value == "bri?"
        await screen.press("f1", "f1")
        await screen.shows("To the query before")
        await screen.press("escape")
        await screen.until(lambda: field.has_focus and field.value == "bri?")
        assert field.cursor_position == 2
        # Completion
        await screen.press("end", "backspace", "tab")
        await screen.shows("▌ bridge", "8 articles", "bright")
        await screen.press("tab", "shift+tab", "shift+tab", "escape")
        assert (proposed.is_open, field.value) == (False, "bri")
        await screen.press("tab", "tab", "enter")
        await screen.until(lambda: field.value == "bright ")
        await screen.press("ctrl+u")
        await screen.type("bri")
        await screen.press("tab", "right")
        await screen.until(lambda: field.value == "bridge ")
        await screen.type("so")
        await screen.press("tab")  # one thing only is taken at once
        await screen.until(lambda: field.value == "bridge source:")
        await screen.press("tab")  # nothing more: to the panes
        await screen.until(lambda: screen.browse.hits.has_focus)
        await screen.press("slash", "ctrl+u", "tab")
        await screen.until(lambda: screen.browse.hits.has_focus)
        # History
        await screen.search("river")
        await screen.press("enter", "slash", "ctrl+u")
        await screen.until(lambda: helped.helper.kept[0] == "river")
        await screen.press("up", "up", "up", "up")
        assert field.value == "bridge"
        await screen.until(lambda: screen.browse.hits.answer.question.text == "bridge")
        await screen.press("down", "down", "down")
        assert field.value == ""
        await screen.type("river t")
        await screen.press("up")
        assert field.value == "river tunnel"
        await screen.press("down", "down")
        await screen.until(lambda: screen.browse.hits.has_focus)
        assert field.value == "river t"


async def test_a_new_search_takes_the_place_of_the_last(helped: Helped) -> None:
    async with running(helped, (120, 30)) as screen:
        field = screen.browse.search_bar.field
        await screen.search("bridge")
        await screen.press("enter", "slash")
        await screen.shows("a letter begins anew, Left or Right changes this · 8 articles found")
        await screen.type("river")
        await screen.until(lambda: screen.browse.hits.answer.question.text == "river")
        await screen.lacks("begins anew")
        # What is kept for editing
        for key, value in (("right", "river!"), ("left", "!river"), ("home", "!river")):
            field.fill("river")
            await screen.press("enter", "slash", key, "exclamation_mark")
            assert field.value == value
        # Nothing but a look
        await screen.press("enter", "slash", "escape", "slash", "enter")
        assert field.value == "!river"
        # A help and a history of its own
        await screen.press("slash", "question_mark")
        await screen.until(lambda: isinstance(screen.app.screen, AskingHelpScreen))
        await screen.press("q", "up")
        await screen.until(lambda: field.value == "river!")
        await screen.press("slash")
        assert field.value == "river!/"


async def test_names_what_was_meant_and_what_is_like_it(helped: Helped) -> None:
    async with running(helped, (120, 30)) as screen:
        await screen.search("kyiv")
        await screen.press("enter")
        await screen.shows("kyiv: also kiev, київ · a: as typed")
        await screen.press("a")
        await screen.shows("names as typed (a: as others spell them too)")
        assert helped.asked[-1].as_typed
        await screen.press("a")
        await screen.shows("also kiev")
        await screen.search("brigde")
        await screen.shows("Nothing found · did you mean bridge? (Ctrl+Y)")
        await screen.press("ctrl+y")
        await screen.shows("/ bridge", "8 articles found", "brigde › bridge")
        await screen.press("enter", "j", "j")
        here = screen.browse.hits.hit
        await screen.press("m")
        await screen.shows("like it", "bridge › like “The ")
        like = helped.asked[-1].like
        assert like is not None
        assert not like.passage
        await screen.press("u")
        await screen.shows("8 articles found")
        assert screen.browse.hits.hit == here
        await screen.press("enter", "n", "n")
        await screen.until(lambda: screen.browse.article.match)
        sentence = screen.browse.article.passage
        assert sentence
        await screen.press("m")
        await screen.shows(f"like “{sentence[:15]}")
        assert helped.asked[-1].like == Like(like.article_id, sentence)
        screen.browse.to_pane("counts")
        await screen.press("enter")
        await screen.shows("Only what was found by a query can be narrowed.")
        await screen.press("backspace", "backspace")
        await screen.shows("/ bridge", "8 articles found")

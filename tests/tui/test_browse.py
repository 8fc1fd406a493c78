"""The first screen, key by key."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from textual import events

from digest_tui.library import Library
from digest_tui.models import GivenDate, Source
from digest_tui.tui.screens.panes import PANES
from digest_tui.tui.widgets.hit_list import HitList
from digest_tui.tui.widgets.reading_pane import ReadingPane
from digest_tui.tui.widgets.search_bar import SearchBar
from digest_tui.tui.widgets.takeaways_list import TakeawaysList
from tests.helpers import article, assessment, file_in
from tests.tui.driving import Screen, running

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digest_tui.library.library import Tell
    from digest_tui.models import Answer, Question

PRAVDA = "Russia sends officers to North Korea"
CALIBER = "ISW: Is Russia using its soldiers"
EUROMAIDAN = "ISW: Russia sends military"


def titles(screen: Screen) -> list[str]:
    return [hit.entry.title for hit in screen.browse.query_one(HitList).answer.hits]


def pane(screen: Screen) -> ReadingPane:
    return screen.browse.query_one("#article", ReadingPane)


async def test_it_opens_on_all_articles(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.shows("3 articles", PRAVDA, CALIBER, EUROMAIDAN, "Ukrainska Pravda")
        await screen.shows("ISW, 10 February (year not given), quoted", "Drone Line")


async def test_search_as_you_type(seeded: Library) -> None:
    queries = {
        "officers": [PRAVDA],
        '"combat experience"': [PRAVDA, EUROMAIDAN],
        "matsegora source:caliber": [CALIBER],
        "title:rehabilitation": [PRAVDA],
        "soldier*": [CALIBER, PRAVDA, EUROMAIDAN],
        "korea -drone": [EUROMAIDAN, CALIBER],
        "officer": [PRAVDA],
        "offici": [PRAVDA, CALIBER],
    }
    async with running(seeded, (120, 40)) as screen:
        for query, found in queries.items():
            await screen.search(query, letter_by_letter=query == "officers")
            await screen.shows(f"{len(found)} article{'s' if len(found) > 1 else ''} found")
            shown = titles(screen)
            assert len(shown) == len(found), query
            for start in found:
                assert any(title.startswith(start) for title in shown), query
            assert shown[0].startswith(found[0]), query


async def test_a_query_that_is_not_understood_keeps_the_hits(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.search("officers")
        await screen.shows("1 article found")
        await screen.type(" )")
        await screen.shows("✗ the bracket at character 10 closes nothing")
        assert screen.browse.search_bar.field.trouble == len("officers ")
        assert [title[: len(PRAVDA)] for title in titles(screen)] == [PRAVDA]
        await screen.press("backspace")
        await screen.shows("1 article found")
        await screen.lacks("✗")
        assert screen.browse.search_bar.field.trouble is None


async def test_hits_are_read_on_while_a_query_is_not_understood(seeded: Library) -> None:
    async with running(seeded, (160, 45)) as screen:
        await screen.search("korea")
        await screen.shows("3 articles found")
        await screen.type(" )")
        await screen.shows("✗ the bracket")
        first = pane(screen).heading
        await screen.press("enter", "j")
        await screen.until(lambda: pane(screen).heading != first)
        await screen.shows("✗ the bracket")


async def test_keys_that_come_all_at_once(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        for key in ("slash", *"matsegora", "enter", "enter"):
            screen.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await screen.shows("3 articles found")
        await screen.until(lambda: pane(screen).has_focus)
        assert screen.browse.query_one(SearchBar).field.value == "matsegora"


async def test_nothing_found_is_said(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.search("zebra")
        await screen.shows("Nothing found")
        assert titles(screen) == []
        await screen.lacks(PRAVDA)
        await screen.press("enter", "enter", "j", "space", "c", "n")


async def test_words_are_marked_and_gone_to(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.search("soldier")
        await screen.shows("3 articles found")
        await screen.press("enter", "enter")
        await screen.until(lambda: pane(screen).place == "-/7")
        await screen.press("n", "n")
        assert pane(screen).place == "2/7"
        await screen.press("N", "N")
        assert pane(screen).place == "7/7"
        assert pane(screen).scroll_offset.y > 0


async def test_find_in_the_article(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.press("enter", "f")
        await screen.type("korea")
        await screen.shows("korea: -/")
        await screen.press("enter")
        await screen.until(lambda: pane(screen).has_focus)
        assert pane(screen).place.startswith("1/")
        await screen.press("n")
        assert pane(screen).place.startswith("2/")
        await screen.press("f", "escape")
        await screen.until(lambda: pane(screen).needle == "")
        assert pane(screen).has_focus


async def test_the_article_follows_the_cursor(seeded: Library) -> None:
    async with running(seeded, (160, 45)) as screen:
        await screen.press("j")
        await screen.until(lambda: pane(screen).heading == "Caliber.Az")
        await screen.press("G")
        await screen.until(lambda: pane(screen).heading == "Euromaidan Press")
        await screen.press("g")
        await screen.until(lambda: pane(screen).heading == "Ukrainska Pravda")


async def test_enter_on_a_takeaway_leads_to_its_passages(seeded: Library) -> None:
    async with running(seeded, (160, 45)) as screen:
        await screen.press("t", "j", "j", "j", "j", "j", "enter")
        await screen.shows("3 articles tell takeaway 6")
        await screen.until(lambda: pane(screen).has_focus)
        seen = set()
        for title in titles(screen):
            await screen.until(lambda: pane(screen)._blocks)
            marked = [b for b in pane(screen)._blocks if any(m == "passage" for m, _ in b.marks)]
            assert marked, title
            await screen.shows("▌")
            seen.add(pane(screen).heading)
            await screen.press("shift+tab", "j", "tab")
            await screen.until(lambda: pane(screen).heading not in seen or len(seen) == 3)
        assert seen == {"Euromaidan Press", "Caliber.Az", "Ukrainska Pravda"}
        await screen.press("shift+tab", "backspace")
        await screen.lacks("tell takeaway")
        await screen.shows("3 articles")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_takeaway_that_nobody_tells(seeded: Library, size: tuple[int, int]) -> None:
    async with running(seeded, size) as screen:
        await screen.search("officers OR korea")
        await screen.press("enter", "j", "t", "enter")
        await screen.shows("No article tells takeaway 1 in its own words.")
        assert screen.browse.takeaways.has_focus
        assert len(screen.browse.hits.answer.hits) == 3
        assert screen.browse.hits.cursor == 1
        await screen.press("escape")
        await screen.shows("/ officers OR korea", "3 articles found")
        assert screen.browse.hits.has_focus


async def test_a_takeaway_leads_back_to_the_query(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        await screen.search("officers")
        await screen.press("enter", "t", *"jjjjj", "enter")
        await screen.shows("u: back · officers › takeaway")
        await screen.press("escape", "escape")
        await screen.shows("/ officers", "1 article found")


async def test_a_takeaway_that_is_told_in_part(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.press("t", "j", "j", "j", "j", "enter")
        await screen.shows("1 article tells takeaway 5 in part", "◐ in part · Euromaidan Press")


async def test_one_source(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.press("s")
        await screen.shows("All sources", "Euromaidan Press")
        await screen.press("down", "enter")
        await screen.shows("1 article", "only Caliber.Az")
        await screen.search("korea")
        await screen.shows("1 article found", "only Caliber.Az")
        await screen.press("enter", "s")
        await screen.shows("▌ Caliber.Az")
        await screen.press("up", "enter")
        await screen.shows("3 articles found")
        await screen.press("s")
        await screen.type("pravda")
        await screen.press("enter")
        await screen.shows("only Ukrainska Pravda")


async def test_the_text_as_it_came(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.lacks("Support UP")
        await screen.press("o")
        await screen.until(lambda: "As it came" in pane(screen).heading)
        await screen.press("tab", "G")
        await screen.shows("Support UP or become our patron!")
        await screen.press("o")
        await screen.lacks("Support UP")


async def test_panes_one_by_one_where_it_is_narrow(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        await screen.shows(PRAVDA)
        assert "Details:" not in screen.text
        await screen.press("enter")
        await screen.shows("Details:")
        assert CALIBER not in screen.text
        await screen.press("backspace")
        await screen.shows(CALIBER)
        await screen.press("tab", "tab")
        await screen.shows("announced the Ukrainian")
        await screen.press("q")
        await screen.shows(CALIBER)
        assert screen.app.is_running


@pytest.mark.parametrize(
    ("size", "apart"), [((200, 50), 3), ((160, 40), 3), ((120, 40), 2), ((100, 30), 2)]
)
async def test_panes_side_by_side(seeded: Library, size: tuple[int, int], apart: int) -> None:
    async with running(seeded, size) as screen:
        await screen.shows(PRAVDA[:20], "Drone Line", "Details:")
        panes = [screen.app.screen.query_one(f"#{name}") for name in PANES]
        columns = {pane.region.x for pane in panes}
        assert len(columns) == apart


@pytest.mark.parametrize("size", [(35, 20), (60, 9), (20, 5)])
async def test_too_small_is_said(seeded: Library, size: tuple[int, int]) -> None:
    async with running(seeded, (80, 24)) as screen:
        await screen.pilot.resize_terminal(*size)
        await screen.shows("digest-tui needs 36")
        assert "Articles" not in screen.text
        assert f"{size[0]} x {size[1]}" in " ".join(screen.text.split())
        await screen.pilot.resize_terminal(36, 10)
        await screen.shows("Articles")
        assert "digest-tui needs" not in screen.text


@pytest.mark.parametrize("before", [(), ("slash", "a"), ("c",), ("S",)])
async def test_keys_do_nothing_that_is_not_seen(seeded: Library, before: tuple[str, ...]) -> None:
    async with running(seeded, (80, 24)) as screen:
        await screen.press(*before)
        await screen.settled()
        shown = screen.text
        await screen.pilot.resize_terminal(50, 9)
        await screen.shows("digest-tui needs 36 x 10 cells")
        await screen.press("S", "j", "slash", "x", "enter", "tab", "backspace", "escape", "T")
        screen.app.post_message(events.Paste("pasted"))
        await screen.settled()
        assert "digest-tui needs 36 x 10 cells" in screen.text
        await screen.pilot.resize_terminal(80, 24)
        await screen.until(lambda: screen.text == shown, "what was shown before")
        await screen.pilot.resize_terminal(50, 9)
        await screen.shows("digest-tui needs")
        await screen.press("q")
        await screen.until(lambda: screen.app._exit, "the end")


async def test_an_empty_library_offers_the_samples(library: Library) -> None:
    async with running(library, (80, 24)) as screen:
        await screen.shows("There are no articles", "digest-tui add", str(library.folder)[:20])
        await screen.press("slash", "c", "t")
        await screen.shows("There are no articles")
        await screen.press("s")
        await screen.shows("3 articles", PRAVDA)
    assert library.count() == 3


async def test_what_is_added_elsewhere_is_seen(library: Library) -> None:
    async with running(library, (80, 24)) as screen:
        await screen.shows("There are no articles")
        file_in(library._store, article(title="A new headline", source=None), b"")
        await screen.press("r")
        await screen.shows("A new headline", "source unknown")


async def test_help_is_on_what_has_the_focus(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.press("question_mark")
        await screen.shows("Mark the article for comparing.", "How to ask")
        await screen.press("q")
        await screen.lacks("Mark the article")
        await screen.press("t", "question_mark")
        await screen.shows("Find who tells the takeaway.")
        await screen.press("escape", "slash", "f1")
        await screen.shows("How to ask")
        await screen.press("f1")
        await screen.shows("Go to the hits")
        assert "Put articles side by side" not in screen.text  # c types a letter here


async def test_the_palette_runs_acts(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.press("colon")
        await screen.shows("Acts", "Put the articles of a story")
        await screen.type("takeaways")
        await screen.shows("Go to the Key Takeaways.")
        await screen.lacks("Put the articles of a story")
        await screen.press("enter")
        await screen.until(lambda: screen.browse.takeaways.has_focus)


async def test_colours_are_chosen_by_name(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.press("T")
        await screen.shows("Colours", "▌ terminal")
        await screen.type("x")
        await screen.press("backspace", "backspace")
        await screen.lacks("Colours")
        await screen.press("T")
        await screen.type("ruv gr")
        await screen.shows("▌ gruvbox")
        await screen.press("enter")
        await screen.until(lambda: screen.app.theme == "gruvbox")
        await screen.press("T")
        await screen.shows("▌ gruvbox")
        await screen.press("down", "escape")
        await screen.lacks("Colours")
        assert screen.app.theme == "gruvbox"


async def test_what_fits_no_choice_changes_nothing(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.press("s")
        await screen.type("zzz")
        await screen.shows("There is no such thing.")
        await screen.press("enter", "down", "pageup", "enter")
        await screen.press("ctrl+u")
        await screen.shows("Caliber.Az  ", "All sources")
        await screen.press("escape")
        await screen.lacks("All sources")
        assert len(titles(screen)) == 3


async def test_the_mouse_works(seeded: Library) -> None:
    async with running(seeded, (160, 45)) as screen:
        hits = screen.browse.query_one(HitList)
        await screen.pilot.click(hits, offset=(10, 5))
        await screen.until(lambda: pane(screen).heading == "Caliber.Az")
        takeaways = screen.browse.query_one(TakeawaysList)
        await screen.pilot.click(takeaways, offset=(10, 12))
        assert takeaways.cursor > 0
        await screen.pilot.click(hits, offset=(10, 2), times=2)
        await screen.until(lambda: pane(screen).has_focus)


async def test_q_leaves(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.press("q")
        await screen.until(lambda: screen.app._exit)


class Slow(Library):
    """Answers one question only when it is let."""

    held = "officers"
    gate: threading.Event

    def ask(
        self,
        question: Question,
        wanted: Callable[[], bool] = lambda: True,
        tell: Tell | None = None,
    ) -> Answer:
        if question.text == self.held:
            self.gate.wait(20)
        return super().ask(question, wanted, tell)


async def test_a_late_answer_never_replaces_a_newer_one(seeded: Library) -> None:
    slow = Slow(seeded.folder, seeded.outlets)
    slow.gate = threading.Event()
    async with running(slow) as screen:
        await screen.ask("officers")
        await screen.search("caliber")
        await screen.shows("1 article found")
        slow.gate.set()
        await screen.app.workers.wait_for_complete()
        await screen.pilot.pause()
        assert [title[: len(CALIBER)] for title in titles(screen)] == [CALIBER]


@pytest.fixture
def many(library: Library, tmp_path: Path) -> Library:
    for number in range(120):
        text = f"Headline {number}\nThe kursk story, {number}."
        (tmp_path / f"{number:03}.txt").write_text(text)
    list(library.add([str(path) for path in sorted(tmp_path.glob("*.txt"))]))
    return library


async def test_more_hits_come_as_the_cursor_nears_the_end(many: Library) -> None:
    async with running(many) as screen:
        await screen.search("kursk")
        await screen.shows("120 articles found")
        await screen.press("enter", "v")
        first = titles(screen)
        await screen.press(*["j"] * (len(first) - 5))
        await screen.until(lambda: len(titles(screen)) > len(first))
        assert titles(screen)[: len(first)] == first
        await screen.press("G")
        await screen.shows("120/120")
        await screen.settled()
        assert titles(screen)[-1] in screen.text


async def test_reports_are_turned(library: Library) -> None:
    for number in (1, 2):
        given = assessment(f"Takeaway of day {number}.", publisher="ISW")
        file_in(
            library._store,
            article(id=f"{number:016}", title=f"Day {number}", assessments=(given,)),
            b"",
        )
    async with running(library) as screen:
        await screen.shows("Takeaway of day")
        first = screen.text
        await screen.press("t", "right_square_bracket")
        await screen.until(lambda: screen.text != first)
        other = "day 1" if "of day 2" in first else "day 2"
        await screen.shows(f"Takeaway of {other}")


async def test_the_focus_comes_back_with_the_room(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        await screen.pilot.resize_terminal(50, 8)
        await screen.shows("digest-tui needs 36")
        await screen.pilot.resize_terminal(80, 24)
        await screen.until(lambda: screen.browse.hits.has_focus)
        await screen.press("j")
        await screen.until(lambda: screen.browse.hits.cursor == 1)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("The Fernley Courier", "The Fernley Courier · 22 November 2026"),
        (
            "The Weekly Gazette of Fernley and its River",
            "The Weekly Gazette of Fe… · 22 November 2026",
        ),
    ],
)
async def test_the_day_of_an_article_stays_whole(library: Library, source: str, line: str) -> None:
    day = GivenDate(11, 22, 2026, 14, 5)
    file_in(library._store, article(source=Source("a-source", source), published=day), b"")
    async with running(library, (120, 40)) as screen:
        await screen.shows(f"▌   {line}")

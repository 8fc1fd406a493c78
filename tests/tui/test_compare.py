"""Articles side by side, key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest_tui.tui.screens.browse import BrowseScreen
from digest_tui.tui.screens.compare import CompareScreen
from digest_tui.tui.widgets.article_column import ArticleColumn
from tests.tui.driving import Screen, burst, running

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.library import Library


def columns(screen: Screen) -> list[ArticleColumn]:
    return list(screen.app.screen.query(ArticleColumn))


def shown(screen: Screen) -> list[str]:
    return [c.reading.article.source_name for c in columns(screen) if c.display]


async def comparing(screen: Screen, query: str = "") -> None:
    if query:
        await screen.search(query)
        await screen.shows("found")
        await screen.press("enter")
    await screen.press("c")
    await screen.until(lambda: isinstance(screen.app.screen, CompareScreen))
    await screen.until(lambda: columns(screen))


@pytest.mark.parametrize(
    ("size", "count"), [((200, 50), 3), ((120, 40), 3), ((80, 24), 2), ((36, 10), 1)]
)
async def test_as_many_columns_as_there_is_room_for(
    seeded: Library, size: tuple[int, int], count: int
) -> None:
    async with running(seeded, size) as screen:
        await comparing(screen)
        assert len(columns(screen)) == 3
        assert len(shown(screen)) == count
        for column in columns(screen):
            if column.display:
                await screen.shows(column.reading.article.source_name, "date unknown")


async def test_each_column_says_who_and_when(seeded: Library) -> None:
    async with running(seeded, (200, 50)) as screen:
        await comparing(screen)
        await screen.shows(
            "Ukrainska Pravda",
            "Caliber.Az",
            "Euromaidan Press",
            "date unknown · by Tamilla Hasanova",
            "Russia sends officers to North Korea to share",
        )


async def test_the_focus_brings_its_column_in(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        await comparing(screen)
        assert shown(screen) == ["Ukrainska Pravda", "Caliber.Az"]
        await screen.press("tab", "tab")
        await screen.until(lambda: shown(screen) == ["Caliber.Az", "Euromaidan Press"])
        await screen.shows("columns 2-3 of 3")
        await screen.press("tab")
        await screen.until(lambda: shown(screen) == ["Ukrainska Pravda", "Caliber.Az"])
        await screen.press("shift+tab")
        await screen.until(lambda: shown(screen) == ["Caliber.Az", "Euromaidan Press"])


async def test_scrolled_together_and_apart(seeded: Library) -> None:
    async with running(seeded, (120, 24)) as screen:
        await comparing(screen)
        texts = [column.text for column in columns(screen)]
        await screen.press("j", "j", "j")
        await screen.until(lambda: [t.scroll_offset.y for t in texts] == [3, 3, 3])
        await screen.press("s", "j", "j")
        await screen.until(lambda: [t.scroll_offset.y for t in texts] == [5, 3, 3])
        await screen.shows("scrolling apart")
        await screen.press("s", "k")
        await screen.until(lambda: [t.scroll_offset.y for t in texts] == [4, 2, 2])
        await screen.press("tab", "g")
        await screen.until(lambda: texts[1].scroll_offset.y == 0)


async def test_the_words_of_the_query_are_marked_in_all(seeded: Library) -> None:
    async with running(seeded, (200, 50)) as screen:
        await comparing(screen, "korea")
        await screen.until(lambda: all(c.text.place for c in columns(screen)))
        assert [c.text.place for c in columns(screen)] == ["-/16", "-/13", "-/10"]


async def test_found_words_are_marked_in_all(seeded: Library) -> None:
    async with running(seeded, (200, 50)) as screen:
        await comparing(screen)
        await screen.press("f")
        await screen.type("military")
        await screen.until(lambda: all("military" in c.text.needle for c in columns(screen)))
        await screen.press("enter")
        await screen.until(lambda: columns(screen)[0].text.place.startswith("1/"))
        assert all(c.text.place != "0/0" for c in columns(screen))


async def test_marked_articles_in_the_order_of_marking(seeded: Library) -> None:
    async with running(seeded, (200, 50)) as screen:
        await screen.press("G", "space", "g", "space")
        await screen.shows("2 marked ✓", "✓ ")
        await comparing(screen)
        assert shown(screen) == ["Euromaidan Press", "Ukrainska Pravda"]


async def test_a_mark_is_taken_away(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.press("space")
        await screen.shows("1 marked")
        await screen.press("space")
        await screen.lacks("marked")


async def test_a_column_is_dropped_but_two_stay(seeded: Library) -> None:
    async with running(seeded, (200, 50)) as screen:
        await comparing(screen)
        await screen.press("tab", "x")
        await screen.until(lambda: shown(screen) == ["Ukrainska Pravda", "Euromaidan Press"])
        await screen.press("x")
        await screen.shows("Two columns are the least.")
        assert len(columns(screen)) == 2


async def test_back_to_the_hits(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        await screen.search("korea")
        await screen.press("enter")
        for key in ("q", "backspace", "escape"):
            await comparing(screen)
            await screen.press(key)
            await screen.until(lambda: isinstance(screen.app.screen, BrowseScreen))
            await screen.shows("3 articles found")


async def test_back_to_searching(seeded: Library) -> None:
    async with running(seeded) as screen:
        await comparing(screen)
        await screen.press("slash")
        await screen.until(lambda: isinstance(screen.app.screen, BrowseScreen))
        await screen.type("officers")
        await screen.shows("1 article found")


async def test_the_passages_of_a_takeaway_are_marked(seeded: Library) -> None:
    async with running(seeded, (200, 50)) as screen:
        await screen.press("t", "j", "j", "j", "j", "j", "enter")
        await screen.shows("3 articles tell takeaway 6")
        await screen.press("c")
        await screen.until(lambda: len(columns(screen)) == 3)
        for column in columns(screen):
            assert column.reading.passages


async def test_an_article_that_is_gone_is_said(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.press("space", "j", "space")
        await screen.shows("2 marked")
        seeded.remove("caliber")
        await screen.press("c")
        await screen.shows("✗ no article is called")
        await screen.press("q")
        await screen.shows("2 marked")


def comparison(screen: Screen) -> CompareScreen:
    shown = screen.app.screen
    assert isinstance(shown, CompareScreen)
    return shown


def focused(screen: Screen) -> str:
    """The sentence that has the focus."""
    compared = comparison(screen)
    assert compared.walk is not None
    assert compared.at is not None
    return compared.walk.comparison.sentences[compared.at].text


def line_of(screen: Screen, words: str) -> int:
    """The row of the terminal on which words stand."""
    return next(at for at, row in enumerate(screen.text.split("\n")) if words in row)


@pytest.mark.parametrize("size", [(200, 50), (80, 24)])
async def test_what_differs_is_said_in_the_words_of_both(
    seeded: Library, size: tuple[int, int]
) -> None:
    async with running(seeded, size) as screen:
        await comparing(screen)
        await screen.shows("5 differ")
        await screen.press("right_square_bracket")
        await screen.shows("≠ role: “officers” here, ‘“hundreds” of injured soldiers’")
        await screen.press("right_square_bracket")
        await screen.shows('≠ role: “hundreds of its officers” here, ‘"hundreds" of Russian')
        await screen.press("right_square_bracket")
        await screen.shows("≠ spelling: “Aleksandr Matsegora” here, “Alexander Matsegora” in")
        await screen.press("tab")
        await screen.until(lambda: "Alexander Matsegora" in focused(screen))
        await screen.press("right_square_bracket")
        await screen.until(lambda: "Kursk region of Ukraine" in focused(screen))
        await screen.shows("≠ place: “Kursk region of Ukraine” here")
        await screen.press("left_square_bracket")
        await screen.until(lambda: "Alexander Matsegora" in focused(screen))


async def test_one_claim_in_three_articles_stands_at_one_height(seeded: Library) -> None:
    async with running(seeded, (200, 30)) as screen:
        await comparing(screen)
        await screen.until(lambda: comparison(screen).walk)
        while "refused financial compensation" not in (
            focused(screen) if comparison(screen).at is not None else ""
        ):
            await screen.press("n")
        await screen.shows("also told by Caliber.Az, Euromaidan Press")
        rows = {
            line_of(screen, words)
            for words in (
                "ISW also reported that",
                "However, Matsegora also",
                "The ambassador noted",
            )
        }
        assert len(rows) == 1


async def test_what_only_one_article_tells(seeded: Library) -> None:
    async with running(seeded, (200, 50)) as screen:
        await comparing(screen)
        await screen.press("u")
        await screen.shows("There is no only here in this article")
        await screen.press("tab", "u")
        await screen.until(lambda: "even without proper treatment" in focused(screen))
        await screen.shows("○ Only Caliber.Az tells this.")
        await screen.press("tab", "U", "U")
        await screen.until(lambda: "Russia vetoed in March" in focused(screen))


async def test_the_claims_as_a_table(seeded: Library) -> None:
    async with running(seeded, (120, 40)) as screen:
        await comparing(screen)
        await screen.press("right_square_bracket", "right_square_bracket", "v")
        await screen.until(lambda: comparison(screen).table.has_focus)
        await screen.shows("Ukrainska Pravda", "▌ ≠ Russia has sent hundreds of its")
        await screen.press("G")
        await screen.shows("○ Only Euromaidan Press tells this.")
        await screen.press("enter")
        await screen.until(lambda: not comparison(screen).as_table and comparison(screen).at)
        assert "9 February report" in focused(screen)
        await screen.until(lambda: columns(screen)[2].text.has_focus)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_columns_follow_the_table(seeded: Library, size: tuple[int, int]) -> None:
    async with running(seeded, size) as screen:
        await comparing(screen)
        await screen.press("v", "tab", "s", "x")
        await screen.until(lambda: comparison(screen).table.has_focus)
        assert len(columns(screen)) == 3
        await screen.press("G", "v")
        await screen.until(lambda: columns(screen)[2].text.has_focus)
        await screen.shows("▶ This announcement", "○ Only Euromaidan Press tells this.")
        assert "9 February report" in focused(screen)


async def test_a_column_is_dropped_once_however_fast_the_keys(
    seeded: Library, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Korea and its soldiers\n\nKorea has soldiers, it was said here today.\n")
    list(seeded.add([str(other)], "The Fourth"))
    async with running(seeded, (200, 50)) as screen:
        await comparing(screen)
        await screen.until(lambda: len(columns(screen)) == 4)
        await screen.press("shift+tab")
        burst(screen.app, ["x", "x", "x"])
        await screen.settled()
        await screen.until(lambda: len(columns(screen)) in {2, 3})
        assert columns(screen)[-1].text.has_focus


async def test_a_column_is_added(seeded: Library) -> None:
    async with running(seeded, (200, 50)) as screen:
        await screen.press("space", "j", "space", "c")
        await screen.until(lambda: len(columns(screen)) == 2)
        await screen.press("plus")
        await screen.shows("Add an article", "Euromaidan Press: ISW")
        await screen.press("enter")
        await screen.until(lambda: len(columns(screen)) == 3)
        await screen.shows("3 articles", "by some")
        await screen.press("plus")
        await screen.shows("All the articles of the list are here.")
        await screen.press("minus")
        await screen.until(lambda: len(columns(screen)) == 2)

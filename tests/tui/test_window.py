"""What the reader is at stays in sight, whatever becomes of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.tui.screens.compare import CompareScreen
from tests.tui.driving import Screen, running
from tests.tui.test_compare import columns, comparing

if TYPE_CHECKING:
    from digest_tui.library import Library
    from digest_tui.tui.widgets.spotted_view import SpottedView

SMALL, HIGH, WIDE = (80, 24), (80, 200), (90, 24)


def on_top(text: SpottedView) -> tuple[object, int, str]:
    """The block and the character that a text begins with in the window, and its line."""
    found = text._document.start_of(text.scroll_offset.y)
    assert found is not None
    block, at = found
    line = "".join(piece.text for piece in text._document.row(text.scroll_offset.y))
    return text.blocks[block].key, at, line


async def resized(screen: Screen, size: tuple[int, int]) -> None:
    await screen.pilot.resize_terminal(*size)
    await screen.settled()


async def reading(screen: Screen) -> SpottedView:
    """Go somewhere into the first article."""
    await screen.settled()
    await screen.press("enter")
    await screen.until(lambda: screen.browse.article.has_focus)
    await screen.press("pagedown", "j", "j")
    assert screen.browse.article.scroll_offset.y > 10
    return screen.browse.article


async def test_a_window_that_was_higher_than_the_text(seeded: Library) -> None:
    async with running(seeded, SMALL) as screen:
        article = await reading(screen)
        before = on_top(article)
        await resized(screen, HIGH)
        assert article.scroll_offset.y == 0
        await resized(screen, SMALL)
        assert on_top(article) == before


async def test_a_window_that_was_wider_and_higher(seeded: Library) -> None:
    async with running(seeded, SMALL) as screen:
        article = await reading(screen)
        before = on_top(article)
        for size in ((70, 200), (100, 30), (60, 20), (50, 10), SMALL):
            await resized(screen, size)
        assert on_top(article) == before


async def test_who_scrolls_in_the_other_window_stays_where_he_went(seeded: Library) -> None:
    async with running(seeded, SMALL) as screen:
        article = await reading(screen)
        await resized(screen, (80, 20))
        await screen.press("j", "j", "j")
        before = on_top(article)
        await resized(screen, SMALL)
        assert on_top(article) == before
        await resized(screen, HIGH)
        await screen.press("g")
        await resized(screen, SMALL)
        assert article.scroll_offset.y == 0


async def test_columns_that_were_scrolled_on_from_a_claim(seeded: Library) -> None:
    async with running(seeded, SMALL) as screen:
        await comparing(screen)
        await screen.press("n", "n", "pagedown", "pagedown", "j")
        before = [on_top(column.text)[:2] for column in columns(screen) if column.display]
        await resized(screen, WIDE)
        now = [on_top(column.text)[:2] for column in columns(screen) if column.display]
        for (key, at), (key_now, at_now) in zip(before, now, strict=True):
            assert key_now == key
            assert at_now <= at < at_now + 45  # on the same line, which is wider
        await resized(screen, SMALL)
        assert [on_top(c.text)[:2] for c in columns(screen) if c.display] == before


async def test_columns_at_a_claim_keep_it_at_one_height(seeded: Library) -> None:
    async with running(seeded, SMALL) as screen:
        await comparing(screen)
        await screen.press(*"nnnnnnn")
        await screen.settled()
        await resized(screen, WIDE)
        shown = screen.app.screen
        assert isinstance(shown, CompareScreen)
        assert shown.walk is not None
        assert shown.at is not None
        sentences, at = shown.walk.comparison.sentences, shown.at
        rows = {
            (shown._line_of(sentences[one]) or 0) - column.text.scroll_offset.y
            for one in (at, *shown.walk.beside(at).values())
            if (column := columns(screen)[sentences[one].article]).display
        }
        assert len(rows) == 1


async def test_a_column_that_comes_into_sight_moves_no_other(seeded: Library) -> None:
    async with running(seeded, SMALL) as screen:
        await comparing(screen)
        await screen.press("n", "n", "pagedown", "j", "tab")
        before = on_top(columns(screen)[1].text)
        await screen.press("tab")
        await screen.until(lambda: columns(screen)[2].display)
        await screen.settled()
        assert on_top(columns(screen)[1].text) == before

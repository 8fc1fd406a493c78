"""Which source tells which takeaway, on the screen, key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest_tui.models import (
    Cell,
    Coverage,
    CoveredBy,
    Dated,
    Entry,
    Passage,
    Quoted,
    Report,
    ReportTakeaway,
    Span,
    TakeawayRef,
    Told,
    ToldBy,
)
from digest_tui.tui.render.coverage import Grid, detail, marks, summary
from digest_tui.tui.screens.browse import BrowseScreen
from digest_tui.tui.screens.coverage import CoverageScreen
from tests.tui.driving import Screen, running

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.library import Library

EARLIER = """Kyiv Post
What the think tank concluded on Sunday

The Institute for the Study of War published its assessment of the campaign.

To quote the ISW's Key Takeaways on 9 February:

 * Ukrainian forces struck the oil refinery in Saratov Oblast for the third time this year.
 * Ukrainian forces recently advanced near Pokrovsk.
"""


def coverage_screen(screen: Screen) -> CoverageScreen:
    shown = screen.app.screen
    assert isinstance(shown, CoverageScreen)
    return shown


@pytest.mark.parametrize("size", [(200, 50), (80, 24)])
async def test_who_tells_what_and_by_which_sentence(
    seeded: Library, size: tuple[int, int]
) -> None:
    async with running(seeded, size) as screen:
        await screen.press("C")
        await screen.shows("1 told by all, 1 by some, 8 by none")
        table = coverage_screen(screen).table
        await screen.press("k", "j", "j", "j", "j")
        await screen.shows("◐ Euromaidan Press tells a part of this", "student visas")
        await screen.press("j")
        await screen.shows("● Euromaidan Press tells this: ")
        await screen.press("l")
        await screen.shows("● Caliber.Az tells this: ")
        await screen.press("tab")
        await screen.shows("● Ukrainska Pravda tells this: ")
        await screen.press("right", "k")
        assert table.source == 2
        await screen.shows("· Ukrainska Pravda does not tell this (1 article of these days).")
        await screen.press("enter")
        await screen.shows("This source does not tell it.")
        await screen.press("h", "j", "enter")
        await screen.until(lambda: isinstance(screen.app.screen, BrowseScreen))
        await screen.shows("3 articles tell takeaway 6")
        await screen.until(lambda: screen.browse.article.reading is not None)
        reading = screen.browse.article.reading
        assert reading is not None
        assert reading.article.source_name == "Caliber.Az"
        assert reading.passages
        assert screen.browse.article.has_focus


async def test_reports_are_turned(seeded: Library, tmp_path: Path) -> None:
    (tmp_path / "earlier.txt").write_text(EARLIER)
    list(seeded.add([str(tmp_path / "earlier.txt")]))
    async with running(seeded) as screen:
        await screen.press("C")
        await screen.shows("report 1 of 2", "ISW, 10 February")
        await screen.press("left_square_bracket", "right_square_bracket")
        await screen.shows("report 2 of 2", "ISW, 9 February", "near Pokrovsk")
        await screen.press("right_square_bracket", "left_square_bracket")
        await screen.shows("report 1 of 2")
        await screen.press("slash")
        await screen.until(lambda: isinstance(screen.app.screen, BrowseScreen))
        await screen.until(lambda: screen.browse.search_bar.field.has_focus)


async def test_what_became_of_a_takeaway(seeded: Library, tmp_path: Path) -> None:
    (tmp_path / "earlier.txt").write_text(EARLIER)
    list(seeded.add([str(tmp_path / "earlier.txt")]))
    async with running(seeded, (120, 50)) as screen:
        await screen.press("C")
        await screen.shows("+ 1. ", "+ new since 9 February (year not given)")
        await screen.press("G")
        await screen.shows("- there no more since 9 February", " -   Ukrainian forces struck")
        await screen.press("enter")
        await screen.shows("This source does not tell it.")
        await screen.press("k", "k", "k")
        await screen.shows("as on 9 February")


async def test_the_panel_says_who_tells_each(seeded: Library) -> None:
    async with running(seeded, (200, 50)) as screen:
        await screen.shows("● Euromaidan Press  ● Caliber.Az", "◐ Euromaidan Press")
    async with running(seeded, (80, 24)) as screen:
        panel = screen.browse.takeaways
        assert panel.coverage is None, "nobody looks at it"
        await screen.press("t")
        await screen.shows("· told by none here")


async def test_hits_say_how_far_they_tell_it(seeded: Library) -> None:
    async with running(seeded, (120, 40)) as screen:
        await screen.press("t", "j", "j", "j", "j", "enter")
        await screen.shows("1 article tells", "◐ in part · Euromaidan Press")


async def test_where_nobody_carries_takeaways(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Daily Paper\nA headline of some words\n\nOne sentence.\n")
    list(library.add([str(tmp_path / "a.txt")]))
    async with running(library) as screen:
        await screen.press("C")
        await screen.shows("No article here carries Key Takeaways.")


def entry(name: str) -> Entry:
    return Entry(name, name, name, name.title(), "A headline", None, None)


def made(told: list[list[Told]], names: list[str]) -> Coverage:
    """A coverage of one article a source."""
    takeaways = tuple(
        ReportTakeaway(n, (Quoted(entry("isw"), TakeawayRef("isw", 0, n), f"Takeaway {n}."),))
        for n in range(1, len(told) + 1)
    )
    report = Report("ISW", None, None, None, takeaways, (entry("isw"),))

    def cell(of: Told, name: str) -> Cell:
        passage = Passage(0, Span(0, 9), f"By {name}.", 0.4)
        by = ToldBy(entry(name), of, 0.4, (passage,), Dated.FILED)
        return Cell(of, () if of is Told.NOT else (by,))

    return Coverage(
        report,
        tuple(CoveredBy(n, n.title(), (entry(n),), (Dated.FILED,)) for n in names),
        tuple(tuple(cell(of, name) for of, name in zip(row, names, strict=True)) for row in told),
    )


TOLD, PARTLY, NOT = Told.TOLD, Told.PARTLY, Told.NOT


def text(row: object) -> str:
    return "".join(piece.text for piece in row)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ([[TOLD, PARTLY], [TOLD, NOT], [NOT, NOT]], "1 told by all, 1 by some, 1 by none"),
        ([[TOLD], [NOT]], "1 told, 1 not"),
        ([[], []], "0 told, 2 not"),
    ],
)
def test_summaries(told: list[list[Told]], words: str) -> None:
    assert summary(made(told, ["one", "two"][: len(told[0])])) == words


def test_what_a_cell_says() -> None:
    coverage = made([[TOLD, NOT], [NOT, NOT]], ["one", "two"])
    assert detail(coverage, 0, 0) == (
        "● One tells this: “By one.” · date unknown: it counts as of its filing"
    )
    assert detail(coverage, 0, 1) == "· Two does not tell this (1 article of these days)."
    assert marks(coverage.rows[0], coverage) == "●\N{NO-BREAK SPACE}One"
    assert marks(coverage.rows[1], coverage) == "· told by none here"


def test_columns_that_do_not_fit_are_shown_in_turn() -> None:
    names = [f"outlet number {n}" for n in range(9)]
    coverage = made([[TOLD] * 9], names)
    first, middle, last = (Grid(coverage, None, 76, at) for at in (0, 3, 8))
    assert [first.shown, middle.shown, last.shown] == [range(3), range(3, 6), range(6, 9)]
    assert "▸" in text(first.head())
    assert "◂" not in text(first.head())
    assert {"◂", "▸"} <= set(text(middle.head()))
    assert "▸" not in text(last.head())
    for grid in (first, middle, last):
        assert len(text(grid.line(0, None, ""))) <= 76
        assert [grid.source_at(x) for x in (0, 75)] == [None, grid.shown.stop - 1]
    whole = Grid(coverage, None, 200)
    assert whole.shown == range(9)
    assert Grid(made([[]], []), None, 80).shown == range(0)

"""What counts as a difference, what is quoted, and why: key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.models import Difference, Dismissed
from digest_tui.tui.screens.browse import BrowseScreen
from digest_tui.tui.screens.why import WhyScreen
from tests.tui.driving import burst, running
from tests.tui.test_compare import comparing, comparison, focused

if TYPE_CHECKING:
    from digest_tui.library import Library
    from tests.tui.driving import Screen

ALL_OF_THEM = ("down", "down", "enter")


async def at_the_spelling(screen: Screen) -> None:
    await comparing(screen)
    await screen.shows("5 differ")
    await screen.press("tab", "right_square_bracket")
    await screen.until(lambda: "Alexander Matsegora" in focused(screen))


async def test_weak_differences_are_shown_on_request(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        await comparing(screen)
        await screen.shows("5 differ")
        await screen.press("w")
        await screen.shows("14 differ, weak too")
        await screen.press("left_square_bracket")
        await screen.shows("≠ certainty: “could” here, nothing of the kind in Caliber.Az")
        await screen.press("v", "g")
        await screen.until(lambda: screen.text.count("≠") > 3)
        many = screen.text.count("≠")
        await screen.press("w")
        await screen.until(lambda: screen.text.count("≠") < many)
        await screen.shows("5 differ")


async def test_from_quotation_to_quotation_and_why(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        await comparing(screen)
        await screen.until(lambda: comparison(screen).walk)
        await screen.press("e")
        await screen.shows("There is no quotation")
        await screen.press("shift+tab", "quotation_mark")
        await screen.shows("” in no other article · ○ Only Euromaidan Press tells this.")
        await screen.shows("▶”")
        await screen.press("E")
        await screen.until(lambda: focused(screen).startswith("Russia vetoed"))
        await screen.press("i")
        await screen.shows("Euromaidan Press, sentence 13", "What comes closest in Caliber.Az")
        await screen.press("G")
        await screen.shows("no pair", "words in both:")
        await screen.press("i")
        await screen.until(lambda: not isinstance(screen.app.screen, WhyScreen))
        await screen.press("n", "i")
        await screen.shows("strong pair (strong from 0.21")


async def test_what_is_dismissed_stays_so_and_can_be_taken_back(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        await comparing(screen)
        await screen.press("d")
        await screen.shows("Nothing differs here")
        await screen.press(*["right_square_bracket"] * 3, "d")
        await screen.shows("Which is no difference?", "“Alexander Matsegora”")
        await screen.press(*ALL_OF_THEM)
        await screen.shows("3 differ · 2 dismissed", "Dismissed: 2 differences; z takes it back")
        await screen.lacks("▶≠")
        await screen.press("q", "c")
        await screen.shows("3 differ · 2 dismissed")
        await screen.press("D")
        await screen.shows("Dismissed: Enter takes one back")
        await screen.press("enter")
        await screen.shows("4 differ · 1 dismissed")
        await screen.press("z")
        await screen.shows("5 differ")
        await screen.press("z", "D")
        await screen.shows("Nothing is dismissed here")
    assert seeded.reader.choices(Dismissed) == ()


async def test_decisions_are_made_in_their_order_and_none_is_lost(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        await at_the_spelling(screen)
        await screen.press("left_square_bracket")
        await screen.until(lambda: "Kursk region of Ukraine" in focused(screen))
        burst(screen.app, ["d", "z", "q"])
        await screen.until(lambda: isinstance(screen.app.screen, BrowseScreen))
        await screen.settled()
        assert seeded.reader.choices(Dismissed) == ()
        await at_the_spelling(screen)
        burst(screen.app, ["left_square_bracket", "d", "q"])
        await screen.until(lambda: isinstance(screen.app.screen, BrowseScreen))
        await screen.settled()
    (kept,) = seeded.reader.choices(Dismissed)
    assert kept.kind is Difference.PLACE


async def test_what_cannot_be_kept_is_said(seeded: Library) -> None:
    seeded.reader.file.write_bytes(b"no database at all, but long enough to be one" * 40)
    async with running(seeded, (120, 40)) as screen:
        await at_the_spelling(screen)
        await screen.shows("what you dismissed is shown")
        await screen.press("left_square_bracket", "d")
        await screen.until(lambda: len(screen.app.said) == 2)
        await screen.shows("✗", "damaged")
        await screen.shows("5 differ")

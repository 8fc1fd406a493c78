"""How the screens look. `make snapshots` draws them anew; look at each that changes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from digest_tui.library.versions import Versions
from digest_tui.models import FetchedArticle, FetchedSource, Outcome
from digest_tui.tui.sizes import MEDIUM
from tests.helpers import ROOT
from tests.tui.driving import Screen, running
from tests.tui.fetching import COURIER, GAZETTE, HERALD

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from digest_tui.library import Library
    from digest_tui.models import Version, VersionDiff
    from tests.tui.fetching import Fetched

SNAPSHOTS = ROOT / "tests" / "tui" / "snapshots"
FAILURES = ROOT / "snapshot-failures"
_FONT = re.compile(r"\s*@font-face \{[^}]*\}")
_IDS = re.compile(r"terminal-\d+")


async def nothing(_: Screen) -> None:
    """Look at it as it opens."""


async def searched(screen: Screen) -> None:
    await screen.search("soldiers")
    await screen.shows("3 articles found", "soldiers")
    await screen.press("enter")
    if screen.app.size.width >= MEDIUM:
        await screen.shows("told by none here")


async def misunderstood(screen: Screen) -> None:
    await screen.search("combat )", letter_by_letter=True)  # "combat" has been asked then
    await screen.shows("closes nothing")


async def reading(screen: Screen) -> None:
    await searched(screen)
    await screen.press("enter")
    await screen.shows("-/7")
    await screen.press("n", "n")
    await screen.shows("2/7")


async def takeaway(screen: Screen) -> None:
    await screen.press("t", "j", "j", "j", "j", "j", "enter")
    await screen.shows("3 articles tell takeaway 6", "─ Euromaidan Press")


async def compared(screen: Screen) -> None:
    await searched(screen)
    await screen.press("c")
    await screen.shows("by all", "date unknown")
    await screen.press("right_square_bracket")
    await screen.shows("≠ role")


async def claims(screen: Screen) -> None:
    await compared(screen)
    await screen.press("v")
    await screen.shows("▌ ≠ ")


async def why(screen: Screen) -> None:
    await compared(screen)
    await screen.press("u", "i")
    await screen.shows("○ Only Caliber.Az tells this.", "What comes closest in Ukrainska")


async def coverage(screen: Screen) -> None:
    await screen.press("C")
    await screen.shows("1 told by all, 1 by some, 8 by none")
    await screen.press("j", "j", "j", "j")
    await screen.shows("◐ Euromaidan Press tells a part of this")


async def sources(screen: Screen) -> None:
    await screen.press("s")
    await screen.shows("All sources")


async def help_(screen: Screen) -> None:
    await screen.press("question_mark")
    await screen.shows("Mark the article")


async def stories(screen: Screen) -> None:
    await screen.press("S")
    await screen.shows("3 articles · dates unknown")
    await screen.press("l", "j", "space")
    await screen.shows("✓")


CASES: dict[str, tuple[tuple[int, int], str, Callable[[Screen], Awaitable[None]]]] = {
    "browse-200x50": ((200, 50), "terminal", searched),
    "browse-120x40": ((120, 40), "terminal", searched),
    "browse-80x24": ((80, 24), "terminal", searched),
    "browse-40x14": ((40, 14), "terminal", searched),
    "browse-dark-120x40": ((120, 40), "dark", searched),
    "browse-light-120x40": ((120, 40), "light", searched),
    "misunderstood-80x24": ((80, 24), "terminal", misunderstood),
    "reading-80x24": ((80, 24), "terminal", reading),
    "takeaway-120x40": ((120, 40), "terminal", takeaway),
    "compare-200x50": ((200, 50), "terminal", compared),
    "compare-80x24": ((80, 24), "terminal", compared),
    "claims-120x40": ((120, 40), "terminal", claims),
    "claims-80x24": ((80, 24), "terminal", claims),
    "why-80x24": ((80, 24), "terminal", why),
    "stories-80x24": ((80, 24), "terminal", stories),
    "coverage-120x40": ((120, 40), "terminal", coverage),
    "coverage-80x24": ((80, 24), "terminal", coverage),
    "sources-80x24": ((80, 24), "terminal", sources),
    "help-80x24": ((80, 24), "terminal", help_),
}


@pytest.mark.parametrize("name", CASES)
async def test_looks(name: str, seeded: Library, request: pytest.FixtureRequest) -> None:
    size, theme, prepare = CASES[name]
    async with running(seeded, size, theme) as screen:
        await prepare(screen)
        await screen.settled()
        drawn = screen.app.export_screenshot(title=name)
    compare(name, _IDS.sub("terminal", _FONT.sub("", drawn)), request)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_looks_of_the_sources(
    fetched: Fetched, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    refused = Outcome("https://courier.example/1", None, refused="it is a page to log in")
    fetched.news = [
        FetchedArticle(COURIER, refused),
        FetchedSource(COURIER, new=12, entries=20, refused=1, notes=("its feed has moved",)),
        FetchedSource(HERALD, unchanged=True),
        FetchedSource(GAZETTE, "it answered 500 (internal server error) three times"),
    ]
    name = f"following-{size[0]}x{size[1]}"
    async with running(fetched, size) as screen:
        await screen.press("F")
        await screen.shows("3 sources")
        await screen.press("f")
        await screen.shows("12 new articles; 1 article refused; 1 source failed · 3 sources")
        await screen.press("j", "l")
        await screen.shows("! its feed has moved")
        await screen.settled()
        drawn = screen.app.export_screenshot(title=name)
    compare(name, _IDS.sub("terminal", _FONT.sub("", drawn)), request)


async def test_looks_of_the_versions(
    thrice: Library, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = Versions.of

    def dated(self: Versions, name: str) -> tuple[list[Version], list[VersionDiff | None]]:
        versions, steps = of(self, name)
        day = datetime(2031, 2, 1, 15, 7, tzinfo=UTC)
        return [replace(one, filed=day.replace(day=one.number)) for one in versions], steps

    monkeypatch.setattr(Versions, "of", dated)
    async with running(thrice, (120, 40)) as screen:
        await screen.press("V")
        await screen.shows("version 3 of 3")
        await screen.press("n")
        await screen.shows(" 1/2 ")
        await screen.settled()
        drawn = screen.app.export_screenshot(title="versions")
    compare("versions-120x40", _IDS.sub("terminal", _FONT.sub("", drawn)), request)


async def test_looks_of_an_empty_library(
    library: Library, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "folder", "/home/reader/news")
    async with running(library, (80, 24)) as screen:
        await screen.shows("There are no articles")
        await screen.settled()
        drawn = screen.app.export_screenshot(title="empty")
    compare("empty-80x24", _IDS.sub("terminal", _FONT.sub("", drawn)), request)


def compare(name: str, drawn: str, request: pytest.FixtureRequest) -> None:
    path = SNAPSHOTS / f"{name}.svg"
    if request.config.getoption("--update-snapshots"):
        SNAPSHOTS.mkdir(exist_ok=True)
        path.write_text(drawn, encoding="utf-8")
    if drawn != path.read_text(encoding="utf-8"):
        FAILURES.mkdir(exist_ok=True)
        (FAILURES / path.name).write_text(drawn, encoding="utf-8")
        pytest.fail(f"{path.name} looks different; see {FAILURES.name}/{path.name}")

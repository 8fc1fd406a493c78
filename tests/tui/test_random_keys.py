"""Keys and clicks in any order, at any speed and size, never end in an error."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from digest_tui.library import Library
from digest_tui.models import FetchedSource
from digest_tui.tui import (
    commands,
    compare_commands,
    search_commands,
    sources_commands,
    versions_commands,
)
from digest_tui.tui.app import DigestApp
from digest_tui.tui.screens import asking_help
from digest_tui.tui.screens import help as help_screen
from tests.tui.driving import burst

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator

    from digest_tui.models import Subscriptions

_GROUPS = (
    commands.EVERYWHERE,
    search_commands.BROWSE,
    search_commands.SEARCHING,
    search_commands.HITS,
    search_commands.COUNTS,
    commands.READING,
    commands.TAKEAWAYS,
    commands.STORIES,
    commands.STORIES_LIST,
    commands.COVERAGE,
    commands.COVERAGE_TABLE,
    sources_commands.SOURCES,
    sources_commands.SOURCES_LIST,
    versions_commands.VERSIONS,
    versions_commands.VERSIONS_LIST,
    compare_commands.COMPARE,
    compare_commands.COLUMN,
    compare_commands.TABLE,
    compare_commands.WHY,
    commands.FINDING,
    commands.CHOOSING,
    commands.WELCOME,
    help_screen.CLOSING,
    asking_help.ASKING_HELP,
)
_KEYS = sorted({key for group in _GROUPS for command in group for key in command.keys} - {"q"})
_OTHERS = ["delete", "ctrl+a", "ctrl+e", "ctrl+k", "ctrl+w", "é", "1", "("]
_WORDS = ["officers", "the", "korea", "a*", "(", '"', "source:cal", "[red]", "\\[/]"]
_SIZES = [(80, 24), (120, 40), (200, 50), (60, 20), (36, 10), (35, 20), (20, 5), (1, 1), (300, 90)]
_STEPS = 40


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys can follow sources of the ready list, and fetch them."""

    def fetch(
        _: Library, following: Subscriptions, stop: threading.Event, **__: object
    ) -> Iterator[FetchedSource]:
        for source in following.sources:
            if not stop.wait(0.01):
                yield FetchedSource(source, "it is not to be had", notes=("[red]", "a note"))

    monkeypatch.setattr(Library, "fetch", fetch)


@pytest.mark.parametrize("filled", ["seeded", "library"])
@pytest.mark.parametrize("seed", range(2))
async def test_any_keys(request: pytest.FixtureRequest, filled: str, seed: int) -> None:
    rng = random.Random(seed)
    app = DigestApp(request.getfixturevalue(filled))
    # What goes wrong in the application is raised when this block is left.
    async with app.run_test(size=rng.choice(_SIZES), notifications=True) as pilot:
        for _ in range(_STEPS):
            step = rng.random()
            if step < 0.7:
                burst(app, [*rng.choices(_KEYS, k=rng.randint(1, 8)), rng.choice(_OTHERS)])
            elif step < 0.8:
                burst(app, ["slash", *rng.choice(_WORDS)])
            elif step < 0.9:
                width, height = app.size
                place = (rng.randrange(width), rng.randrange(height))
                await pilot.click(offset=place, times=rng.randint(1, 3))
            else:
                await pilot.resize_terminal(*rng.choice(_SIZES))
            if rng.random() < 0.5:
                await pilot.pause()
        assert app.return_code is None


@pytest.mark.parametrize("seed", range(8))
async def test_leaving_at_any_moment(seeded: Library, seed: int) -> None:
    rng = random.Random(seed)
    app = DigestApp(seeded)
    async with app.run_test(size=rng.choice(_SIZES)) as pilot:
        if seed % 2:
            await pilot.pause()
        burst(app, rng.choices(_KEYS, k=rng.randint(0, 8)))
        burst(app, [rng.choice(["c", "question_mark", "s", "colon", "T", "slash"])] * 2)
        burst(app, ["escape", "q"] * 4)
        while app.is_running and not app._exit:
            burst(app, ["escape", "q"])
            await pilot.pause(0.01)
    assert app.return_code == 0

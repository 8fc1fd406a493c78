"""The screen of a kiosk: every act that is offered does nothing but read."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest_tui import kiosk
from digest_tui.crashes import crashed
from digest_tui.library import Library
from digest_tui.tui.commands import SCROLLING
from digest_tui.tui.screens.base import BaseScreen
from digest_tui.tui.screens.browse import BrowseScreen
from tests.tui.driving import running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.ingest.outlets import Outlets


@pytest.fixture(autouse=True)
def _kiosk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DIGEST_TUI_KIOSK", "1")
    before = signal.getsignal(signal.SIGTSTP)
    yield
    signal.signal(signal.SIGTSTP, before)


@pytest.fixture
def shown(seeded: Library, outlets: Outlets, tmp_path: Path) -> Iterator[Library]:
    """A library whose reader's state is elsewhere."""
    with Library(seeded.folder, outlets, tmp_path / "state") as library:
        yield library


def files(folder: Path) -> set[tuple[str, int, int]]:
    found = ((path, path.stat()) for path in folder.rglob("*") if path.is_file())
    return {
        (str(path), one.st_size, one.st_mtime_ns)
        for path, one in found
        if not path.name.endswith(("-shm", "-wal"))
    }


async def test_every_act_that_is_offered(shown: Library, tmp_path: Path) -> None:
    before = files(shown.folder)
    secrets = (str(tmp_path), str(Path.home() / ".local"), "sqlite3")
    done = {act.action for act in SCROLLING} | {"back", "out", "palette"}
    async with running(shown, (100, 24)) as screen:
        for place in ("compare", "stories", "coverage", "hits", "article", "takeaways", "counts"):
            if place in screen.browse.panes:
                screen.browse.to_pane(place)
            else:
                await screen.app.run_action(place, screen.browse)
                await screen.until(lambda: len(screen.app.screen_stack) == 2, place)
                await screen.settled()
            here = screen.app.screen
            assert isinstance(here, BaseScreen)
            for node, act in [*here.commands_now()]:
                assert not act.reaches_out, act
                if act.action in done or not node.is_attached:
                    continue
                done.add(act.action)
                await screen.app.run_action(act.action, node)
                await screen.pilot.pause()
                for words in (screen.text, *screen.app.said):
                    assert not [secret for secret in secrets if secret in words], (act, words)
                while screen.app.screen is not here and here in screen.app.screen_stack:
                    screen.app.pop_screen()
            while len(screen.app.screen_stack) > 1:
                screen.app.pop_screen()
        assert screen.app.is_running
    assert {"compare", "versions", "original", "split", "take_back", "help"} <= done
    assert files(shown.folder) == before


@pytest.mark.parametrize("act", ["sources", "app.suspend_process", "app.open_url('/')"])
async def test_what_reaches_out_is_not_done(shown: Library, act: str) -> None:
    async with running(shown) as screen:
        await screen.press("F")
        with_what = screen.app.screen
        await screen.app.run_action(act, with_what)
        assert isinstance(screen.app.screen, BrowseScreen)
        assert len(screen.app.screen_stack) == 1
        assert signal.getsignal(signal.SIGTSTP) is signal.SIG_IGN


async def test_an_empty_library_says_nothing_of_folders(library: Library) -> None:
    async with running(library) as screen:
        await screen.until(lambda: "There are no articles" in screen.text)
        assert str(library.folder)[:12] not in screen.text
        assert "shell" not in screen.text
        await screen.press("s")
        await screen.press("F")
        assert len(screen.app.screen_stack) == 1
    assert library.count() == 0


def test_a_crash_names_no_file(tmp_path: Path) -> None:
    words = kiosk.without_paths(str(crashed(KeyError("x"), tmp_path)))
    assert "mistake" in words
    assert str(tmp_path) not in words

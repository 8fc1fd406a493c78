"""What cannot be seen is not asked for: a key costs no more than the line under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest_tui.library.covering import Covering
from digest_tui.library.library import Library
from tests.tui.driving import running

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the screen has asked of the library."""
    names: list[str] = []

    def noted(of: type, name: str) -> None:
        does: Callable[..., object] = getattr(of, name)

        def note(*args: object, **named: object) -> object:
            names.append(name)
            return does(*args, **named)

        monkeypatch.setattr(of, name, note)

    noted(Library, "read")
    noted(Covering, "reports")
    return names


async def test_an_article_is_read_when_it_is_gone_to(seeded: Library, asked: list[str]) -> None:
    async with running(seeded, (80, 24)) as screen:
        await screen.press("j", "j", "k")
        await screen.settled()
        assert asked == []
        hit = screen.browse.hits.hit
        await screen.press("enter")
        await screen.until(lambda: screen.browse.article.has_focus)
        assert asked == ["read"]
        assert hit is not None
        assert screen.browse.article.reading is not None
        assert screen.browse.article.reading.article.id == hit.entry.id


async def test_reports_are_looked_for_when_the_panel_shows(
    seeded: Library, asked: list[str]
) -> None:
    async with running(seeded, (80, 24)) as screen:
        await screen.settled()
        assert asked == []
        await screen.press("t")
        await screen.until(lambda: screen.browse.takeaways.reports)
        assert "reports" in asked


async def test_the_coverage_waits_for_reports(seeded: Library, asked: list[str]) -> None:
    async with running(seeded, (80, 24)) as screen:
        await screen.settled()
        assert asked == []
        await screen.press("C")
        await screen.until(lambda: type(screen.app.screen).__name__ == "CoverageScreen")
        assert "reports" in asked


async def test_beside_the_list_the_article_of_where_the_cursor_rests_is_read(
    seeded: Library, asked: list[str]
) -> None:
    async with running(seeded, (120, 40)) as screen:
        hits = screen.browse.hits
        await screen.until(lambda: screen.browse.article.reading is not None)
        before = asked.count("read")
        await screen.press(*["j"] * (len(hits.answer.hits) - 1))

        def is_shown() -> bool:
            shown, hit = screen.browse.article.reading, hits.hit
            return bool(shown and hit and shown.article.id == hit.entry.id)

        await screen.until(is_shown)
        assert asked.count("read") > before

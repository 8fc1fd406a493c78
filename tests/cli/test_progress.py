"""The bar of long work, and the words that stand above it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from digest_tui.cli.output import echo_words
from digest_tui.cli.progress import progress
from digest_tui.cli.report import Report
from digest_tui.models import Entry, Filed, Outcome, Volume

if TYPE_CHECKING:
    import pytest


class Screen(io.StringIO):
    """A terminal that only takes."""

    def isatty(self) -> bool:
        return True

    @property
    def lines(self) -> list[str]:
        """What stands in each line in the end."""
        lines = [line.rpartition("\r")[2] for line in self.getvalue().split("\n")]
        return [line.removeprefix("\x1b[?25l").removeprefix("\x1b[K") for line in lines]


def test_words_stand_in_lines_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr("sys.stdout", screen)
    entry = Entry("id", "a-name", None, "A Paper", "A title", None, None)
    with progress(Volume(2, 0), "Fetching") as bar:
        report = Report(as_json=False)
        report.bar = bar
        report.take(Outcome("one", Filed.NEW, entry))
        assert "1 articles" in screen.lines[-1]
        report.take(Outcome("two", None, refused="it is no article"))
        bar.step()
        echo_words("A Paper: 1 new of 2")
        bar.step()
        echo_words("Another: nothing new")
    assert screen.lines[:3] == [
        "refused  two: it is no article",
        "A Paper: 1 new of 2",
        "Another: nothing new",
    ]

"""A bar for long work: how many articles, how many megabytes, how much time is left."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from digest_tui.models import Volume

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.models import Outcome

_FEWEST_FILES = 50
_SMALLEST = 4_000_000
"""What has fewer files and bytes is done before a bar says anything."""
_CLEAR = "\r\x1b[K"


class Progress:
    """How far it has come; a bar on standard error where that is a terminal, else nothing."""

    def __init__(
        self, bar: click._termui_impl.ProgressBar[str | None] | None, total: Volume
    ) -> None:
        self._bar = bar
        self._total = total
        self._articles = 0
        self._size = 0

    @property
    def alone(self) -> bool:
        """Whether a bar has the terminal to itself: a line an article would tear it up."""
        return self._bar is not None and sys.stdout.isatty()

    def take(self, outcome: Outcome) -> None:
        """Tell of one input more."""
        self._articles += outcome.article is not None
        if self._bar is None:
            return
        told = f"{self._articles} articles"
        if self._total.size:
            told += f", {outcome.done.size / 1e6:.1f} of {self._total.size / 1e6:.1f} MB"
        self._bar.update(outcome.done.size - self._size, told)
        self._bar.render_progress()  # for an article that has no size, too
        self._size = outcome.done.size
        if outcome.refused:
            self.make_way()

    def step(self) -> None:
        """Tell of one source more that is done."""
        if self._bar is not None:
            self._bar.update(1, f"{self._articles} articles")
        self.make_way()

    def make_way(self) -> None:
        """Take the bar away for a line that is to stand above it."""
        if self._bar is not None:
            click.echo(_CLEAR, nl=False, err=True)


@contextmanager
def progress(total: Volume, label: str = "Filing") -> Iterator[Progress]:
    """Show how far the work has come while it is done."""
    small = total.files < _FEWEST_FILES and total.size < _SMALLEST
    if not sys.stderr.isatty() or (small and total.size > 0):
        yield Progress(None, total)
        return
    with click.progressbar(
        length=total.size or max(1, total.files),
        label=label,
        file=sys.stderr,
        item_show_func=lambda shown: shown,
        width=20,
    ) as bar:
        yield Progress(bar, total)


def volume_of(paths: Sequence[str]) -> Volume:
    """Measure what is behind some paths, where that is going to be shown."""
    from digest_tui.library.inputs import measure  # noqa: PLC0415 - not for every command

    return measure(paths) if sys.stderr.isatty() else Volume()

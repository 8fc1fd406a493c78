"""Fetching beside everything else: it goes on whatever screen is shown, until it is stopped."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from digest_tui.errors import DigestError, NoLongerWanted
from digest_tui.tui.fetched import Progress, Round
from digest_tui.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.notifications import SeverityLevel

    from digest_tui.library import Library
    from digest_tui.models import FetchedArticle, FetchedSource, Subscriptions
    from digest_tui.tui.screens.leaving import Wish
    from digest_tui.tui.screens.sources import SourcesScreen


class FetchingScreen(ReadingScreen):
    """Asks sources in one thread, which does nothing but file and post what came of it."""

    @dataclass
    class Told(Message):
        """It is known what became of an article, or of a source."""

        of: Round
        what: FetchedArticle | FetchedSource

    @dataclass
    class Noted(Message):
        """There is something else that the reader should know."""

        words: str

    @dataclass
    class Ended(Message):
        """A round is over."""

        of: Round
        problem: str | None

    def __init__(self, library: Library, subscriptions: Path) -> None:
        """Make the screen.

        Args:
            library: What it shows.
            subscriptions: The file of what the reader follows.
        """
        super().__init__(library)
        self._subscriptions = subscriptions
        self._shown: SourcesScreen | None = None
        self.progress = Progress()

    def say_how_far(self) -> None:
        """Say how far fetching is."""
        raise NotImplementedError

    def fetched(self) -> None:
        """Show what has come into the library."""
        raise NotImplementedError

    def action_sources(self) -> None:
        """Show the sources that the reader follows, and what they have new."""
        from digest_tui.tui.screens.sources import SourcesScreen  # noqa: PLC0415 - it is a screen too

        self._shown = SourcesScreen(self._subscriptions, self.progress, self.fetch)
        self.app.push_screen(self._shown, self._back_from_sources)

    def fetch(self, following: Subscriptions, force: bool) -> None:
        """Ask some sources, unless some are being asked."""
        if self.progress.round is None and following.sources:
            self.progress.begin(Round(following, force))
            self._fetch(self.progress.round)
            self._show_progress()

    def on_unmount(self) -> None:
        """Stop: the program ends, and would wait for the thread."""
        if self.progress.round is not None:
            self.progress.round.stop.set()

    @work(thread=True, exclusive=True, group="fetch", description="Fetching.")
    def _fetch(self, of: Round) -> None:
        problem = None
        told = self.library.fetch(
            of.following,
            of.stop,
            force=of.force,
            tell=lambda words: self.post_message(self.Noted(words)),
        )
        try:
            with closing(told):
                for what in told:
                    self.post_message(self.Told(of, what))
        except NoLongerWanted:
            pass  # what has come is kept, and told
        except DigestError as error:
            problem = str(error)
        self.post_message(self.Ended(of, problem))

    def on_fetching_screen_told(self, message: Told) -> None:
        """Show how far it is."""
        from digest_tui.models import FetchedSource  # noqa: PLC0415 - not for the start

        if message.of is self.progress.round:
            self.progress.take(message.what)
            if isinstance(message.what, FetchedSource):
                self.say_how_far()
            if self._shown is not None:
                self._shown.show_news_of(message.what.of)

    def on_fetching_screen_noted(self, message: Noted) -> None:
        """Tell the reader."""
        self.notify(message.words, severity="warning", markup=False)

    def on_fetching_screen_ended(self, message: Ended) -> None:
        """Say what came, and show it."""
        if message.of is not self.progress.round:
            return
        self.progress.end(message.problem)
        severity: SeverityLevel = "warning" if self.progress.is_trouble else "information"
        if message.problem:
            severity = "error"
        if self._shown is None:  # it says so itself, for longer
            self.notify(self.progress.result, severity=severity, markup=False)
        self._show_progress()
        self.fetched()

    def _show_progress(self) -> None:
        self.say_how_far()
        if self._shown is not None:
            self._shown.show_progress()

    def _back_from_sources(self, wish: Wish | None) -> None:
        self._shown = None
        self.back_from(wish)

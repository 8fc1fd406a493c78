"""The sources that a reader follows, and what came of asking them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from msgspec import structs

from digest_tui.tui.commands import bindings
from digest_tui.tui.screens.following import FollowingScreen
from digest_tui.tui.sources_commands import SOURCES
from digest_tui.tui.widgets.lines import StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult

    from digest_tui.models import Subscription, Subscriptions
    from digest_tui.models.last_place import LastPlace
    from digest_tui.tui.fetched import Progress

Fetch: TypeAlias = "Callable[[Subscriptions, bool], None]"


_OF_SOURCES = frozenset({"fetch_all", "unfollow"})


class SourcesScreen(FollowingScreen):
    """Has sources fetched; its result says whether the reader wants to go back to searching."""

    BINDINGS = bindings(SOURCES)
    COMMANDS_HERE = SOURCES
    AUTO_FOCUS = ""  # what has the focus is said below

    def __init__(self, file: Path, progress: Progress, fetch: Fetch) -> None:
        """Make the screen.

        Args:
            file: What is followed.
            progress: What became of the sources, which changes while the screen is shown.
            fetch: Asks some sources; the second argument tells to ask those not due, too.
        """
        super().__init__(file, progress)
        self._progress = progress
        self._fetch = fetch
        self.status = StatusLine()

    def compose_content(self) -> ComposeResult:
        """How it goes, and the sources."""
        yield self.status
        yield self.list

    def on_mount(self) -> None:
        """Look what is followed."""
        self.list.entitle("Sources that you follow")
        self.set_focus(self.list)
        self.action_reload()

    def put_in(self, place: LastPlace) -> LastPlace:
        """Say that it is open."""
        return structs.replace(place, sources=True)

    def say(self) -> None:
        """Say how it goes, and how many sources there are."""
        if self.trouble:
            self.status.say(self.trouble, alert=True)
            return
        how = self._progress.words
        count = len(self.following.sources)
        parts = [f"{how} (s stops it)" if how.startswith("fetching") else how]
        if self.looking is not None:
            parts = [f"looking for the feed of {self.looking.address} (s stops it)", how]
        parts += [self.news, self._progress.result]
        parts.append("1 source" if count == 1 else f"{count} sources")
        self.status.say(" · ".join(filter(None, parts)))

    def show_news_of(self, source: Subscription) -> None:
        """Show how one source is doing."""
        self.say()
        self.list.show_news_of(source)

    def show_progress(self) -> None:
        """Show how all are doing, at the start of a round and at its end."""
        self.say()
        self.show_keys()
        self.list.lay_out()

    def on_list_pane_chosen(self) -> None:
        """Fetch all, or one; of one that was asked, show what was wrong or hide it."""
        source = self.list.source
        if source is None:
            self.action_fetch_all()
        elif not self._progress.is_done(source):
            self._begin((source,))
        elif source.feed in self.list.opened:
            self.list.action_close()
        elif self._progress.troubles(source):
            self.list.action_open()
        else:
            self.notify("Nothing was wrong with it; R asks it again.", markup=False)

    def action_fetch_all(self) -> None:
        """Ask all sources."""
        self._begin(self.following.sources)

    def action_again(self) -> None:
        """Ask the source again, or all, whether it is due or not."""
        source = self.list.source
        self._begin(self.following.sources if source is None else (source,), force=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out stopping where nothing is being fetched or looked for."""
        if action == "stop":
            return self.looking is not None or self._progress.round is not None
        return super().check_action(action, parameters)

    def show_keys(self) -> None:
        """Fill the bar of keys; without a source some only say that there is none."""
        super().show_keys()
        if not self.following.sources:
            shown = self.key_bar.shown
            self.key_bar.shown = [one for one in shown if one.action not in _OF_SOURCES]

    def action_stop(self) -> None:
        """Stop looking for a feed; else stop fetching."""
        if self.looking is not None:
            self.news = f"Looked no longer for the feed of {self.looking.address}"
            self.stop_looking()
        elif self._progress.round is not None:
            self._progress.round.stop.set()
            self.show_progress()

    def _begin(self, sources: tuple[Subscription, ...], *, force: bool = False) -> None:
        if self._progress.round is not None:
            self.notify("Sources are being fetched; s stops that.", markup=False)
        elif not sources:
            self.notify("There is no source to fetch.", markup=False)
        else:
            self.news = ""
            self.list.opened -= {source.feed for source in sources}
            self._fetch(replace(self.following, sources=sources), force)

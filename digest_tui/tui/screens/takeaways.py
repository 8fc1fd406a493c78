"""The Key Takeaways beside the hits: who tells them, and where that can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.tui.screens.gathering import GatheringScreen

if TYPE_CHECKING:
    from textual import events
    from textual.timer import Timer

    from digest_tui.library import Library
    from digest_tui.models import TakeawayRef
    from digest_tui.tui.screens.asking import AskingScreen

_PAUSE = 0.3
"""Seconds that a report is shown before it is looked for: who turns on asks once, and the
first screen is drawn before."""


class TakeawaysScreen(GatheringScreen):
    """Knows who tells the report in the panel, and opens what tells it."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._covering: Timer | None = None
        self.wanted_hit: str | None = None
        """The article to go to among the hits that come next, by id."""
        self._has_looked = False
        """The reports were asked for since the library was looked at."""
        self._is_looking = False
        """They have not been given yet."""
        self._wants_coverage = False
        """The reader waits for them, to see their coverage."""

    def ask_who_tells(self, ref: TakeawayRef) -> None:
        """Ask for the articles that tell a takeaway, and go to one of them."""
        raise NotImplementedError

    def on_takeaways_list_turned(self) -> None:
        """Find out who tells the report, once the reader stays with it."""
        if self._covering:
            self._covering.stop()
        self._covering = self.set_timer(_PAUSE, self._look_who_tells)

    def watch_pane(self) -> None:
        """Find out what there is to know of the panel that comes into sight."""
        super().watch_pane()
        self.look_for_reports()
        self._look_who_tells()

    def watch_beside(self) -> None:
        """See `watch_pane`."""
        super().watch_beside()
        self.look_for_reports()

    def on_resize(self, event: events.Resize) -> None:
        """There may be room for the panel now."""
        super().on_resize(event)
        self.look_for_reports()

    def look_for_reports(self, *, anew: bool = False) -> None:
        """Find out which reports there are, where they can be seen.

        Args:
            anew: The library may have changed.
        """
        if anew:
            self._has_looked = False
        has_place = "takeaways" in self.places
        if has_place and (not self.is_narrow or self.pane == "takeaways"):
            self._look_for_reports()

    def _look_for_reports(self) -> None:
        if not self._has_looked:
            self._has_looked, self._is_looking = True, True
            self.list_reports()

    def on_asking_screen_reported(self, message: AskingScreen.Reported) -> None:
        """Show the reports."""
        self._is_looking = self.takeaways.is_looking = False
        self.takeaways.reports = tuple(message.reports)
        if self._wants_coverage:
            self._wants_coverage = self.is_fetching = False
            self.action_coverage()

    def on_asking_screen_failed(self, message: AskingScreen.Failed) -> None:
        """Wait no longer."""
        del message
        if self._is_looking:
            self._is_looking = self._has_looked = False
        if self._wants_coverage:
            self._wants_coverage = self.is_fetching = False

    def _look_who_tells(self) -> None:
        panel = self.takeaways
        known = panel.coverage is not None and panel.coverage.report == panel.report
        if panel.report is not None and panel.display and not known:
            self.cover(panel.report)

    def on_asking_screen_covered(self, message: AskingScreen.Covered) -> None:
        """Show who tells each takeaway."""
        if message.coverage.report == self.takeaways.report:
            self.takeaways.coverage = message.coverage

    def action_takeaways(self) -> None:
        """Go to the takeaways."""
        self.to_pane("takeaways")

    def action_coverage(self) -> None:
        """Show which source tells which takeaway."""
        from digest_tui.tui.screens.coverage import CoverageScreen  # noqa: PLC0415 - it is a screen too

        self._look_for_reports()
        panel = self.takeaways
        if self._is_looking:
            self._wants_coverage = self.is_fetching = True
            return
        if not panel.reports:
            self.notify("No article here carries Key Takeaways.", markup=False)
            return
        screen = CoverageScreen(self.library, panel.reports, panel.at, self._read_telling)
        self.app.push_screen(screen, self.back_from)

    def _read_telling(self, ref: TakeawayRef, article_id: str) -> None:
        self.wanted_hit = article_id
        self.ask_who_tells(ref)

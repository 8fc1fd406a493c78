"""Looking what the library holds: articles to search, or nothing, and then how to fill it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container

from digest_tui.tui.commands import is_closed
from digest_tui.tui.screens.coming_back import ComingBackScreen
from digest_tui.tui.search_commands import BROWSE
from digest_tui.tui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.library import Library
    from digest_tui.models.last_place import LastPlace
    from digest_tui.tui.screens.asking import AskingScreen


class SurveyingScreen(ComingBackScreen):
    """Shows the panes, or in their place the welcome."""

    def __init__(self, library: Library, subscriptions: Path, last: LastPlace | None) -> None:
        super().__init__(library, subscriptions, last)
        self.has_nothing = False
        """The library is empty."""
        self.is_fetching = True  # until there is something for keys to act on
        self.middle = Container(*self.panes.values(), id="panes")
        self.welcome = Welcome(str(library.folder), id="welcome")
        self.welcome.display = False

    def on_asking_screen_surveyed(self, message: AskingScreen.Surveyed) -> None:
        """Show what there is, or how to fill an empty library."""
        self.has_nothing = empty = message.articles == 0
        for part in (self.middle, self.search_bar):
            part.display = not empty
        self.welcome.display = empty
        self.sources = message.sources
        self.are_stories_known = False  # they may be others now
        self.look_for_reports(anew=True)
        if empty:
            self.stay()
            self.set_focus(self.welcome)
            self.say()
            return
        if self.welcome.has_focus:
            self.set_focus(self.hits)
        self.article.is_stale = True  # it may have been read anew
        self.source_of_last()
        self.put(self.question)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what needs articles where there are none."""
        if self.has_nothing and any(command.action == action for command in BROWSE):
            return action in {"reload", "sources"} and not is_closed(action, BROWSE)
        return super().check_action(action, parameters)

    def action_reload(self) -> None:
        """Look again at what the library holds."""
        self.survey()

    def on_welcome_reload_wanted(self) -> None:
        """See `action_reload`."""
        self.survey()

    def on_welcome_samples_wanted(self) -> None:
        """File the samples."""
        self.add_samples()

"""Three panes that stand side by side, or one at a time where the screen is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import var

from digest_tui.tui.screens.asking import AskingScreen
from digest_tui.tui.widgets.article_pane import ArticlePane
from digest_tui.tui.widgets.hit_list import HitList
from digest_tui.tui.widgets.takeaways_list import TakeawaysList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.widget import Widget

    from digest_tui.library import Library

PANES = ("hits", "article", "takeaways")
MEDIUM, WIDE = 100, 160
"""Columns from which two panes stand side by side, and three."""


class PanedScreen(AskingScreen):
    """Knows which pane shows; the panes have the names in `PANES` as their ids."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual's own annotation
        (0, "-narrow"),
        (MEDIUM, "-medium"),
        (WIDE, "-wide"),
    ]

    pane: var[str] = var(PANES[0], init=False)
    """Which pane shows where there is room for one only."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.hits = HitList(id="hits")
        self.article = ArticlePane(id="article")
        self.takeaways = TakeawaysList(id="takeaways")

    @property
    def panes(self) -> Mapping[str, Widget]:
        """The panes by name."""
        return {"hits": self.hits, "article": self.article, "takeaways": self.takeaways}

    @property
    def is_narrow(self) -> bool:
        """Only one pane shows."""
        return self.app.size.width < MEDIUM

    def to_pane(self, name: str) -> None:
        """Show a pane and give it the focus."""
        self.pane = name
        self.set_focus(self.panes[name])

    def action_next_pane(self) -> None:
        """Go to the next pane."""
        self._turn(1)

    def action_previous_pane(self) -> None:
        """Go to the pane before."""
        self._turn(-1)

    def on_resize(self, event: events.Resize) -> None:
        """Show one pane or all of them."""
        super().on_resize(event)
        self._arrange()

    def watch_pane(self) -> None:
        """Show the pane."""
        self._arrange()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane that has the focus is the one to show."""
        if event.widget.id in PANES:
            self.pane = event.widget.id

    def _turn(self, by: int) -> None:
        here = self.focused.id if self.focused is not None else None
        at = PANES.index(here) + by if here in PANES else 0
        self.to_pane(PANES[at % len(PANES)])

    def _arrange(self) -> None:
        for name, pane in self.panes.items():
            pane.display = not self.is_narrow or name == self.pane

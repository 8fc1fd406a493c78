"""Three panes that stand side by side, or one at a time where the screen is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import var

from digest_tui.tui.screens.asking import AskingScreen
from digest_tui.tui.sizes import MEDIUM, WIDE
from digest_tui.tui.widgets.article_pane import ArticlePane
from digest_tui.tui.widgets.counts_list import CountsList
from digest_tui.tui.widgets.hit_list import HitList
from digest_tui.tui.widgets.takeaways_list import TakeawaysList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.widget import Widget

    from digest_tui.library import Library

PANES = ("hits", "article", "takeaways")
THIRD = ("takeaways", "counts")
"""What can stand in the third place."""


class PanedScreen(AskingScreen):
    """Knows which pane shows; the panes have the names in `PANES` as their ids."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual's own annotation
        (0, "-narrow"),
        (MEDIUM, "-medium"),
        (WIDE, "-wide"),
    ]

    pane: var[str] = var(PANES[0], init=False)
    """Which pane shows where there is room for one only."""

    beside: var[str] = var(PANES[2], init=False)
    """What stands in the third place: the takeaways or the counts."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.hits = HitList(id="hits")
        self.article = ArticlePane(id="article")
        self.takeaways = TakeawaysList(id="takeaways")
        self.counts = CountsList(id="counts")

    @property
    def panes(self) -> Mapping[str, Widget]:
        """All panes by name."""
        return {
            "hits": self.hits,
            "article": self.article,
            "takeaways": self.takeaways,
            "counts": self.counts,
        }

    @property
    def places(self) -> Sequence[str]:
        """The names of the panes that there is a place for, in order."""
        return (*PANES[:2], self.beside)

    @property
    def is_narrow(self) -> bool:
        """Only one pane shows."""
        return self.app.size.width < MEDIUM

    def to_pane(self, name: str) -> None:
        """Show a pane and give it the focus."""
        if name in THIRD:
            self.beside = name
        self.pane = name
        self.set_focus(self.panes[name])

    def action_next_pane(self) -> None:
        """Go to the next pane."""
        self.turn(1)

    def action_previous_pane(self) -> None:
        """Go to the pane before."""
        self.turn(-1)

    def on_resize(self, event: events.Resize) -> None:
        """Show one pane or all of them."""
        super().on_resize(event)
        self._arrange()

    def watch_pane(self) -> None:
        """Show the pane."""
        self._arrange()

    def watch_beside(self) -> None:
        """Show the pane."""
        self._arrange()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane that has the focus is the one to show."""
        name = event.widget.id
        if name is not None and name in self.places:
            self.pane = name

    def turn(self, by: int) -> None:
        """Go to another pane, round the ends; from elsewhere to the first."""
        here = self.focused.id if self.focused is not None else None
        places = self.places
        at = places.index(here) + by if here in places else 0
        self.to_pane(places[at % len(places)])

    def _arrange(self) -> None:
        for name, pane in self.panes.items():
            has_place = name in self.places
            pane.display = has_place and (not self.is_narrow or name == self.pane)

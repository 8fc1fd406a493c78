"""What counts as a difference: the reader shows weak ones, and dismisses what is none."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from digest_tui.models import Dismissed, without
from digest_tui.tui.decisions import NOTHING_DISMISSED, dismiss, restore, restore_last
from digest_tui.tui.detail import discrepancy
from digest_tui.tui.screens.choose import Choice, ChooseScreen
from digest_tui.tui.screens.claims import ClaimsScreen
from digest_tui.tui.screens.deciding import DecidingScreen
from digest_tui.tui.screens.why import WhyScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest_tui.library import Library
    from digest_tui.models import Discrepancy
    from digest_tui.tui.walk import Walk


class JudgingScreen(ClaimsScreen, DecidingScreen):
    """Holds what is compared against what the reader has decided."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self._weak = False
        self._dismissed: Sequence[Dismissed] | None = None
        """All that is dismissed, here or elsewhere, once something was decided here."""

    def take(self, walk: Walk) -> None:
        """Show another comparison, and hold to what the reader has decided meanwhile."""
        if self._weak or self._dismissed is not None:
            self._judge(walk)
        self.walk = self.table.walk = walk

    def action_weak(self) -> None:
        """Count weak differences too, or not any more."""
        self._weak = not self._weak
        self.news = ""
        self._look()

    def action_why(self) -> None:
        """Say why the sentence stands beside what it stands beside."""
        if self.walk is None or self.at is None:
            self.tell("Go to a sentence first: n, ] or u")
        else:
            self.app.push_screen(WhyScreen(self.library, self.walk, self.at))

    # Dismissing

    def action_set_aside(self) -> None:
        """Dismiss the difference of the sentence, or of the row; choose where there are more."""
        if self.walk is None:
            return
        at = () if self.at is None else (self.at,)
        found = self.walk.differing(self.table.chosen if self.as_table else at)
        act = partial(dismiss, self.library.reader, self.walk.comparison)
        if len(found) > 1:
            self._choose("Which is no difference?", found, act, all_too=True)
        elif found:
            self.keep(partial(act, found))
        else:
            self.tell("Nothing differs here")

    def action_aside(self) -> None:
        """Show what is dismissed, to take one back."""
        if self.walk is None or not self.walk.comparison.dismissed:
            self.tell(NOTHING_DISMISSED)
        else:
            comparison = self.walk.comparison
            act = partial(restore, self.library.reader, comparison)
            self._choose("Dismissed: Enter takes one back", comparison.dismissed, act)

    def action_restore(self) -> None:
        """Take the last decision on these articles back."""

        def act() -> str:
            if self.walk is None:
                return NOTHING_DISMISSED
            return restore_last(self.library.reader, self.walk.comparison)

        self.keep(act)

    def _choose(
        self,
        title: str,
        found: Sequence[Discrepancy],
        act: Callable[[Sequence[Discrepancy]], str],
        *,
        all_too: bool = False,
    ) -> None:
        if self.walk is None:
            return
        choices = [Choice(*discrepancy(self.walk, one, self.at)) for one in found]
        if all_too:
            choices.append(Choice("All of them"))

        def chosen(position: int | None) -> None:
            if position is not None:
                some = found if position == len(found) else [found[position]]
                self.keep(partial(act, some))

        self.app.push_screen(ChooseScreen(title, choices), chosen)

    async def decided(self, words: str) -> None:
        """Count the differences anew."""
        self._dismissed = await asyncio.to_thread(self.library.reader.choices, Dismissed)
        self.news = words
        self._look()

    def _look(self) -> None:
        """Count the differences anew."""
        if self.walk is not None:
            self._judge(self.walk)
            if self.is_attached:  # else the reader has left, with more decisions on their way
                self.table.refresh()
                self.mark()

    def _judge(self, walk: Walk) -> None:
        comparison = walk.comparison
        if self._dismissed is not None:
            comparison = without(comparison, self._dismissed)
        walk.look(comparison, weak=self._weak)

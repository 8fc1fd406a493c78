"""Where the reader is on the first screen, and going back there at the next start."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import structs

from digest_tui.models.last_place import LastPlace, PastStep
from digest_tui.tui.screens.gathering import GatheringScreen
from digest_tui.tui.screens.narrowing import NarrowingScreen
from digest_tui.tui.screens.searching import SearchingScreen
from digest_tui.tui.trail import Step, Trail
from digest_tui.tui.widgets.hit_list import HitList
from digest_tui.tui.widgets.takeaways_list import report_of

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.library import Library
    from digest_tui.models import Question, Reading
    from digest_tui.models.last_place import InComparison, InCoverage, InVersions
    from digest_tui.tui.screens.base import BaseScreen

_MOST_HITS = 5000
"""Hits that are asked for at once for a reader who was far down when he left."""
_MOST_SKIPPED = 1 << 31
_LONGEST_TRAIL = 20
SEARCH = "search"
"""The name of the search bar among those of the panes."""


class ComingBackScreen(NarrowingScreen):
    """Asks the last question first, and goes on from its answer to where the reader was."""

    def __init__(self, library: Library, subscriptions: Path, last: LastPlace | None) -> None:
        """Make the screen.

        Args:
            library: What it shows.
            subscriptions: The file of what the reader follows.
            last: Where the reader was.
        """
        super().__init__(library, subscriptions)
        self._awaited = last
        self._coverage: InCoverage | None = None
        self._versions: InVersions | None = None
        self._is_on_the_way = last is not None
        if last is None:
            return
        self.is_fetching = True  # keys are for what the reader remembers
        question = _bounded(last.question)
        self.set_reactive(SearchingScreen.question, question)
        self.as_typed = question.as_typed
        steps = (Step(_bounded(each.before), each.name, each.hit) for each in last.trail)
        self.trail = Trail(tuple(steps))
        self.set_reactive(GatheringScreen.marked, last.marked)
        self.hits.set_reactive(HitList.marked, last.marked)
        self.article.awaited = last.article
        self.takeaways.awaited = last.takeaways

    @property
    def has_arrived(self) -> bool:
        """Whether the reader is where he was: else that is still his place."""
        return self._awaited is None

    @property
    def is_there(self) -> bool:
        """Whether the hits, the article and who tells the report are there, as far as seen."""
        hits, panel = self.hits, self.takeaways
        has_read = hits.hit is None or self.article.reading is not None
        is_told = panel.report is None or panel.coverage is not None
        return (
            super().is_there
            and self.has_arrived
            and (not self.article.display or (has_read and self.article.awaited is None))
            and (not panel.display or (not panel.is_looking and is_told))
        )

    def put_in(self, place: LastPlace) -> LastPlace:
        """Say where the reader is."""
        del place  # it is the lowest screen
        answered, field = self.hits.answer.question, self.search_bar.field
        focused = self.focused
        name = focused.id if focused is not None and focused.id in self.panes else self.pane
        steps = self.trail.steps[-_LONGEST_TRAIL:]
        return LastPlace(
            question=answered,
            asked=None if answered.asks_the_same(self.question) else self.question,
            typed=field.value,
            cursor=field.cursor_position,
            trail=tuple(PastStep(each.before, each.name, each.hit) for each in steps),
            marked=self.marked,
            hits=self.hits.last_place,
            article=self.article.last_place,
            takeaways=self.takeaways.last_place,
            count=self.counts.chosen.term if self.counts.chosen else None,
            focus=SEARCH if field.has_focus else name or self.pane,
            pane=self.pane,
            beside=self.beside,
            coverage=self._coverage,
            versions=self._versions,
        )

    def source_of_last(self) -> None:
        """Choose the source that was chosen, if there still is such a one."""
        if self._awaited is None:
            return
        slugs = self.question.sources
        self.source = next((one for one in self.sources if (one.slug,) == slugs), None)
        if self.source is None and slugs:
            self.set_reactive(SearchingScreen.question, replace(self.question, sources=()))

    def arrive(self) -> None:
        """Go where the reader was: the hits are there."""
        last, self._awaited = self._awaited, None
        if last is None:
            return
        self.hits.go_back_to(last.hits)
        if last.article is not None:
            self.article.needle = last.article.needle
        self.search_bar.fill(last.typed)
        self.search_bar.field.cursor_position = last.cursor
        terms = [count.term for count in self.counts.counts]
        if last.count in terms:
            self.counts.cursor = terms.index(last.count)
        panes = self.panes
        if last.beside in panes:
            self.beside = last.beside
        if last.pane in self.places:
            self.pane = last.pane
        if last.focus == SEARCH:
            self.set_focus(self.search_bar.field)
        else:
            self.set_focus(panes[last.focus if last.focus in self.places else self.pane])
        self.wait_no_longer()
        if last.asked is not None:
            self.put(_bounded(last.asked))
        self._open_above(last)

    def wait_no_longer(self) -> None:
        """Let the keys have their meaning here, and open nothing any more by itself."""
        if self._is_on_the_way:
            self._is_on_the_way = self.is_fetching = False
        self._coverage = self._versions = None

    def stay(self) -> None:
        """Give the way up: there is nothing to go to."""
        self._awaited = None
        self.is_fetching = False
        self.wait_no_longer()

    def lose_the_way(self) -> None:
        """Go to all articles, and there to the one that the reader was at: all else is gone."""
        last, question = self._awaited, self.everything()
        if last is None:
            return
        if self.question.asks_the_same(question):
            self.stay()
            return
        self.trail = Trail()
        self._awaited = structs.replace(last, question=question, asked=None, typed="", trail=())
        self.put(question)

    def _open_above(self, last: LastPlace) -> None:
        if last.stories is not None:
            from digest_tui.tui.screens.stories import StoriesScreen  # noqa: PLC0415 - it is a screen too

            self.app.push_screen(StoriesScreen(self.library, last.stories), self.back_from)
            if last.comparison is not None:
                self._compare_again(last.comparison)
        elif last.comparison is not None:
            self._compare_again(last.comparison)
        elif last.sources:
            self.action_sources()
        else:
            self._coverage = last.coverage
            self._versions = last.versions if self.hits.hit else None
            self._is_on_the_way = self._coverage is not None or self._versions is not None
            self.is_fetching = self._is_on_the_way
            self._open_coverage()
            if self._coverage is not None:
                self._look_for_reports()
            if self._versions is not None:
                self._read_now()
            if self.article.reading is not None:
                self.article_has_come(self.article.reading)

    def _compare_again(self, last: InComparison) -> None:
        from digest_tui.tui.screens.compare import CompareScreen  # noqa: PLC0415 - it is a screen too

        above_stories = self.app.screen is not self
        told = self.hits.answer.hits if self.question.takeaway and not above_stories else ()
        passages = {hit.entry.id: hit.snippets for hit in told}
        screen = CompareScreen(self.library, last.articles, last.question, passages)
        screen.go_back_to(last)
        below: BaseScreen = self.app.screen  # type: ignore[assignment]
        self.app.push_screen(screen, below.back_from)

    def reports_have_come(self) -> None:
        """Go on to the coverage of a report, where the reader was there."""
        if self._coverage is not None:
            self._open_coverage()
            self.wait_no_longer()

    def _open_coverage(self) -> None:
        last, reports = self._coverage, self.takeaways.reports
        at = report_of(reports, last.report) if last is not None else None
        if at is not None:
            from digest_tui.tui.screens.coverage import CoverageScreen  # noqa: PLC0415 - see above

            read = self._read_telling
            screen = CoverageScreen(self.library, reports, at, read, self._coverage)
            self.wait_no_longer()
            self.app.push_screen(screen, self.back_from)

    def article_has_come(self, reading: Reading) -> None:
        """Go on to the versions of an article, where the reader was there."""
        last = self._versions
        if last is None:
            return
        self.wait_no_longer()
        if reading.article.id == last.article and self.article.versions > 1:
            from digest_tui.tui.screens.versions import VersionsScreen  # noqa: PLC0415 - see above

            screen = VersionsScreen(self.library, reading.article, last)
            self.app.push_screen(screen, self.back_from)


def _bounded(question: Question) -> Question:
    """Give a question with places that there can be: it has been in a file meanwhile."""
    limit = max(1, min(question.limit, _MOST_HITS))
    return replace(question, limit=limit, skip=max(0, min(question.skip, _MOST_SKIPPED)))

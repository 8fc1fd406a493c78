"""From one question to the next without typing: narrower, alike, otherwise spelled, and back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from digest_tui.models import Like
from digest_tui.text.width import fit
from digest_tui.tui.grouping import learned
from digest_tui.tui.narrowing import narrowed
from digest_tui.tui.screens.choose import Choice, ChooseScreen
from digest_tui.tui.screens.searching import SearchingScreen
from digest_tui.tui.stretch import backward, edge, onward
from digest_tui.tui.trail import Step
from digest_tui.tui.widgets.counts_list import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.timer import Timer

    from digest_tui.models import Answer, Question, SourceCount
    from digest_tui.tui.screens.asking import AskingScreen
    from digest_tui.tui.widgets.hit_list import HitList

_MOST_TO_FILL = 200
"""Hits up to which more are fetched of themselves, where those of a few stories fill no pane."""
_MORE_BEFORE_END = 10
"""Entries before the last one, and after the first, at which more are fetched."""
_MOST_STORIES = 2000
"""Articles whose stories are remembered."""
_PAUSE = 0.25
"""Seconds without a key before more is looked for than hits."""
_LONGEST_NAME = 30
"""Characters of an article's title that name a step."""


class NarrowingScreen(SearchingScreen):
    """Goes on from the hits: by their counts, by what is like one, by what was meant."""

    sources: Sequence[SourceCount] = ()
    """Those of the library."""
    are_stories_known = False
    """What is known of stories is of the library as it is."""
    _pause: Timer | None = None
    _edge: tuple[Question, bool] | None = None
    """What was asked to go to the end or to the start of all hits, and whether to the end."""

    def show_counts(self, answer: Answer) -> None:
        """Count other hits."""
        names = {source.slug: source.name for source in self.sources}
        self.counts.counts = tuple(counted(answer.facets, names)) if answer.facets else ()

    def look_further(self, answer: Answer) -> None:
        """Find out what else there is to know of an answer, once the keys pause."""
        if self._pause:
            self._pause.stop()
        if answer.question.unfinished:
            self._pause = self.set_timer(_PAUSE, partial(self._look_further, answer))
        else:
            self._look_further(answer)

    def _look_further(self, answer: Answer) -> None:
        if answer != self.hits.answer:
            return
        self.group(answer)
        if answer.question.unfinished and not answer.total:
            self.find_what_was_meant(answer)

    def on_asking_screen_meant(self, message: AskingScreen.Meant) -> None:
        """Say what may have been meant."""
        if message.answer == self.hits.answer:
            self.hits.answer = replace(message.answer, suggestion=message.query)
            self.say()

    def group(self, answer: Answer) -> None:
        """Find out which hits tell one story, where that is not known of all."""
        ids = [hit.entry.id for hit in answer.hits]
        is_known = self.are_stories_known and self.hits.stories.keys() >= set(ids)
        if not (is_known or answer.question.takeaway):
            self.group_hits(ids)

    def on_asking_screen_grouped(self, message: AskingScreen.Grouped) -> None:
        """Put the hits of a story together."""
        self.are_stories_known = True
        hits = self.hits
        known = hits.stories if len(hits.stories) < _MOST_STORIES else {}
        hits.stories = learned(known, message.groups)
        if hits.height_of_all < hits.size.height and len(hits.answer.hits) < _MOST_TO_FILL:
            self.fetch_more()
            self.fetch_more(before=True)

    def fetch_more(self, *, before: bool = False) -> None:
        """Ask for more of the same hits, where there are more and none are on their way."""
        answer = self.hits.answer
        wanted = (backward if before else onward)(answer, self.hits.at)
        if wanted is not None and answer.question == self.question:
            self.put(wanted)

    def fetch_around(self) -> None:
        """Ask for more hits before the reader comes to an end of those that are there."""
        hits = self.hits
        if hits.cursor + _MORE_BEFORE_END >= hits.entries:
            self.fetch_more()
        if hits.cursor < _MORE_BEFORE_END:
            self.fetch_more(before=True)
        if hits.has_focus and hits.cursor in {0, hits.entries - 1}:
            self.await_hits()  # keys that were held down over a slow line come all at once

    def on_hit_list_edge_wanted(self, message: HitList.EdgeWanted) -> None:
        """Ask for the last hits, or the first; the next keys are for them."""
        answer = self.hits.answer
        wanted = edge(answer, is_end=message.is_end)
        if wanted is not None and answer.question.asks_the_same(self.question):
            self.is_fetching = True
            self._edge = wanted, message.is_end
            self.put(wanted)

    def show_edge(self, answer: Answer) -> None:
        """Go to the last hit or the first, where that was asked for."""
        wanted, self._edge = self._edge, None
        if wanted is None:
            return
        self.is_fetching = False
        question, is_end = wanted
        if answer.question == question:
            self.hits.go_to_edge(is_end=is_end)

    # Acts

    def action_counts(self) -> None:
        """Show how many hits are of which source and month, or the takeaways again."""
        if self.counts.has_focus:
            self.close_counts()
        else:
            self.to_pane("counts")

    def close_counts(self) -> None:
        """Show the takeaways in their place again."""
        self.to_pane("hits")
        self.beside = "takeaways"

    def narrow(self) -> None:
        """Show only the hits of the count under the cursor."""
        count, question = self.counts.chosen, self.question
        if count is None:
            return
        if not question.asks_the_same(self.hits.answer.question):
            self.notify("What is counted here is not what you asked for last.", markup=False)
            return
        if question.takeaway or question.like:
            self.notify("Only what was found by a query can be narrowed.", markup=False)
            return
        narrower = narrowed(question, count.term)
        if narrower.text != question.text:
            self.step(narrower, count.term)
        if self.is_narrow:
            self.to_pane("hits")

    def action_more_like(self) -> None:
        """Find what is most like the article, or like the sentence of the match there."""
        hit = self.hits.hit
        if hit is None:
            self.notify("There is no article here.", markup=False)
            return
        passage = self.article.passage if self.article.has_focus else ""
        like = Like(hit.entry.id, passage)
        name = fit(passage or hit.entry.title, _LONGEST_NAME)
        self.step(replace(self.everything(), like=like), f"like “{name}”")
        self.to_pane("hits")

    def action_step_back(self) -> None:
        """Ask again what was asked before the last step."""
        if not self.trail:
            self.notify("There is no step to take back.", markup=False)
            return
        step, self.trail = self.trail.back()
        self.wanted_hit = step.hit
        self._go(step.before)

    def action_meant(self) -> None:
        """Ask what may have been meant."""
        answer = self.hits.answer
        if answer.suggestion and answer.question.asks_the_same(self.question):
            meant = replace(answer.question, text=answer.suggestion, unfinished=False)
            self.step(meant, answer.suggestion)

    def action_as_typed(self) -> None:
        """Find names as they are typed, or as others spell them, too."""
        self.as_typed = not self.as_typed
        asked = replace(self.question, as_typed=self.as_typed)
        if self.hits.hit and self.hits.cursor:
            self.wanted_hit = self.hits.hit.entry.id  # if it is found so, too
        self._go(asked.afresh() if asked.text else asked)

    def action_choose_source(self) -> None:
        """Choose the one source that is shown."""
        total = sum(source.articles for source in self.sources)
        choices = [Choice("All sources", str(total))]
        choices += [Choice(source.name, str(source.articles)) for source in self.sources]
        now = self.sources.index(self.source) + 1 if self.source in self.sources else 0
        self.app.push_screen(ChooseScreen("Source", choices, now), self._source_chosen)

    def _source_chosen(self, position: int | None) -> None:
        if position is None:
            return
        self.source = self.sources[position - 1] if position else None
        self.put(replace(self.question, sources=self.everything().sources).afresh())

    def step(self, question: Question, name: str) -> None:
        """Ask something else, with a way back."""
        hit = self.hits.hit
        step = Step(self.question, name, None if hit is None else hit.entry.id)
        self.trail = self.trail.then(step)
        self._go(question.afresh())

    def _go(self, question: Question) -> None:
        of_all = self.everything()
        self.search_bar.fill(question.text)
        self.put(replace(question, sources=of_all.sources, as_typed=of_all.as_typed))

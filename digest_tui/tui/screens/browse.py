"""The first screen: search, hits, the article, the Key Takeaways."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest_tui.tui.beginning import NOTHING_KNOWN
from digest_tui.tui.commands import bindings
from digest_tui.tui.render.status import Shown, status_of
from digest_tui.tui.screens.leaving import Wish
from digest_tui.tui.screens.searching import SearchingScreen
from digest_tui.tui.screens.surveying import SurveyingScreen
from digest_tui.tui.search_commands import ARTICLES, BROWSE
from digest_tui.tui.stretch import remaining
from digest_tui.tui.widgets.counts_list import CountsList
from digest_tui.tui.widgets.hit_list import HitList
from digest_tui.tui.widgets.proposal_list import ProposalList
from digest_tui.tui.widgets.takeaways_list import TakeawaysList

if TYPE_CHECKING:
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult

    from digest_tui.library import Library
    from digest_tui.models import TakeawayRef
    from digest_tui.tui.beginning import Beginning, Known
    from digest_tui.tui.screens.asking import AskingScreen


class BrowseScreen(SurveyingScreen):
    """Everything on the screen follows from the question and its answer."""

    BINDINGS = bindings(BROWSE)
    COMMANDS_HERE = BROWSE
    AUTO_FOCUS = ""  # what has the focus is said below

    def __init__(
        self, library: Library, subscriptions: Path, beginning: Beginning = NOTHING_KNOWN
    ) -> None:
        """Make the screen.

        Args:
            library: What it shows.
            subscriptions: The file of what the reader follows.
            beginning: Where the reader was, and what is known of what is shown there.
        """
        super().__init__(library, subscriptions, beginning.last)
        self._known = beginning.known
        self._go_to_article = False
        self._is_answered = False
        """Whether it is known what there is."""

    def compose_content(self) -> ComposeResult:
        """The bars on top, three panes below them."""
        yield self.search_bar
        yield self.search_bar.proposed
        yield self.status
        yield self.middle
        yield self.welcome
        yield self.find_bar

    def on_mount(self) -> None:
        """Look at the library."""
        self.hits.entitle(ARTICLES)
        self.takeaways.entitle("Key Takeaways")
        self.counts.entitle("Counts")
        self.set_focus(self.hits)
        known, self._known = self._known, None
        if known is None:
            self.survey()
        else:
            self._begin(known)

    def _begin(self, known: Known) -> None:
        """Show what is known already, with the cursor where the reader has gone meanwhile."""
        self.sources = known.sources
        self.set_reactive(SearchingScreen.question, known.answer.question)
        self.source_of_last()
        self.on_asking_screen_answered(self.Answered(known.answer))
        self.hits.go_back_to(known.hits)
        self.fetch_around()
        self.get_ready()
        self.look_for_reports(anew=True)

    def on_asking_screen_reported(self, message: AskingScreen.Reported) -> None:
        """Go on to the coverage of a report, where the reader was there."""
        del message
        self.call_later(self.reports_have_come)  # once they are shown

    # The question and its answer

    def on_asking_screen_answered(self, message: AskingScreen.Answered) -> None:
        """Show the hits, unless something else has been asked since."""
        answer = message.answer
        if answer.question != self.question:
            return
        self.has_come()
        if instead := remaining(answer):  # articles are gone that were before these
            self.put(instead)
            return
        if not self._is_answered:
            self._is_answered, self.is_fetching = True, False
        if answer.question.takeaway and not answer.total and self.trail:
            self._go_to_article = False
            self.notify(f"{status_of(answer, Shown())}.")
            self.action_step_back()  # an empty list would lead nowhere
            return
        hits = self.hits
        hits.is_brief = self.is_typing
        hits.answer = answer
        hits.go_to(self.wanted_hit)
        self.wanted_hit = None
        self.show_edge(answer)
        self.show_counts(answer)
        self.look_further(answer)
        self.search_bar.field.mark(None)
        self.say()
        if hits.hit is None:
            self.article.show_nothing()
        elif self._go_to_article:
            self.to_pane("article")
        self._go_to_article = False
        self.arrive()
        self.read_here()

    def on_asking_screen_not_understood(self, message: AskingScreen.NotUnderstood) -> None:
        """Say why, and leave the last hits where they are."""
        if message.question == self.question:
            self.has_come()
            if not self.has_arrived:
                self.lose_the_way()
                return
            self.is_fetching = False
            self.search_bar.field.mark(message.position)
            self.status.say(message.words, alert=True)

    def on_list_pane_moved(self, message: HitList.Moved) -> None:
        """Show the article under the cursor, and fetch more hits before they end."""
        if not isinstance(message.pane, HitList):
            return
        self.read_soon()
        self.fetch_around()

    def on_list_pane_chosen(self, message: HitList.Chosen) -> None:
        """Go to an article, ask who tells a takeaway, show fewer hits, go on with a query."""
        if isinstance(message.pane, HitList):
            self.to_pane("article")
        elif isinstance(message.pane, CountsList):
            self.narrow()
        elif isinstance(message.pane, ProposalList):
            self.search_bar.field.take()
        elif isinstance(message.pane, TakeawaysList) and message.pane.chosen:
            self.ask_who_tells(message.pane.chosen)

    def ask_who_tells(self, ref: TakeawayRef) -> None:
        """Ask for the articles that tell a takeaway, and go to one of them."""
        self._go_to_article = True
        self.step(replace(self.everything(), takeaway=ref), f"takeaway {ref.number}")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Name the keys of what has the focus now."""
        super().on_descendant_focus(event)
        self.say_how_far()

    # Keys

    def action_search(self) -> None:
        """Type a query in place of the last one, or go on with that."""
        self.set_focus(self.search_bar.field)
        self.search_bar.field.action_select_all()

    def action_out(self) -> None:
        """Go back to the hits, from there a step, and at last to all articles."""
        if self.counts.has_focus:
            self.close_counts()
        elif not self.hits.has_focus:
            self.to_pane("hits")
        elif self.trail:
            self.action_step_back()
        elif not self.question.asks_the_same(self.everything()):
            self.search_bar.fill("")
            self.put(self.everything())

    def action_back(self) -> None:
        """Go back to the hits where only one pane shows, and from the counts; else leave."""
        if self.counts.has_focus:
            self.close_counts()
        elif self.is_narrow and self.pane != "hits":
            self.to_pane("hits")
        else:
            self.app.exit()

    def back_from(self, wish: Wish | None) -> None:
        """Go on where the reader left this screen, or do what he wants here."""
        if self.has_nothing:
            self.set_focus(self.welcome)
        elif wish is Wish.SEARCH:
            self.action_search()
        elif wish is Wish.TAKEAWAYS:
            self.action_takeaways()
        elif wish is Wish.COVERAGE:
            self.action_coverage()
        # Stories may have been joined or split.
        self.are_stories_known = False
        self.group(self.hits.answer)

    # Inside

    def say(self) -> None:
        """Say what the hits are the answer to, and how far fetching is."""
        parts = [self.progress.words]
        if self._is_answered and not self.has_nothing:
            shown = Shown(
                self.source.name if self.source else None,
                len(self.marked),
                self.trail.words,
                typing=self.search_bar.field.has_focus,
                selected=self.search_bar.field.has_focus and self.search_bar.field.is_selected,
            )
            parts.append(status_of(self.hits.answer, shown))
        words = " · ".join(filter(None, parts))
        self.status.display = bool(words)
        self.status.say(words)

    def say_how_far(self) -> None:
        """Say how far fetching is, unless there is something that the reader must know."""
        if not self.status.alert:
            self.say()

    def fetched(self) -> None:
        """Show what has come; who reads something stays at it."""
        hits = self.hits
        if hits.hit and (hits.cursor or not hits.has_focus):
            self.wanted_hit = hits.hit.entry.id
        self.survey()

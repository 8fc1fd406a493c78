"""The first screen: search, hits, the article, the Key Takeaways."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.containers import Container

from digest_tui.tui.beginning import NOTHING_KNOWN
from digest_tui.tui.commands import bindings, is_closed
from digest_tui.tui.render.status import Shown, status_of
from digest_tui.tui.screens.choose import Choice, ChooseScreen
from digest_tui.tui.screens.coming_back import ComingBackScreen
from digest_tui.tui.screens.searching import SearchingScreen
from digest_tui.tui.search_commands import ARTICLES, BROWSE
from digest_tui.tui.trail import Trail
from digest_tui.tui.widgets.counts_list import CountsList
from digest_tui.tui.widgets.hit_list import HitList
from digest_tui.tui.widgets.proposal_list import ProposalList
from digest_tui.tui.widgets.takeaways_list import TakeawaysList
from digest_tui.tui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult

    from digest_tui.library import Library
    from digest_tui.models import TakeawayRef
    from digest_tui.tui.beginning import Beginning, Known
    from digest_tui.tui.screens.asking import AskingScreen

_MORE_BEFORE_END = 10
"""Hits before the last one shown at which more are fetched."""


class BrowseScreen(ComingBackScreen):
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
        self.has_nothing = False
        """The library is empty."""
        self._is_answered = False
        """Whether it is known what there is."""
        self.is_fetching = True  # until there is something for keys to act on
        self.welcome = Welcome(str(library.folder), id="welcome")
        self._panes = Container(*self.panes.values(), id="panes")

    def compose_content(self) -> ComposeResult:
        """The bars on top, three panes below them."""
        yield self.search_bar
        yield self.search_bar.proposed
        yield self.status
        yield self._panes
        yield self.welcome
        yield self.find_bar

    def on_mount(self) -> None:
        """Look at the library."""
        self.hits.entitle(ARTICLES)
        self.takeaways.entitle("Key Takeaways")
        self.counts.entitle("Counts")
        self.welcome.display = False
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
        if self.hits.cursor + _MORE_BEFORE_END >= self.hits.entries:
            self.fetch_more()
        self.get_ready()
        self.look_for_reports(anew=True)

    def on_asking_screen_surveyed(self, message: AskingScreen.Surveyed) -> None:
        """Show what there is, or how to fill an empty library."""
        self.has_nothing = empty = message.articles == 0
        for part in (self._panes, self.search_bar):
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
        if not self._is_answered:
            self._is_answered, self.is_fetching = True, False
        hits = self.hits
        hits.is_brief = self.is_typing
        hits.answer = answer
        hits.go_to(self.wanted_hit)
        self.wanted_hit = None
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
        if message.entry + _MORE_BEFORE_END >= message.pane.entries:
            self.fetch_more()

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
        self.search_bar.fill("")
        self.trail = Trail()
        self._go_to_article = True
        self.put(replace(self.everything(), takeaway=ref))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Name the keys of what has the focus now."""
        super().on_descendant_focus(event)
        self.say_how_far()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what needs articles where there are none."""
        if self.has_nothing and any(command.action == action for command in BROWSE):
            return action in {"reload", "sources"} and not is_closed(action, BROWSE)
        return super().check_action(action, parameters)

    def action_search(self) -> None:
        """Type a query."""
        self.set_focus(self.search_bar.field)

    def action_choose_source(self) -> None:
        """Choose the one source that is shown."""
        total = sum(source.articles for source in self.sources)
        choices = [Choice("All sources", str(total))]
        choices += [Choice(source.name, str(source.articles)) for source in self.sources]
        now = self.sources.index(self.source) + 1 if self.source in self.sources else 0
        self.app.push_screen(ChooseScreen("Source", choices, now), self._source_chosen)

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

    def action_reload(self) -> None:
        """Look again at what the library holds."""
        self.survey()

    def on_welcome_reload_wanted(self) -> None:
        """See `action_reload`."""
        self.survey()

    def on_welcome_samples_wanted(self) -> None:
        """File the samples."""
        self.add_samples()

    def back_from(self, wants_search: bool | None) -> None:
        """Go on where the reader left this screen, or search."""
        if self.has_nothing:
            self.set_focus(self.welcome)
        elif wants_search:
            self.action_search()
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

    def _source_chosen(self, position: int | None) -> None:
        if position is None:
            return
        self.source = self.sources[position - 1] if position else None
        self.put(replace(self.question, sources=self.everything().sources))

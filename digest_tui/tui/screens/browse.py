"""The first screen: search, hits, the article, the Key Takeaways."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.reactive import var

from digest_tui.models import Question, SourceCount
from digest_tui.tui.commands import BROWSE, bindings
from digest_tui.tui.render.status import status_of
from digest_tui.tui.screens.choose import Choice, ChooseScreen
from digest_tui.tui.screens.fetching import FetchingScreen
from digest_tui.tui.widgets.hit_list import HitList
from digest_tui.tui.widgets.lines import StatusLine
from digest_tui.tui.widgets.takeaways_list import TakeawaysList
from digest_tui.tui.widgets.text_line import SearchBar
from digest_tui.tui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.timer import Timer

    from digest_tui.library import Library
    from digest_tui.models import TakeawayRef
    from digest_tui.tui.screens.asking import AskingScreen

_PAUSE = 0.06
"""Seconds after a key before it is searched for: faster typing asks once."""
_MORE_BEFORE_END = 10
"""Hits before the last one shown at which more are fetched."""


class BrowseScreen(FetchingScreen):
    """Holds the question; everything else on the screen follows from its answer."""

    BINDINGS = bindings(BROWSE)
    COMMANDS_HERE = BROWSE
    AUTO_FOCUS = ""  # what has the focus is said below

    question: var[Question] = var(Question(), init=False)
    """What is asked."""

    def __init__(self, library: Library, subscriptions: Path) -> None:
        super().__init__(library, subscriptions)
        self._sources: Sequence[SourceCount] = ()
        self._source: SourceCount | None = None
        self._typed: Question | None = None
        """What was typed and has not been asked yet."""
        self._asking: Timer | None = None
        self._go_to_article = False
        self._is_empty = False
        self.search_bar = SearchBar()
        self.status = StatusLine()
        self.welcome = Welcome(str(library.folder), id="welcome")
        self._panes = Container(*self.panes.values(), id="panes")

    def compose_content(self) -> ComposeResult:
        """The bars on top, three panes below them."""
        yield self.search_bar
        yield self.status
        yield self._panes
        yield self.welcome
        yield self.find_bar

    def on_mount(self) -> None:
        """Look at the library."""
        self.hits.border_title = "Articles"
        self.takeaways.border_title = "Key Takeaways"
        self.welcome.display = False
        self.set_focus(self.hits)
        self.survey()

    def on_asking_screen_surveyed(self, message: AskingScreen.Surveyed) -> None:
        """Show what there is, or how to fill an empty library."""
        self._is_empty = empty = message.articles == 0
        for part in (self._panes, self.search_bar):
            part.display = not empty
        self.welcome.display = empty
        self._sources = message.sources
        self.takeaways.reports = tuple(message.reports)
        if empty:
            self.set_focus(self.welcome)
            self.say()
            return
        if self.welcome.has_focus:
            self.set_focus(self.hits)
        self.article.is_stale = True  # it may have been read anew
        if self._typed is None:  # else it is asked soon
            self._ask(self.question)

    # The question and its answer

    def on_search_bar_typed(self, message: SearchBar.Typed) -> None:
        """Ask as the reader types, once the keys pause."""
        if self._asking:
            self._asking.stop()
        unfinished = message.text[-1:].strip() != ""
        self._typed = replace(self._all(), text=message.text, unfinished=unfinished)
        self._asking = self.set_timer(_PAUSE, self._ask_typed)

    def on_asking_screen_answered(self, message: AskingScreen.Answered) -> None:
        """Show the hits, unless something else has been asked since."""
        answer = message.answer
        if answer.question != self.question:
            return
        hits = self.hits
        hits.answer = answer
        hits.go_to(self.wanted_hit)
        self.wanted_hit = None
        self.say()
        if hits.hit is None:
            self.article.show_nothing()
        elif self._go_to_article:
            self.to_pane("article")
        self._go_to_article = False
        self.read_here()

    def on_asking_screen_not_understood(self, message: AskingScreen.NotUnderstood) -> None:
        """Say why, and leave the last hits where they are."""
        if message.question == self.question:
            self.status.say(message.words, alert=True)

    def on_list_pane_moved(self, message: HitList.Moved) -> None:
        """Show the article under the cursor, and fetch more hits before they end."""
        if not isinstance(message.pane, HitList):
            return
        self.read_here()
        answer = message.pane.answer
        near_end = message.entry + _MORE_BEFORE_END >= len(answer.hits)
        if near_end and len(answer.hits) < answer.total and answer.question == self.question:
            self._ask(replace(self.question, limit=self.question.limit * 2))

    def on_list_pane_chosen(self, message: HitList.Chosen) -> None:
        """Go to an article, or ask who tells a takeaway."""
        if isinstance(message.pane, HitList):
            self.to_pane("article")
        elif isinstance(message.pane, TakeawaysList) and message.pane.chosen:
            self.ask_who_tells(message.pane.chosen)

    def ask_who_tells(self, ref: TakeawayRef) -> None:
        """Ask for the articles that tell a takeaway, and go to one of them."""
        self.search_bar.fill("")
        self._go_to_article = True
        self._ask(replace(self._all(), takeaway=ref))

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what needs articles where there are none."""
        if self._is_empty and any(command.action == action for command in BROWSE):
            return action in {"reload", "sources"}
        return super().check_action(action, parameters)

    def action_search(self) -> None:
        """Type a query."""
        self.set_focus(self.search_bar.field)

    def on_search_bar_left(self) -> None:
        """Go from the query to the hits."""
        self._ask_typed()
        self.to_pane("hits")

    def action_choose_source(self) -> None:
        """Choose the one source that is shown."""
        total = sum(source.articles for source in self._sources)
        choices = [Choice("All sources", str(total))]
        choices += [Choice(source.name, str(source.articles)) for source in self._sources]
        now = self._sources.index(self._source) + 1 if self._source in self._sources else 0
        self.app.push_screen(ChooseScreen("Source", choices, now), self._source_chosen)

    def action_out(self) -> None:
        """Go back to the hits, and from there to all articles."""
        if not self.hits.has_focus:
            self.to_pane("hits")
        elif self.question != self._all():
            self.search_bar.fill("")
            self._ask(self._all())

    def action_back(self) -> None:
        """Go back to the hits where only one pane shows; else leave."""
        if self.is_narrow and self.pane != "hits":
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
        if self._is_empty:
            self.set_focus(self.welcome)
        elif wants_search:
            self.action_search()

    # Inside

    def _all(self) -> Question:
        """The question that asks for everything of the chosen source."""
        return Question(sources=() if self._source is None else (self._source.slug,))

    def _ask_typed(self) -> None:
        if self._typed is not None:
            self._ask(self._typed)

    def _ask(self, question: Question) -> None:
        if self._asking:
            self._asking.stop()
        self._typed = None
        self.question = question
        self.ask_library(question)

    def say(self) -> None:
        """Say what the hits are the answer to, and how far fetching is."""
        parts = [self.progress.words]
        if not self._is_empty:
            source = self._source.name if self._source else None
            parts.append(status_of(self.hits.answer, source, len(self.marked)))
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
        self._source = self._sources[position - 1] if position else None
        self._ask(replace(self.question, sources=self._all().sources))

"""Typing a query: each key is answered, and what helps with typing is at hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.reactive import var

from digest_tui.errors import DigestError
from digest_tui.models import Question
from digest_tui.tui.screens.fetching import FetchingScreen
from digest_tui.tui.trail import Trail
from digest_tui.tui.widgets.lines import StatusLine
from digest_tui.tui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.timer import Timer

    from digest_tui.library import Library
    from digest_tui.models import Proposals, SourceCount
    from digest_tui.tui.screens.asking import AskingScreen

_PATIENCE = 0.5
"""Seconds without an answer after which it is said that it is waited for."""
_PAUSE = 0.4
"""Seconds without a key after which the passages are shown; few type more slowly."""
_LIMIT_TYPING = 30
"""Hits that are asked for with every key: the largest pane shows fewer."""


class SearchingScreen(FetchingScreen):
    """Holds the question, and the way that led to it."""

    question: var[Question] = var(Question(), init=False)
    """What is asked."""

    @dataclass
    class Proposed(Message):
        """It is known how a query can go on."""

        text: str
        proposals: Proposals | None
        """None where that could not be found out."""

    @dataclass
    class Recalled(Message):
        """The queries of before are there that begin with a text."""

        beginning: str
        past: Sequence[str]

    def __init__(self, library: Library, subscriptions: Path) -> None:
        super().__init__(library, subscriptions)
        self.search_bar = SearchBar()
        self.status = StatusLine()
        self.trail = Trail()
        self._waiting: Timer | None = None
        self._typing: Timer | None = None
        self.source: SourceCount | None = None
        """The only one that is shown."""
        self._are_hits_awaited = False
        """The reader goes through hits that have been asked for."""
        self._told = ""
        """The trouble with remembering queries that the reader knows of."""
        self.as_typed = False
        """Names are looked for only as they are typed."""

    def everything(self) -> Question:
        """The question that asks for everything of the chosen source."""
        sources = () if self.source is None else (self.source.slug,)
        return Question(sources=sources, as_typed=self.as_typed)

    def put(self, question: Question) -> None:
        """Ask a question; what is asked before it has been answered is not answered any more."""
        self.question = question
        self.ask_library(question)
        self.has_come()
        self._waiting = self.set_interval(_PATIENCE, self._say_what_is_waited_for)

    def has_come(self) -> None:
        """Wait no longer: there is an answer, or something is wrong with the question."""
        self._are_hits_awaited = False
        if self._waiting:
            self._waiting.stop()
            self._waiting = None

    def _say_what_is_waited_for(self) -> None:
        indexed = self.library.searches.indexing
        words = "searching …"
        if indexed:
            words += " · making the search index: {:,} of {:,} articles".format(*indexed)
        self.status.display = True
        self.status.say(words)

    @property
    def keys_wait(self) -> bool:
        """Keys wait for hits that they would go through, too."""
        return super().keys_wait or self._are_hits_awaited

    def await_hits(self) -> None:
        """Have the next keys wait for the hits of the question, if they are on their way."""
        self._are_hits_awaited = self._waiting is not None

    def on_asking_screen_failed(self, message: AskingScreen.Failed) -> None:
        """Wait no longer for hits."""
        del message
        self._are_hits_awaited = False

    @property
    def is_typing(self) -> bool:
        """The next key is likely to come at once."""
        return self._typing is not None

    def _end_typing(self) -> None:
        """The reader looks at what was found."""
        if self._typing:
            self._typing.stop()
            self._typing = None
        self.hits.is_brief = False

    def on_search_bar_typed(self, message: SearchBar.Typed) -> None:
        """Ask as the reader types."""
        if self._typing:
            self._typing.stop()
        self._typing = self.set_timer(_PAUSE, self._end_typing)
        self.trail = Trail()
        unfinished = message.text[-1:].strip() != ""
        typed = replace(self.everything(), text=message.text, unfinished=unfinished)
        self.put(replace(typed, limit=_LIMIT_TYPING))

    def on_search_bar_selected(self) -> None:
        """Say what the next letter does."""
        self.say_how_far()

    def on_search_bar_left(self, message: SearchBar.Left) -> None:
        """Go from the query to the hits; the next keys are for those that it finds."""
        self._end_typing()
        self.await_hits()
        text = self.question.text
        if message.is_done and text.strip() and self.search_bar.field.trouble is None:
            self._remember(text)
        self.to_pane("hits")

    def on_search_bar_pane_wanted(self, message: SearchBar.PaneWanted) -> None:
        """Go to another pane."""
        self.turn(message.by)

    def on_search_bar_help_wanted(self) -> None:
        """Say how to ask."""
        from digest_tui.tui.screens.asking_help import (  # noqa: PLC0415 - it is a screen too
            AskingHelpScreen,
        )

        def go_on(wants_keys: bool | None) -> None:
            if wants_keys:
                self.action_help()

        self.app.push_screen(AskingHelpScreen(), go_on)

    # What helps with typing; the next keys wait for it

    def on_search_bar_proposals_wanted(self, message: SearchBar.ProposalsWanted) -> None:
        """Find out how the query can go on."""
        self.is_fetching = True
        self._propose(message.text, message.cursor)

    def on_searching_screen_proposed(self, message: Proposed) -> None:
        """Propose it, unless the query is another one by now; nothing leads to the next pane."""
        self.is_fetching = False
        field = self.search_bar.field
        proposals = message.proposals
        if not field.has_focus or field.value != message.text or proposals is None:
            return
        if proposals.choices:
            field.propose(proposals)
        else:
            self.turn(1)

    def on_search_bar_past_wanted(self, message: SearchBar.PastWanted) -> None:
        """Look for the queries that begin with what was typed."""
        self.is_fetching = True
        self._recall(message.beginning)

    def on_searching_screen_recalled(self, message: Recalled) -> None:
        """Show the last of them."""
        self.is_fetching = False
        field = self.search_bar.field
        if field.has_focus and field.beginning == message.beginning:
            field.remember(message.past)
            if not message.past:
                self.notify("No query of before begins so.", markup=False)

    @work(thread=True, exclusive=True, group="help typing", description="Completing a query.")
    def _propose(self, text: str, cursor: int) -> None:
        try:
            found = self.library.searches.proposals(text, cursor)
        except DigestError as error:
            self.post_message(self.Proposed(text, None))
            self.post_message(self.Failed(str(error)))
        else:
            self.post_message(self.Proposed(text, found))

    @work(thread=True, exclusive=True, group="help typing", description="Recalling a query.")
    def _recall(self, beginning: str) -> None:
        past = self.library.searches.recent(beginning)
        self.post_message(self.Recalled(beginning, past))
        self._tell_trouble()

    @work(thread=True, group="remember", description="Remembering a query.")
    def _remember(self, text: str) -> None:
        self.library.searches.remember(text)
        self._tell_trouble()

    def _tell_trouble(self) -> None:
        trouble = self.library.searches.trouble
        if trouble and trouble != self._told:
            self._told = trouble
            self.post_message(self.Failed(trouble))

"""Which stories are fetched: those around the reader, however many there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace
from textual import work
from textual.message import Message
from textual.reactive import var

from digest_tui.errors import DigestError
from digest_tui.models.last_place import InStories
from digest_tui.tui.screens.deciding import DecidingScreen
from digest_tui.tui.widgets.lines import StatusLine
from digest_tui.tui.widgets.stories_list import StoriesList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.library import Library
    from digest_tui.models import Story
    from digest_tui.models.last_place import LastPlace
    from digest_tui.tui.widgets.list_pane import ListPane

_FIRST = 50
"""Stories that are fetched at first; twice as many when the reader comes near the end."""
_MORE_BEFORE_END = 10
_MOST_AT_START = 5000
"""Stories that are fetched at once for a reader who was far down when he left."""


class Some(NamedTuple):
    """Which stories are wanted."""

    singles: bool = False
    """Those of one article, too."""
    skip: int = 0
    """How many before them are left out."""
    limit: int = _FIRST


class SomeStoriesScreen(DecidingScreen):
    """Has a list of stories, and fetches more before it ends."""

    singles: var[bool] = var(False, init=False)
    """Stories of one article are shown too."""

    @dataclass
    class Fetched(Message):
        """Stories are there to be shown."""

        stories: Sequence[Story]
        total: int
        wanted: Some

    @dataclass
    class Failed(Message):
        """Something could not be done."""

        words: str
        wanted: Some | None = None
        """These stories have not come."""

    def __init__(self, library: Library, last: InStories | None = None) -> None:
        """Make the screen.

        Args:
            library: Whose stories.
            last: Where the reader was among them.
        """
        super().__init__()
        self.library = library
        self._awaited = last
        self.some = Some()
        if last is not None:
            self.set_reactive(SomeStoriesScreen.singles, last.singles)
            limit = max(_FIRST, min(last.limit, _MOST_AT_START))
            self.some = Some(last.singles, max(0, last.skip), limit)
        self._is_on_its_way = False
        """Those that are wanted have not come yet."""
        self._to_edge: bool | None = None
        """The reader goes to the last story (True) or to the first, once it is there."""
        self.status = StatusLine()
        self.list = StoriesList(id="stories")

    def on_mount(self) -> None:
        """Fetch the stories."""
        self.list.entitle("Stories")
        self.set_focus(self.list)
        self.status.say("Looking which articles tell one event ...")
        self.is_fetching = True
        if self._awaited is not None:
            self.list.opened = frozenset(self._awaited.opened)
            self.list.marked = frozenset(self._awaited.marked)
        self.fetch(self.some)

    def put_in(self, place: LastPlace) -> LastPlace:
        """Say where the reader is among the stories."""
        here, line = self._awaited, self.list.line
        if here is None:
            here = InStories(
                lead=line.story.lead.id if line else None,
                article=line.article.id if line and line.article else None,
                row=self.list.at_row,
                opened=tuple(sorted(self.list.opened)),
                marked=tuple(sorted(self.list.marked)),
                limit=self.some.limit,
                singles=self.singles,
                skip=self.some.skip,
            )
        return replace(place, stories=here)

    @work(thread=True, exclusive=True, group="stories", description="Looking for stories.")
    def fetch(self, some: Some) -> None:
        """Fetch the stories as they are now."""
        try:
            least = 1 if some.singles else 2
            stories, total = self.library.stories.newest(some.limit, least, some.skip)
            trouble = self.library.stories.trouble
            if trouble:
                self.post_message(self.Failed(trouble))
            self.post_message(self.Fetched(stories, total, some))
        except DigestError as error:
            self.post_message(self.Failed(str(error), some))

    def on_some_stories_screen_fetched(self, message: Fetched) -> None:
        """Show the stories, unless others are wanted by now."""
        self.is_fetching = False
        if message.wanted == self.some:
            self._is_on_its_way = False
            if message.total and not message.stories and message.wanted.skip:
                # Some are gone that were before these.
                last = max(0, message.total - _FIRST) if self._to_edge else 0
                self.want(self.some._replace(skip=min(last, message.wanted.skip - 1)))
                return
            self.list.skip, self.list.total = message.wanted.skip, message.total
            self.list.stories = message.stories
            to_edge, self._to_edge = self._to_edge, None
            if to_edge is not None:
                self.list.go_to_edge(is_end=to_edge)
            awaited, self._awaited = self._awaited, None
            if awaited is not None:
                self.list.return_to(awaited.row, self.list.find(awaited.lead, awaited.article))
            self.say()
            self.show_keys()

    def on_some_stories_screen_failed(self, message: Failed) -> None:
        """Say so; what is shown stays."""
        self.is_fetching = False
        if message.wanted == self.some:
            # What is there is what is wanted from here on: a later key asks for more again.
            self._is_on_its_way, self._to_edge = False, None
            listed = self.list
            self.some = Some(self.singles, listed.skip, max(_FIRST, len(listed.stories)))
        self.notify(message.words, severity="error", markup=False)
        self.say()

    def on_list_pane_moved(self, message: ListPane.Moved) -> None:
        """Fetch more before the list ends, at either end."""
        listed, shown = self.list, len(self.list.stories)
        if message.entry + _MORE_BEFORE_END >= listed.entries and not listed.has_last:
            self.want(self.some._replace(limit=max(self.some.limit, shown * 2)))
        elif message.entry < _MORE_BEFORE_END and listed.skip:
            skip = max(0, listed.skip - shown)
            self.want(self.some._replace(skip=skip, limit=listed.skip + shown - skip))

    def on_stories_list_edge_wanted(self, message: StoriesList.EdgeWanted) -> None:
        """Fetch the last stories, or the first; the next keys are for them."""
        self.is_fetching, self._to_edge = True, message.is_end
        skip = max(0, self.list.total - _FIRST) if message.is_end else 0
        self.want(Some(self.singles, skip))

    def want(self, some: Some) -> None:
        """Ask for stories, unless they are on their way; an answer with others is dropped."""
        if self._is_on_its_way and some == self.some:
            return
        self.some, self._is_on_its_way = some, True
        self.fetch(some)

    def say(self) -> None:
        """Say how many there are."""
        raise NotImplementedError

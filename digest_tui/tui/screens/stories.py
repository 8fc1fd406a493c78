"""The stories of a library: which articles tell one event, as the words and the reader say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import work
from textual.message import Message
from textual.reactive import var

from digest_tui.errors import DigestError
from digest_tui.models import Joined, Parted, Question
from digest_tui.models.last_place import InStories
from digest_tui.tui.commands import STORIES, bindings
from digest_tui.tui.screens.compare import CompareScreen
from digest_tui.tui.screens.deciding import DecidingScreen
from digest_tui.tui.selection import MOST_COLUMNS
from digest_tui.tui.widgets.lines import StatusLine
from digest_tui.tui.widgets.stories_list import StoriesList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from digest_tui.library import Library
    from digest_tui.models import Story
    from digest_tui.models.last_place import LastPlace
    from digest_tui.tui.widgets.list_pane import ListPane

_FIRST = 50
"""Stories that are fetched at first; twice as many when the reader comes near the end."""
_MORE_BEFORE_END = 10
_MOST_AT_START = 5000
"""Stories that are fetched at once for a reader who was far down when he left."""


class StoriesScreen(DecidingScreen):
    """Lists stories; its result says whether the reader wants to go back to searching."""

    BINDINGS = bindings(STORIES)
    COMMANDS_HERE = STORIES
    AUTO_FOCUS = ""  # what has the focus is said below

    singles: var[bool] = var(False, init=False)
    """Stories of one article are shown too."""

    @dataclass
    class Fetched(Message):
        """Stories are there to be shown."""

        stories: Sequence[Story]
        total: int
        limit: int
        singles: bool

    @dataclass
    class Failed(Message):
        """Something could not be done."""

        words: str

    def __init__(self, library: Library, last: InStories | None = None) -> None:
        """Make the screen.

        Args:
            library: Whose stories.
            last: Where the reader was among them.
        """
        super().__init__()
        self._library = library
        self._awaited = last
        self._limit = max(_FIRST, min(last.limit, _MOST_AT_START)) if last else _FIRST
        if last is not None:
            self.set_reactive(StoriesScreen.singles, last.singles)
        self._total = 0
        self._news = ""
        """What was decided last."""
        self._settled: frozenset[str] = frozenset()
        """The articles that it was about."""
        self.status = StatusLine()
        self.list = StoriesList(id="stories")

    def compose_content(self) -> ComposeResult:
        """How many there are, and which."""
        yield self.status
        yield self.list

    def on_mount(self) -> None:
        """Fetch the stories."""
        self.list.entitle("Stories")
        self.set_focus(self.list)
        self.status.say("Looking which articles tell one event ...")
        self.is_fetching = True
        if self._awaited is not None:
            self.list.opened = frozenset(self._awaited.opened)
            self.list.marked = frozenset(self._awaited.marked)
        self._fetch(self._limit, self.singles)

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
                limit=self._limit,
                singles=self.singles,
            )
        return replace(place, stories=here)

    @work(thread=True, exclusive=True, group="stories", description="Looking for stories.")
    def _fetch(self, limit: int, singles: bool) -> None:
        """Fetch the stories as they are now."""
        try:
            stories, total = self._library.stories.newest(limit, 1 if singles else 2)
            trouble = self._library.stories.trouble
            if trouble:
                self.post_message(self.Failed(trouble))
            self.post_message(self.Fetched(stories, total, limit, singles))
        except DigestError as error:
            self.post_message(self.Failed(str(error)))

    def on_stories_screen_fetched(self, message: Fetched) -> None:
        """Show the stories, unless others are wanted by now."""
        self.is_fetching = False
        if (message.limit, message.singles) == (self._limit, self.singles):
            self._total = message.total
            self.list.stories = message.stories
            awaited, self._awaited = self._awaited, None
            if awaited is not None:
                self.list.return_to(awaited.row, self.list.find(awaited.lead, awaited.article))
            self._say()

    def on_stories_screen_failed(self, message: Failed) -> None:
        """Say so; what is shown stays."""
        self.is_fetching = False
        self.notify(message.words, severity="error", markup=False)
        self._say()

    def on_list_pane_moved(self, message: ListPane.Moved) -> None:
        """Fetch more before the list ends."""
        shown = len(self.list.stories)
        if message.entry + _MORE_BEFORE_END >= self.list.entries and shown < self._total:
            self._limit = max(self._limit, shown * 2)
            self._fetch(self._limit, self.singles)

    def on_list_pane_chosen(self) -> None:
        """Put the articles of the story side by side."""
        line = self.list.line
        if line is None:
            return
        first = line.article.id if line.article else None
        marked = [
            one for story in self.list.stories for one in story.ids if one in self.list.marked
        ]
        chosen = tuple(marked[:MOST_COLUMNS])
        if len(marked) < 2:
            chosen = line.story.side_by_side(MOST_COLUMNS, first)
        if len(chosen) < 2:
            self.notify("Only one article tells this story.", markup=False)
            return
        screen = CompareScreen(self._library, chosen, Question(), {}, line.story.articles)
        self.app.push_screen(screen, self.back_from)

    def action_join(self) -> None:
        """Make one story of the marked ones and this one."""
        line, marked = self.list.line, self.list.marked
        if line is None:
            return
        wanted = marked | set(line.ids)
        if len({story.lead.id for story in self.list.stories if wanted & set(story.ids)}) < 2:
            self.notify("Mark a story with Space, go to another one, press m.", markup=False)
            return

        def act() -> str:
            story = self._library.stories.join(sorted(wanted))
            return f"Joined: {story.size} (z takes it back)"

        self._decide(act, wanted)

    def action_split(self) -> None:
        """Take the marked articles, or this one, out of their story."""
        line, marked = self.list.line, self.list.marked
        if line is None:
            return
        if not marked and line.article is None:
            self.list.action_open()
            self.notify("Go to the article that tells another event, press x.", markup=False)
            return
        wanted = marked or frozenset(line.ids)

        def act() -> str:
            self._library.stories.part(sorted(wanted))
            count = "1 article" if len(wanted) == 1 else f"{len(wanted)} articles"
            return f"Split: {count} taken out (z takes it back)"

        self._decide(act, wanted)

    def action_take_back(self) -> None:
        """Take back the last joining or splitting."""

        def act() -> str:
            taken = self._library.reader.take_back(Joined, Parted)
            return "Taken back." if taken else "There is nothing to take back."

        self._decide(act, frozenset())

    def _decide(self, act: Callable[[], str], about: frozenset[str]) -> None:
        """Decide something about marked articles, which loses them their marks."""

        def done() -> str:
            words = act()
            self._settled |= about
            return words

        self.keep(done)

    async def decided(self, words: str) -> None:
        """Show the stories as they are now."""
        self._news = words
        self.list.marked -= self._settled
        self._settled = frozenset()
        if self.is_attached:  # else the reader has left
            self._fetch(self._limit, self.singles)

    def action_singles(self) -> None:
        """Show stories of one article too, or hide them."""
        self._news = ""
        self.singles = not self.singles
        self._fetch(self._limit, self.singles)

    def action_search(self) -> None:
        """Go back to searching."""
        self.dismiss(True)

    def action_out(self) -> None:
        """Go back to the articles."""
        self.dismiss(False)

    def action_back(self) -> None:
        """Go back to the articles."""
        self.dismiss(False)

    def _say(self) -> None:
        total = self._total
        if not total:
            words = "No two articles here tell one event; a shows single articles."
            if self.singles:
                words = "There are no articles here."
        else:
            words = "1 story" if total == 1 else f"{total:,} stories"
            shown = len(self.list.stories)
            words += f" · the first {shown} shown" if shown < total else ""
            words += " · single articles too" if self.singles else ""
        self.status.say(f"{self._news} · {words}" if self._news else words)

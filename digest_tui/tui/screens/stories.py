"""The stories of a library: which articles tell one event, as the words and the reader say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.reactive import var

from digest_tui.errors import DigestError
from digest_tui.models import Joined, Parted, Question
from digest_tui.tui.commands import STORIES, bindings
from digest_tui.tui.screens.base import BaseScreen
from digest_tui.tui.screens.compare import CompareScreen
from digest_tui.tui.selection import MOST_COLUMNS
from digest_tui.tui.widgets.lines import StatusLine
from digest_tui.tui.widgets.stories_list import StoriesList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from digest_tui.library import Library
    from digest_tui.models import Story
    from digest_tui.tui.widgets.list_pane import ListPane

_FIRST = 50
"""Stories that are fetched at first; twice as many when the reader comes near the end."""
_MORE_BEFORE_END = 10


class StoriesScreen(BaseScreen):
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
        singles: bool
        done: str
        """What was done before they were fetched, in words."""

    @dataclass
    class Failed(Message):
        """Something could not be done."""

        words: str

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._limit = _FIRST
        self._total = 0
        self.status = StatusLine()
        self.list = StoriesList(id="stories")

    def compose_content(self) -> ComposeResult:
        """How many there are, and which."""
        yield self.status
        yield self.list

    def on_mount(self) -> None:
        """Fetch the stories."""
        self.list.border_title = "Stories"
        self.set_focus(self.list)
        self.status.say("Looking which articles tell one event ...")
        self._fetch(self._limit, self.singles)

    @work(thread=True, exclusive=True, group="stories", description="Looking for stories.")
    def _fetch(self, limit: int, singles: bool, act: Callable[[], str] = str) -> None:
        """Do something with the stories, and fetch them as they are then."""
        try:
            done = act()
            stories, total = self._library.stories.newest(limit, 1 if singles else 2)
            trouble = self._library.stories.trouble
            if trouble:
                self.post_message(self.Failed(trouble))
            self.post_message(self.Fetched(stories, total, singles, done))
        except DigestError as error:
            self.post_message(self.Failed(str(error)))

    def on_stories_screen_fetched(self, message: Fetched) -> None:
        """Show the stories, unless others are wanted by now."""
        if message.singles != self.singles:
            return
        self._total = message.total
        self.list.stories = message.stories
        if message.done:
            self.list.marked = frozenset()
        self._say(message.done)

    def on_stories_screen_failed(self, message: Failed) -> None:
        """Say so; what is shown stays."""
        self.notify(message.words, severity="error", markup=False)
        self._say("")

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
        chosen = line.story.side_by_side(MOST_COLUMNS, first)
        if len(chosen) < 2:
            self.notify("Only one article tells this story.", markup=False)
            return
        screen = CompareScreen(self._library, chosen, Question(), {}, line.story.articles)
        self.app.push_screen(screen, self._back_from)

    def action_join(self) -> None:
        """Make one story of the marked ones, or of the marked one and this one."""
        line, marked = self.list.line, self.list.marked
        if line is None:
            return
        of_marked = {story.lead.id for story in self.list.stories if marked & _ids(story)}
        wanted = marked if len(of_marked) > 1 else marked | set(line.ids)
        if not marked or len(of_marked | {line.story.lead.id}) < 2:
            self.notify("Mark a story with Space, go to another one, press m.", markup=False)
            return

        def act() -> str:
            story = self._library.stories.join(sorted(wanted))
            return f"Joined: {story.size} (z takes it back)"

        self._fetch(self._limit, self.singles, act)

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

        self._fetch(self._limit, self.singles, act)

    def action_take_back(self) -> None:
        """Take back the last joining or splitting."""

        def act() -> str:
            taken = self._library.reader.take_back(Joined, Parted)
            return "Taken back." if taken else "There is nothing to take back."

        self._fetch(self._limit, self.singles, act)

    def action_singles(self) -> None:
        """Show stories of one article too, or hide them."""
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

    def _back_from(self, wants_search: bool | None) -> None:
        if wants_search:
            self.dismiss(True)

    def _say(self, done: str) -> None:
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
        self.status.say(f"{done} · {words}" if done else words)


def _ids(story: Story) -> frozenset[str]:
    return frozenset(entry.id for entry in story.articles)

"""The stories of a library: which articles tell one event, as the words and the reader say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.models import Joined, Parted, Question
from digest_tui.tui.commands import STORIES, bindings
from digest_tui.tui.render.status import stories_shown
from digest_tui.tui.screens.compare import CompareScreen
from digest_tui.tui.screens.some_stories import Some, SomeStoriesScreen
from digest_tui.tui.selection import MOST_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult


class StoriesScreen(SomeStoriesScreen):
    """Lists stories; its result is what the reader wants on the first screen."""

    BINDINGS = bindings(STORIES)
    COMMANDS_HERE = STORIES
    AUTO_FOCUS = ""  # what has the focus is said below

    _news = ""
    """What was decided last."""
    _settled: frozenset[str] = frozenset()
    """The articles that it was about."""

    def compose_content(self) -> ComposeResult:
        """How many there are, and which."""
        yield self.status
        yield self.list

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what needs a story where there is none."""
        if action in {"join", "split"} and not self.list.entries:
            return False
        return super().check_action(action, parameters)

    def on_list_pane_chosen(self) -> None:
        """Put the articles of the story side by side."""
        line = self.list.line
        if line is None:
            return
        first = line.article.id if line.article else None
        marked = self.list.marked_in_order
        chosen = tuple(marked[:MOST_COLUMNS])
        if len(marked) < 2:
            chosen = line.story.side_by_side(MOST_COLUMNS, first)
        if len(chosen) < 2:
            self.notify("Only one article tells this story.", markup=False)
            return
        screen = CompareScreen(self.library, chosen, Question(), {}, line.story.articles)
        self.app.push_screen(screen, self.back_from)

    def action_join(self) -> None:
        """Make one story of the marked ones and this one."""
        line, marked = self.list.line, self.list.marked
        if line is None:
            return
        wanted = marked | set(line.ids)
        if self.list.count_of(wanted) < 2:
            self.notify("Mark a story with Space, go to another one, press m.", markup=False)
            return

        def act() -> str:
            story = self.library.stories.join(sorted(wanted))
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
            self.library.stories.part(sorted(wanted))
            count = "1 article" if len(wanted) == 1 else f"{len(wanted)} articles"
            return f"Split: {count} taken out (z takes it back)"

        self._decide(act, wanted)

    def action_take_back(self) -> None:
        """Take back the last joining or splitting."""

        def act() -> str:
            taken = self.library.reader.take_back(Joined, Parted)
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
            self.fetch(self.some)

    def action_singles(self) -> None:
        """Show stories of one article too, or hide them."""
        self._news = ""
        self.singles = not self.singles
        self.want(Some(self.singles))

    def say(self) -> None:
        """Say how many stories there are, after what was decided."""
        words = stories_shown(self.list.total, singles=self.singles)
        self.status.say(f"{self._news} · {words}" if self._news else words)

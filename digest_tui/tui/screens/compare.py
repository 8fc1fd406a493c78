"""Articles side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import var

from digest_tui.errors import DigestError
from digest_tui.tui.commands import COMPARE, bindings
from digest_tui.tui.screens.finding import FindingScreen
from digest_tui.tui.widgets.article_column import ArticleColumn
from digest_tui.tui.widgets.lines import StatusLine
from digest_tui.tui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

    from digest_tui.library import Library
    from digest_tui.models import Question, Reading, Snippet

_NEEDS_COLUMNS = frozenset({"link", "next_column", "previous_column", "drop"})
_NARROWEST = 38
"""Cells of a column; two fit into 80."""


class CompareScreen(FindingScreen):
    """Two to four columns, of which as many show as there is room for.

    Answers with True where the reader wants to go back to searching.
    """

    BINDINGS = bindings(COMPARE)
    COMMANDS_HERE = COMPARE
    AUTO_FOCUS = ""  # what has the focus is said below

    linked: var[bool] = var(True, init=False)
    """Columns scroll together."""

    @dataclass
    class Fetched(Message):
        """The articles are there."""

        readings: Sequence[Reading]

    @dataclass
    class Failed(Message):
        """They are not."""

        words: str

    def __init__(
        self,
        library: Library,
        names: Sequence[str],
        question: Question,
        passages: Mapping[str, Sequence[Snippet]],
    ) -> None:
        """Make the screen.

        Args:
            library: Where the articles are.
            names: Which they are, by id.
            question: What was asked; its words are marked.
            passages: Those that tell a takeaway that was asked for, by article.
        """
        super().__init__()
        self._passages = passages
        self._library = library
        self._names = names
        self._question = question
        self._offsets: dict[ReadingPane, int] = {}
        self._first = 0
        self.status = StatusLine()
        self._strip = Horizontal(id="columns")

    def compose_content(self) -> ComposeResult:
        """What is compared, and the columns, which come when they have been fetched."""
        yield self.status
        yield self._strip
        yield self.find_bar

    def on_mount(self) -> None:
        """Fetch the articles."""
        self.status.say("Fetching the articles ...")
        self._fetch()

    @work(thread=True, exclusive=True, group="fetch", description="Fetching articles.")
    def _fetch(self) -> None:
        try:
            readings = [
                self._library.read(name, self._question, self._passages.get(name, ()))
                for name in self._names
            ]
            self.post_message(self.Fetched(readings))
        except DigestError as error:
            self.post_message(self.Failed(str(error)))

    async def on_compare_screen_fetched(self, message: Fetched) -> None:
        """Show the articles."""
        if not self._strip.is_attached:
            return  # the reader has left meanwhile
        await self._strip.mount_all(ArticleColumn(reading) for reading in message.readings)
        if self._columns:
            self._arrange()
            self.set_focus(self._columns[0].text)

    def on_compare_screen_failed(self, message: Failed) -> None:
        """Say so; the reader can go back."""
        self.status.say(message.words, alert=True)

    def on_reading_pane_scrolled(self, message: ReadingPane.Scrolled) -> None:
        """Let the other columns follow the one that has the focus."""
        if not self.linked or message.pane is not self.focused:
            return
        moved = message.line - self._offsets.get(message.pane, 0)
        for column in self._columns:
            if column.text is not message.pane:
                column.text.scroll_to(y=self._offsets.get(column.text, 0) + moved, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what needs columns until they are there."""
        if action in _NEEDS_COLUMNS and not self._columns:
            return False
        return super().check_action(action, parameters)

    def action_link(self) -> None:
        """Scroll the columns together, from where they are, or apart."""
        self.linked = not self.linked

    def watch_linked(self) -> None:
        """Remember how far apart the columns are."""
        here = self.focused
        base = here.scroll_offset.y if isinstance(here, ReadingPane) else 0
        self._offsets = {
            column.text: column.text.scroll_offset.y - base for column in self._columns
        }
        self._say()

    def action_next_column(self) -> None:
        """Go to the next column."""
        self._turn(1)

    def action_previous_column(self) -> None:
        """Go to the column before."""
        self._turn(-1)

    async def action_drop(self) -> None:
        """Take the column out, unless only two are left."""
        columns = self._columns
        at = self._at
        if len(columns) <= 2:
            self.notify("Two columns are the least.", markup=False)
            return
        await columns[at].remove()
        self._first = min(self._first, len(self._columns) - 1)
        self.set_focus(self._columns[min(at, len(self._columns) - 1)].text)
        self._arrange()

    def action_search(self) -> None:
        """Go back to searching."""
        self.dismiss(True)

    def action_out(self) -> None:
        """Go back to the hits."""
        self.dismiss(False)

    def action_back(self) -> None:
        """Go back to the hits."""
        self.dismiss(False)

    def on_resize(self, event: events.Resize) -> None:
        """Show as many columns as there is room for."""
        super().on_resize(event)
        self._arrange()

    def on_descendant_focus(self) -> None:
        """Keep the column with the focus in sight."""
        self._arrange()

    @property
    def _columns(self) -> list[ArticleColumn]:
        return list(self.query(ArticleColumn))

    @property
    def _at(self) -> int:
        for index, column in enumerate(self._columns):
            if column.text is self.focused:
                return index
        return 0

    def _turn(self, by: int) -> None:
        columns = self._columns
        at = (self._at + by) % len(columns)
        columns[at].display = True
        self.set_focus(columns[at].text)

    def _arrange(self) -> None:
        columns = self._columns
        room = max(1, self.app.size.width // _NARROWEST)
        at = self._at
        first = min(max(self._first, at - room + 1), at, max(0, len(columns) - room))
        self._first = max(0, first)
        for index, column in enumerate(columns):
            column.display = self._first <= index < self._first + room
        self._say()

    def _say(self) -> None:
        columns = self._columns
        shown = [index + 1 for index, column in enumerate(columns) if column.display]
        words = f"{len(columns)} articles"
        if shown and len(shown) < len(columns):
            words += f", columns {shown[0]}-{shown[-1]} shown"
        words += " · scrolling together" if self.linked else " · scrolling apart"
        if self._question.text:
            words += f" · marked: {self._question.text}"
        self.status.say(words)

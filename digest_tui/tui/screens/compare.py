"""Articles side by side: what all tell, what one tells, what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from digest_tui.errors import DigestError
from digest_tui.export.compared import summary
from digest_tui.tui.commands import bindings
from digest_tui.tui.compare_commands import COMPARE
from digest_tui.tui.detail import detail
from digest_tui.tui.screens.choose import Choice, ChooseScreen
from digest_tui.tui.screens.claims import ClaimsScreen
from digest_tui.tui.screens.returning import ReturningScreen
from digest_tui.tui.selection import MOST_COLUMNS
from digest_tui.tui.walk import Walk
from digest_tui.tui.widgets.lines import StatusLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

    from digest_tui.library import Library
    from digest_tui.models import Entry, Question, Reading, Snippet
    from digest_tui.models.last_place import LastPlace

_OF_COLUMNS = frozenset({"link", "next_column", "previous_column", "drop"})
_OF_ALL = _OF_COLUMNS | {
    *("add", "difference", "only_here", "quotation", "table"),
    *("weak", "why", "set_aside", "restore", "aside"),
    *("copy", "copy_all", "links"),
}
_MOST_OTHERS = 60
"""Articles of which it is remembered that they can be added."""
ROOMY = 100
"""Cells from which on the state is said in full."""


class CompareScreen(ReturningScreen):
    """Two to four columns, or the claims as a table.

    Answers with True where the reader wants to go back to searching.
    """

    BINDINGS = bindings(COMPARE)
    COMMANDS_HERE = COMPARE
    AUTO_FOCUS = ""  # what has the focus is said below

    @dataclass
    class Fetched(Message):
        """The articles are there, and compared."""

        names: Sequence[str]
        readings: Sequence[Reading]
        walk: Walk
        notes: Sequence[str]
        others: Sequence[Entry]

    @dataclass
    class Failed(Message):
        """They are not."""

        names: Sequence[str]
        words: str

    def __init__(
        self,
        library: Library,
        names: Sequence[str],
        question: Question,
        passages: Mapping[str, Sequence[Snippet]],
        others: Sequence[Entry] = (),
    ) -> None:
        """Make the screen.

        Args:
            library: Where the articles are.
            names: Which they are, by id.
            question: What was asked; its words are marked.
            passages: Those that tell a takeaway that was asked for, by article.
            others: The articles that can be added.
        """
        super().__init__(library)
        self.is_fetching = True  # also for keys that come before it is mounted
        self._passages = passages
        self._names = list(names)
        self._question = question
        self._others = others
        self.status = StatusLine()
        self.detail = StatusLine(id="detail")

    def compose_content(self) -> ComposeResult:
        """What is compared, the columns or the table, and what the focus is on."""
        yield self.status
        yield self.strip
        yield self.table_head
        yield self.table
        yield self.detail
        yield self.find_bar

    def on_mount(self) -> None:
        """Fetch the articles."""
        self.watch_as_table()
        self.status.say("Fetching the articles ...")
        self._fetch(tuple(self._names))

    @work(thread=True, exclusive=True, group="fetch", description="Comparing articles.")
    def _fetch(self, names: Sequence[str]) -> None:
        worker = get_current_worker()
        try:
            readings = [
                self.library.read(name, self._question, self._passages.get(name, ()))
                for name in names
            ]
            if not worker.is_cancelled:
                notes: list[str] = []
                articles = [reading.article for reading in readings]
                compared = self.library.compare(articles, notes.append)
                others = self.awaited.others if self.awaited else ()
                found = [entry for entry in map(self._entry, others) if entry is not None]
                self.post_message(self.Fetched(names, readings, Walk(compared), notes, found))
        except DigestError as error:
            self.post_message(self.Failed(names, str(error)))

    def _entry(self, name: str) -> Entry | None:
        try:
            return self.library.entry(name)
        except DigestError:
            return None  # it is gone; the others can be added

    async def on_compare_screen_fetched(self, message: Fetched) -> None:
        """Show the articles."""
        self.is_fetching = False
        if list(message.names) != self._names or not self.strip.is_attached:
            return  # the reader has changed them, or left, meanwhile
        before = self._column
        self._others = message.others or self._others
        await self.fill(message.readings)
        self.take(message.walk)
        self.set_reactive(ClaimsScreen.at, self.sentence_awaited())
        self.fit_columns()
        self.mark()
        self.table_head.refresh()
        for note in message.notes:
            self.notify(note, severity="warning", markup=False)
        if self.as_table:
            self.set_focus(self.table)
            self.return_to_row()
            self.show_keys()
        else:
            self.go_to_column(min(before, len(self.columns) - 1))

    def on_compare_screen_failed(self, message: Failed) -> None:
        """Say so; what is shown stays, and the reader can go back."""
        self.is_fetching = False
        if list(message.names) != self._names:
            return  # the reader wants others by now
        self._names = [column.reading.article.id for column in self.columns] or self._names
        self.status.say(message.words, alert=True)

    # Columns

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what needs columns until they are there, and while the table is."""
        if (action in _OF_ALL and not self.columns) or (action in _OF_COLUMNS and self.as_table):
            return False
        return super().check_action(action, parameters)

    def action_link(self) -> None:
        """Scroll the columns together, from where they are, or apart."""
        self.linked = not self.linked
        self.link()
        self.say()

    def action_drop(self) -> None:
        """Take the column out, unless only two are left."""
        if len(self._names) <= 2:
            self.notify("Two columns are the least.", markup=False)
            return
        here = self.columns[self.column].reading.article.id
        if here in self._names:  # else it is already on its way out
            self._names.remove(here)
            self._fetch(tuple(self._names))

    def action_add(self) -> None:
        """Choose an article to add."""
        others = [entry for entry in self._others if entry.id not in self._names]
        if len(self._names) >= MOST_COLUMNS:
            self.notify(f"At most {MOST_COLUMNS} articles stand side by side.", markup=False)
        elif not others:
            self.notify("All the articles of the list are here.", markup=False)
        else:
            choices = [Choice(f"{entry.source_name}: {entry.title}") for entry in others]

            def add(position: int | None) -> None:
                if position is not None:
                    self._names.append(others[position].id)
                    self._fetch(tuple(self._names))

            self.app.push_screen(ChooseScreen("Add an article", choices), add)

    def put_in(self, place: LastPlace) -> LastPlace:
        """Say which articles stand here, and where the reader is in them."""
        others = tuple(entry.id for entry in self._others[:_MOST_OTHERS])
        here = replace(self.here(), articles=tuple(self._names), question=self._question)
        return replace(place, comparison=replace(here, others=others))

    def on_resize(self, event: events.Resize) -> None:
        """Say which columns there is room for."""
        super().on_resize(event)
        self.say()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say which columns are in sight."""
        super().on_descendant_focus(event)
        self.say()

    def say(self) -> None:
        """Say how much is shared, and what the focus is on."""
        columns, shown = self.columns, self.shown
        if self.walk is None:
            return
        words = f"{len(columns)} articles"
        if not self.as_table and shown and len(shown) < len(columns):
            words = f"columns {shown[0] + 1}-{shown[-1] + 1} of {len(columns)}"
        brief = self.app.size.width < ROOMY
        words += f" · {summary(self.walk.comparison, weak=self.walk.weak, brief=brief)}"
        if not self.linked:
            words += " · scrolling apart"
        if self._question.text:
            words += f" · marked: {self._question.text}"
        self.status.say(words)
        news = [self.news] if self.news else []
        what = [] if self.at is None else [detail(self.walk, self.at)]
        self.detail.say(" · ".join([*news, *what]))

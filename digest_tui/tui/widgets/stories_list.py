"""Stories, each of which opens to its articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.message import Message
from textual.reactive import var

from digest_tui.models import Highlighted
from digest_tui.text.width import fit
from digest_tui.tui.commands import STORIES_LIST, bindings
from digest_tui.tui.render.rows import Piece, Row, one_line
from digest_tui.tui.render.stack import Stack
from digest_tui.tui.widgets.list_pane import ListPane

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.models import Entry, Story

_STORY_ROWS, _ARTICLE_ROWS = 2, 1
_MARGIN, _INDENT = 4, 4
"""Cells before a title: the cursor's sign and the mark; and before that of an article."""


class Line(NamedTuple):
    """What an entry of the list stands for."""

    story: Story
    article: Entry | None = None
    """None for the story itself."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The articles that are meant by it."""
        if self.article is not None:
            return (self.article.id,)
        return self.story.ids


class StoriesList(ListPane):
    """Two rows a story; one an article, below the stories that are open."""

    BINDINGS = bindings(STORIES_LIST)
    COMMANDS_HERE = STORIES_LIST

    @dataclass
    class EdgeWanted(Message):
        """The reader goes to the last of all stories, or to the first, which are not there."""

        is_end: bool

    skip = 0
    """How many stories come before those that are shown."""
    total = 0
    """How many there are in all."""
    stories: var[Sequence[Story]] = var(())
    """What is shown."""
    marked: var[frozenset[str]] = var(frozenset())
    """The ids of the articles that are marked."""
    opened: var[frozenset[str]] = var(frozenset())
    """The stories whose articles are shown, by the ids of their leads."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._lines: Sequence[Line] = ()
        self._stack = Stack()

    @property
    def line(self) -> Line | None:
        """What the cursor is on."""
        return self._lines[self.cursor] if self._lines else None

    @property
    def has_last(self) -> bool:
        """The last of all stories is shown."""
        return self.skip + len(self.stories) >= self.total

    @property
    def place(self) -> str:
        """Which story the cursor is on, of all that there are."""
        story = self.line.story if self.line else None
        at = next((at for at, one in enumerate(self.stories) if one is story), 0)
        return f"{self.skip + at + 1:,}/{self.total:,}"

    @property
    def marked_in_order(self) -> list[str]:
        """The marked articles as they stand here, and then those that are not in the list."""
        here = [one for story in self.stories for one in story.ids if one in self.marked]
        return [*here, *sorted(self.marked.difference(here))]

    def count_of(self, ids: frozenset[str]) -> int:
        """Count the stories of some articles; those that are not in the list as one."""
        here = {one for story in self.stories for one in story.ids}
        return sum(not ids.isdisjoint(story.ids) for story in self.stories) + (not ids <= here)

    def action_to_start(self) -> None:
        """Move the cursor to the first story of all, which may have to be fetched."""
        if self.skip:
            self.post_message(self.EdgeWanted(is_end=False))
        else:
            super().action_to_start()

    def action_to_end(self) -> None:
        """Move the cursor to the end of all; see `action_to_start`."""
        if self.has_last:
            super().action_to_end()
        else:
            self.post_message(self.EdgeWanted(is_end=True))

    @property
    def entries(self) -> int:
        """How many stories, and articles of open ones."""
        return len(self._lines)

    @property
    def height_of_all(self) -> int:
        """The rows of all of them."""
        return self._stack.height

    def rows_of(self, entry: int) -> range:
        """Give the rows of an entry."""
        return self._stack.rows_of(entry)

    def entry_at(self, row: int) -> int | None:
        """Give the entry of a row."""
        return self._stack.at(row)

    def watch_stories(self) -> None:
        """Show other stories, with the cursor where it was among them."""
        self._fill()

    def watch_opened(self) -> None:
        """Show or hide articles."""
        self._fill()

    def watch_marked(self) -> None:
        """Show the marks."""
        self.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what needs a story where there is none."""
        if not self._lines and any(command.action == action for command in STORIES_LIST):
            return False
        return super().check_action(action, parameters)

    def action_mark(self) -> None:
        """Mark the article, or all articles of the story; or take the marks away."""
        if self.line:
            ids = frozenset(self.line.ids)
            self.marked = self.marked - ids if ids <= self.marked else self.marked | ids

    def action_open(self) -> None:
        """Show the articles of the story."""
        if self.line:
            self.opened |= {self.line.story.lead.id}

    def action_close(self) -> None:
        """Hide the articles of the story, and go to it."""
        if self.line:
            lead = self.line.story.lead.id
            self.cursor = next(
                at
                for at, line in enumerate(self._lines)
                if line.article is None and line.story.lead.id == lead
            )
            self.opened -= {lead}

    def row(self, line: int) -> Row:
        """Draw a row."""
        at = self.entry_at(line)
        if at is None:
            return ()
        first = line == self.rows_of(at).start
        mark = "✓ " if first and self.marked.issuperset(self._lines[at].ids) else "  "
        content = self._content(self._lines[at], self.inner_width - _MARGIN, first=first)
        return (self.sign_of(at), Piece(mark, "sign"), *content)

    def _content(self, line: Line, width: int, *, first: bool) -> Row:
        story, article = line
        if article is not None:
            copy = any(article.id in account[1:] for account in story.accounts)
            words = f"{'≈ ' if copy else '  '}{article.source_name} · {article.title}"
            return (Piece(" " * _INDENT + fit(words, width - _INDENT, cell_len)),)
        if first:
            sign = "▾ " if story.lead.id in self.opened else "▸ "
            return (
                Piece(sign, "sign"),
                *one_line(Highlighted(story.lead.title), width - len(sign), "title"),
            )
        parts = [story.size, story.dates, ", ".join(story.sources)]
        if story.decided:
            parts.insert(0, "as you decided")
        return (Piece("  " + fit(" · ".join(parts), width - 2, cell_len), "meta"),)

    def _fill(self) -> None:
        before, row = self.line, self.at_row
        self._lines = tuple(self._shown())
        rows = (_STORY_ROWS if line.article is None else _ARTICLE_ROWS for line in self._lines)
        self._stack = Stack(rows)
        self.set_reactive(StoriesList.cursor, self._place_of(before))
        self.lay_out()
        self.return_to(row, self.cursor)

    def _shown(self) -> Iterator[Line]:
        for story in self.stories:
            yield Line(story)
            if story.lead.id in self.opened:
                yield from (Line(story, entry) for entry in story.articles)

    def find(self, lead: str | None, article: str | None) -> int | None:
        """Give the entry of an article under a story, else that of the story it is in."""
        for at, line in enumerate(self._lines):
            if article is not None and line.article is not None and line.article.id == article:
                return at
        for at, line in enumerate(self._lines):
            if line.article is None and lead in line.story.ids:
                return at
        return None

    def _place_of(self, line: Line | None) -> int:
        """Find what the cursor was on, or the story that it is in now."""
        if line is None:
            return 0
        wanted = line.ids[0]
        for at, each in enumerate(self._lines):
            if (each.article is None) == (line.article is None) and wanted in each.ids:
                return at
        return self.validate_cursor(self.cursor)

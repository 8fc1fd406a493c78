"""The sources that a reader follows, each of which opens to what was wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.reactive import var

from digest_tui.text.width import fit, wrap
from digest_tui.tui.commands import bindings
from digest_tui.tui.render.document import Document
from digest_tui.tui.render.rows import Piece, Row, filled
from digest_tui.tui.render.stack import Stack
from digest_tui.tui.sources_commands import SOURCES_LIST
from digest_tui.tui.widgets.list_pane import ListPane

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.models import Span, Subscription
    from digest_tui.tui.fetched import Progress
    from digest_tui.tui.render.document import Block

_SOURCE_ROWS = 2
"""Name and how it is doing; where it is."""
_MARGIN, _INDENT = 2, 4
"""Cells before a row: the cursor's sign; then the signs of a source."""
_LEAST_COLUMN = 30
"""Of the names, before the longest of them takes room from what is said beside it."""
_GAP = "  "
"""Between a source's name and how it is doing."""


class Line(NamedTuple):
    """What an entry of the list stands for."""

    source: Subscription | None = None
    """None for all of them."""
    trouble: str = ""
    """What was wrong with the source; empty for the source itself."""
    spans: Sequence[Span] = ()
    """The parts of the trouble that are rows."""

    @property
    def height(self) -> int:
        """How many rows it takes."""
        if self.source is None:
            return 1
        return len(self.spans) or _SOURCE_ROWS


class SourcesList(ListPane):
    """A row for all; two rows a source; below those that are open, what was wrong."""

    BINDINGS = bindings(SOURCES_LIST)
    COMMANDS_HERE = SOURCES_LIST

    sources: var[Sequence[Subscription]] = var(())
    """What is shown."""
    instead: var[Sequence[Block]] = var(())
    """What is shown where there is none."""
    opened: var[frozenset[str]] = var(frozenset())
    """The feeds of those that are open."""

    def __init__(self, progress: Progress, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._progress = progress
        self._lines: Sequence[Line] = ()
        self._stack = Stack()
        self._document = Document((), 10)
        self._name_width = 0

    @property
    def source(self) -> Subscription | None:
        """The source that the cursor is on; None for all, or where there is none."""
        return self._lines[self.cursor].source if self._lines else None

    @property
    def entries(self) -> int:
        """One for all, one a source, one a trouble."""
        return len(self._lines)

    @property
    def height_of_all(self) -> int:
        """The rows of all entries."""
        return self._stack.height if self._lines else self._document.height

    def rows_of(self, entry: int) -> range:
        """Give the rows of an entry."""
        return self._stack.rows_of(entry)

    def entry_at(self, row: int) -> int | None:
        """Give the entry of a row."""
        return self._stack.at(row)

    def lay_out(self) -> None:
        """Break what is broken into rows for the width."""
        self._fill()
        self._document = Document(self.instead, self.inner_width)
        super().lay_out()

    def watch_sources(self) -> None:
        """Show other sources."""
        self.lay_out()
        self._show_cursor()

    def watch_instead(self) -> None:
        """Show other words."""
        self.lay_out()

    def watch_opened(self) -> None:
        """Show or hide what was wrong."""
        self.lay_out()
        self._show_cursor()

    def show_news_of(self, source: Subscription) -> None:
        """Show how a source is doing now."""
        if source.feed in self.opened:
            self.lay_out()
        else:
            self.refresh()

    def go_to(self, feed: str) -> None:
        """Put the cursor on a source."""
        self.cursor = self._place_of(feed, self.cursor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what needs a source where there is none."""
        if not self._lines and any(command.action == action for command in SOURCES_LIST):
            return False
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        """Show what was wrong with the source."""
        if self.source is not None and self._progress.troubles(self.source):
            self.opened |= {self.source.feed}

    def action_close(self) -> None:
        """Hide what was wrong with the source, and go to it."""
        if self.source is not None:
            self.go_to(self.source.feed)
            self.opened -= {self.source.feed}

    def row(self, line: int) -> Row:
        """Draw a row."""
        at = self.entry_at(line)
        if at is None:
            return () if self._lines else self._document.row(line)
        width = self.inner_width - _MARGIN
        content = self._content(self._lines[at], line - self.rows_of(at).start, width)
        return (self.sign_of(at), *content)

    def _content(self, line: Line, row: int, width: int) -> Row:
        source = line.source
        if source is None:
            return (Piece(fit("All sources", width, cell_len), "title"),)
        indent, room = " " * _INDENT, width - _INDENT
        if line.spans:
            return (Piece(indent), Piece(line.trouble[slice(*line.spans[row])], "text"))
        if row:
            where = " · ".join(filter(None, (source.folder, source.feed)))
            return (Piece(indent), Piece(fit(where, room, cell_len), "meta"))
        fold = " "
        if self._progress.troubles(source):
            fold = "▾" if source.feed in self.opened else "▸"
        said = self._progress.of(source)
        # A name may go on into the column beside it, where there is room left in that.
        left = room - cell_len(_GAP + said.words if said.words else "")
        name = filled(source.name, max(self._name_width, min(left, cell_len(source.name))))
        words = fit(said.words, max(1, room - cell_len(name + _GAP)), cell_len)
        return (
            Piece(f"{fold} {said.sign} ", "sign"),
            Piece(name, "title"),
            Piece(_GAP + words, "note" if said.is_trouble else "text"),
        )

    def _fill(self) -> None:
        before = self._lines[self.cursor] if self._lines else Line()
        self._lines = tuple(self._shown()) if self.sources else ()
        self._stack = Stack(line.height for line in self._lines)
        widest = max((cell_len(source.name) for source in self.sources), default=0)
        width = self.inner_width
        self._name_width = min(widest, max(_LEAST_COLUMN, width // 3), max(1, width // 2))
        place = self.validate_cursor(self.cursor)
        if before.source is not None and before.trouble == "":
            place = self._place_of(before.source.feed, place)
        self.set_reactive(SourcesList.cursor, place)

    def _shown(self) -> Iterator[Line]:
        yield Line()
        room = max(1, self.inner_width - _MARGIN - _INDENT)
        for source in self.sources:
            yield Line(source)
            if source.feed in self.opened:
                for trouble in self._progress.troubles(source):
                    yield Line(source, trouble, wrap(trouble, room, cell_len))

    def _place_of(self, feed: str, otherwise: int) -> int:
        for at, line in enumerate(self._lines):
            if line.source is not None and line.source.feed == feed and not line.trouble:
                return at
        return min(otherwise, max(0, self.entries - 1))

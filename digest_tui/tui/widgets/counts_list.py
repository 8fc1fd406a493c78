"""How many hits there are of each source and of each month, with bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.reactive import var

from digest_tui.models import MONTHS, UNKNOWN_SOURCE
from digest_tui.tui.commands import bindings
from digest_tui.tui.render.rows import Piece, Row, filled
from digest_tui.tui.render.stack import Stack
from digest_tui.tui.search_commands import COUNTS
from digest_tui.tui.widgets.list_pane import ListPane

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest_tui.models import Facets

_MARGIN = 2
"""Cells before an entry: the cursor's sign."""
_WIDEST_NAME = 28
_EIGHTHS = " ▏▎▍▌▋▊▉"
_NOTHING = "Nothing to count."


class Count(NamedTuple):
    """A part of the hits."""

    heading: str
    name: str
    articles: int
    term: str
    """What narrows a query to it."""


class CountsList(ListPane):
    """One row a source or a month, under their headings."""

    BINDINGS = bindings(COUNTS)
    COMMANDS_HERE = COUNTS

    counts: var[Sequence[Count]] = var(())
    """What is shown."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._stack = Stack()

    @property
    def entries(self) -> int:
        """One a count."""
        return len(self.counts)

    @property
    def height_of_all(self) -> int:
        """A row each, and the headings; a sentence where there are none."""
        return max(1, self._stack.height)

    @property
    def chosen(self) -> Count | None:
        """The count under the cursor."""
        return self.counts[self.cursor] if self.entries else None

    def watch_counts(self, before: Sequence[Count], now: Sequence[Count]) -> None:
        """Show other counts, with the cursor on what it was on."""
        was = before[self.cursor].term if self.cursor < len(before) else None
        heads = [count.heading for count in now]
        new = [not at or heads[at] != heads[at - 1] for at in range(len(heads))]
        # A heading stands above the first of its kind, an empty row above all but the first.
        self._stack = Stack(1 + (first and (2 if at else 1)) for at, first in enumerate(new))
        same = (at for at, count in enumerate(self.counts) if count.term == was)
        self.set_reactive(CountsList.cursor, self.validate_cursor(next(same, 0)))
        self.lay_out()
        self._show_cursor()

    def rows_of(self, entry: int) -> range:
        """Give the rows of an entry, with its heading where it is the first below it."""
        return self._stack.rows_of(entry)

    def entry_at(self, row: int) -> int | None:
        """Give the entry of a row."""
        return self._stack.at(row)

    def action_turn(self, by: int) -> None:
        """Go to the first count of the next kind, round the end."""
        heads = list(dict.fromkeys(count.heading for count in self.counts))
        if self.chosen is not None:
            wanted = heads[(heads.index(self.chosen.heading) + by) % len(heads)]
            self.cursor = next(
                at for at, count in enumerate(self.counts) if count.heading == wanted
            )

    def row(self, line: int) -> Row:
        """Draw a row."""
        at = self.entry_at(line)
        if at is None:
            return (Piece(f"  {_NOTHING}", "meta"),) if line == 0 else ()
        count, rows = self.counts[at], self.rows_of(at)
        if line == rows.stop - 2:
            return (Piece(f"  {count.heading}", "heading"),)
        if line < rows.stop - 1:
            return ()
        width = self.inner_width - _MARGIN
        most = max(other.articles for other in self.counts if other.heading == count.heading)
        name = min(_WIDEST_NAME, max(8, width // 2))
        number = f"{count.articles:,}"
        room = max(0, width - name - len(f"{most:,}") - 3)
        return (
            self.sign_of(at),
            Piece(filled(count.name, name)),
            Piece(f" {number:>{len(f'{most:,}')}} "),
            Piece(_bar(count.articles / most, room), "head"),
        )


def counted(facets: Facets, names: Mapping[str | None, str]) -> Iterator[Count]:
    """Put what is known of all hits into rows.

    Args:
        facets: What is known.
        names: Those of the sources, by slug.
    """
    for slug, articles in facets.sources:
        name = names.get(slug, slug or UNKNOWN_SOURCE)
        yield Count("By source", name, articles, f"source:{slug or 'unknown'}")
    for month in facets.months:
        name = f"{MONTHS[month.month - 1]} {month.year}"
        yield Count("By month", name, month.articles, month.query)
    if facets.undated:
        yield Count("By month", "date unknown", facets.undated, "date:unknown")


def _bar(share: float, width: int) -> str:
    """Draw a part of a width; what is there is seen, however little it is."""
    eighths = max(1, round(share * width * 8)) if width else 0
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()

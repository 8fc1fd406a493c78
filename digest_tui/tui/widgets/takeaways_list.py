"""The Key Takeaways of one report, under whose they are and who quotes them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import var

from digest_tui.models.last_place import InTakeaways
from digest_tui.tui.commands import TAKEAWAYS, bindings
from digest_tui.tui.render.document import Block, Document
from digest_tui.tui.widgets.list_pane import ListPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import Coverage, Report, ReportTakeaway, TakeawayRef
    from digest_tui.tui.render.rows import Row

_NARROWEST = 20
_BLOCKS = 2
"""Of a takeaway: its words, and who tells it."""
_EMPTY = "No article here carries Key Takeaways."
_LOOKING = "Looking for Key Takeaways …"


def report_of(reports: Sequence[Report], takeaway: TakeawayRef) -> int | None:
    """Give the place of the report that has a takeaway."""
    return next(
        (at for at, one in enumerate(reports) if any(t.ref == takeaway for t in one.takeaways)),
        None,
    )


class TakeawaysList(ListPane):
    """One report at a time; `[` and `]` turn to the others."""

    BINDINGS = bindings(TAKEAWAYS)
    COMMANDS_HERE = TAKEAWAYS

    @dataclass
    class Turned(Message):
        """Another report is shown."""

    reports: var[tuple[Report, ...]] = var(())
    """The newest first."""
    coverage: var[Coverage | None] = var(None)
    """Who tells the report, once that is known."""
    is_looking: var[bool] = var(True)
    """Whether it is not known yet which reports there are."""
    at: var[int] = var(0)
    """Which report is shown."""
    awaited: InTakeaways | None = None
    """Where the reader was in the reports that are to come."""
    _document: var[Document] = var(Document((), 10))

    @property
    def report(self) -> Report | None:
        """The report that is shown."""
        return self.reports[self.at] if self.reports else None

    @property
    def takeaways(self) -> tuple[ReportTakeaway, ...]:
        """The takeaways that are shown."""
        return self.report.takeaways if self.report else ()

    @property
    def chosen(self) -> TakeawayRef | None:
        """The takeaway under the cursor."""
        return self.takeaways[self.cursor].ref if self.takeaways else None

    @property
    def entries(self) -> int:
        """How many takeaways are shown."""
        return len(self.takeaways)

    @property
    def height_of_all(self) -> int:
        """The rows of the heading and of all takeaways."""
        return self._document.height

    def rows_of(self, entry: int) -> range:
        """Give the rows of a takeaway."""
        block = self._first_takeaway + _BLOCKS * entry
        last = entry == self.entries - 1
        end = self.height_of_all if last else self._document.line_of(block + _BLOCKS)
        return range(self._document.line_of(block), end)

    def entry_at(self, row: int) -> int | None:
        """Give the takeaway of a row; the heading belongs to none."""
        entry = bisect_right(range(self.entries), row, key=lambda at: self.rows_of(at).start) - 1
        return entry if entry >= 0 and row < self.height_of_all else None

    def lay_out(self) -> None:
        """Break the takeaways for the width; while hidden there is none, but keys come."""
        self._document = Document(self._blocks(), max(_NARROWEST, self.inner_width))
        super().lay_out()

    def watch_reports(self) -> None:
        """Show the newest report, or the one that the reader was at."""
        self.at = 0
        self._show()
        if self.reports:
            self._go_back()

    def watch_is_looking(self) -> None:
        """Say that there are none."""
        self._show()

    def watch_at(self) -> None:
        """Show another report."""
        self._show()

    def watch_coverage(self) -> None:
        """Show who tells each takeaway."""
        self.lay_out()
        self._show_cursor()

    @property
    def last_place(self) -> InTakeaways | None:
        """Which report is shown, and where the cursor is in it."""
        if self.awaited is not None or self.chosen is None:
            return self.awaited
        return InTakeaways(self.chosen, self.at_row)

    def _go_back(self) -> None:
        """Turn to the report that the reader was at, if it is there, once."""
        awaited, self.awaited = self.awaited, None
        if awaited is None:
            return
        at = report_of(self.reports, awaited.takeaway)
        if at is not None:
            self.at = at
            self.return_to(awaited.row)

    def action_turn(self, by: int) -> None:
        """Turn to the report before or after this one."""
        self.at = max(0, min(self.at + by, len(self.reports) - 1))

    def row(self, line: int) -> Row:
        """Draw a row."""
        row = self._document.row(line)
        if not row or self.entry_at(line) != self.cursor or not self.entries:
            return row
        sign, *content = row
        return (self.sign_of(self.cursor, len(sign.text)), *content)

    @property
    def _first_takeaway(self) -> int:
        return len(self._document.blocks) - _BLOCKS * self.entries

    def _show(self) -> None:
        self.set_reactive(TakeawaysList.cursor, 0)
        self.scroll_to(y=0, animate=False)
        self.lay_out()
        self.post_message(self.Turned())

    def _blocks(self) -> list[Block]:
        report = self.report
        if report is None:
            return [Block(_LOOKING if self.is_looking else _EMPTY, "meta")]
        blocks = [Block(report.heading, "heading", after=0 if report.doubt else 1)]
        if report.doubt:
            blocks.append(Block(f"Doubtful: {report.doubt}", "note"))
        for at, takeaway in enumerate(report.takeaways):
            head = f"{takeaway.number:2}. "
            blocks.append(Block(takeaway.text, "takeaway", head=head, after=0))
            blocks.append(Block(self._told(at), "meta", head=" " * len(head), after=0))
        return blocks

    def _told(self, at: int) -> str:
        """Say who tells a takeaway; nothing before that is known."""
        coverage = self.coverage
        if coverage is None or coverage.report != self.report:
            return ""
        from digest_tui.tui.render.coverage import marks  # noqa: PLC0415 - not for the start

        return marks(coverage.rows[at], coverage)

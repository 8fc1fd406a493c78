"""What became of a report: which source tells which takeaway, and by which sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from digest_tui.export import copied
from digest_tui.models.last_place import InCoverage
from digest_tui.tui.commands import COVERAGE, bindings
from digest_tui.tui.render.coverage import became, detail, summary
from digest_tui.tui.screens.asking import AskingScreen
from digest_tui.tui.widgets.coverage_table import CoverageTable
from digest_tui.tui.widgets.lines import StatusLine
from digest_tui.tui.widgets.table_head import TableHead

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from digest_tui.export.copied import Copied
    from digest_tui.library import Library
    from digest_tui.models import Report, TakeawayRef
    from digest_tui.models.last_place import LastPlace

    Read = Callable[[TakeawayRef, str], None]


class CoverageScreen(AskingScreen):
    """Shows one report at a time; its result says whether the reader wants to search."""

    BINDINGS = bindings(COVERAGE)
    COMMANDS_HERE = COVERAGE
    AUTO_FOCUS = ""  # what has the focus is said below

    def __init__(
        self,
        library: Library,
        reports: Sequence[Report],
        at: int,
        read: Read,
        last: InCoverage | None = None,
    ) -> None:
        """Make the screen.

        Args:
            library: Where the articles are.
            reports: The newest first.
            at: Which of them is shown first.
            read: Opens an article, by id, at what it tells of a takeaway.
            last: Where the reader was in that report.
        """
        super().__init__(library)
        self._awaited = last
        self._reports = reports
        self._at = at
        self._read = read
        self.status = StatusLine()
        self.table = CoverageTable(id="coverage")
        self.table_head = TableHead(self.table.head)
        self.detail = StatusLine(id="telling")

    def compose_content(self) -> ComposeResult:
        """Whose report, the sources, the table, the sentence of the cell."""
        yield self.status
        yield self.table_head
        yield self.table
        yield self.detail

    def on_mount(self) -> None:
        """Find out who tells the report."""
        self.set_focus(self.table)
        self._show()

    def on_asking_screen_covered(self, message: AskingScreen.Covered) -> None:
        """Show it, unless another report is wanted by now."""
        self.is_fetching = False
        if message.coverage.report == self._report:
            self.table.set_reactive(CoverageTable.development, message.development)
            self.table.coverage = message.coverage
            awaited, self._awaited = self._awaited, None
            if awaited is not None:
                self.table.source = awaited.source
                self.table.return_to(awaited.row)
            self._say()

    def on_asking_screen_failed(self, message: AskingScreen.Failed) -> None:
        """Say so where the report would stand."""
        self.is_fetching = False
        self.status.say(message.words, alert=True)

    def on_coverage_table_laid_out(self) -> None:
        """Draw the sources over the new columns."""
        self.table_head.refresh()

    def on_list_pane_moved(self) -> None:
        """Say what the cell under the cursor holds."""
        self._say()

    def on_list_pane_chosen(self) -> None:
        """Read the article that tells the takeaway."""
        coverage = self.table.coverage
        if coverage is None or not coverage.sources:
            return
        row = self.table.cursor
        cell = coverage.rows[row][self.table.source] if row < len(coverage.rows) else None
        if cell and cell.by:
            ref = self._report.takeaways[self.table.cursor].ref
            self.dismiss()
            self._read(ref, cell.by[0].article.id)
        else:
            self.notify("This source does not tell it.", markup=False)

    def put_in(self, place: LastPlace) -> LastPlace:
        """Say which report is shown, and where the cursor is."""
        here = self._awaited or InCoverage(
            self._report.takeaways[0].ref, self.table.at_row, self.table.source
        )
        return replace(place, coverage=here)

    def passage_here(self) -> Copied | None:
        """Give the sentence of the cell; the takeaway, where the source does not tell it."""
        coverage, row = self.table.coverage, self.table.cursor
        if coverage is None or row >= len(coverage.rows):
            return None
        told = coverage.rows[row][self.table.source].by if coverage.sources else ()
        if not told:
            return copied.takeaway(coverage.report, coverage.report.takeaways[row])
        return copied.hit(told[0].article, told[0].passages[0].text)

    def whole_here(self) -> Copied | None:
        """Give the takeaways of the report."""
        return copied.report(self._report)

    def action_turn_report(self, by: int) -> None:
        """Turn to the report before or after this one."""
        at = max(0, min(self._at + by, len(self._reports) - 1))
        if at != self._at:
            self._at, self._awaited = at, None
            self._show()
        else:
            which = "newest" if by < 0 else "oldest"
            self.notify(f"This is the {which} report.", markup=False)

    @property
    def _report(self) -> Report:
        return self._reports[self._at]

    def _show(self) -> None:
        self.table.coverage = None
        self.detail.say("")
        self.status.say(f"{self._report.heading} · looking who tells it ...")
        self.is_fetching = True
        self.cover(self._report)

    def _say(self) -> None:
        coverage = self.table.coverage
        if coverage is None:
            return
        parts = [summary(coverage)]
        if len(self._reports) > 1:
            parts.append(f"report {self._at + 1} of {len(self._reports)}")
        parts.append(self._report.heading)
        if self._report.doubt:
            parts.append(f"doubtful: {self._report.doubt}")
        if coverage.note:
            parts.append(coverage.note)
        self.status.say(" · ".join(parts))
        row = self.table.cursor
        words = [became(coverage, self.table.development, row)]
        if not coverage.sources:
            words.append("No article of these days is in the library.")
        elif row < len(coverage.rows):
            words.append(detail(coverage, row, self.table.source))
        self.detail.say(" · ".join(filter(None, reversed(words))))

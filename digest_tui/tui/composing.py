"""What changes on a screen, as rows of cells, without a text that says so in between.

Textual draws all widgets that a change touches, cuts their lines where any widget begins or
ends, and writes them with control sequences, which the driver reads again. That takes longer
than all else that a key does. Here a row is put together from those widgets alone that can be
seen in it, and one that was drawn before is taken as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual._compositor import Compositor, CompositorUpdate
from textual.geometry import Region

from digest_tui.terminal.frames import draw
from digest_tui.terminal.grid import TAKEN, Grid, Row
from digest_tui.tui.widgets.row_view import RowView
from digest_tui.tui.widgets.titled import Titled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import Console
    from textual.strip import Strip
    from textual.widget import Widget

_MOST_KEPT = 1_000
"""Lines and rows that are kept as cells: a large screen has a hundred."""


class Rows(CompositorUpdate):
    """Some rows of the screen, whole.

    Args:
        rows: By how many stand above.
        size: The columns and rows of all of the screen.
    """

    def __init__(self, rows: Mapping[int, Row], size: tuple[int, int]) -> None:
        self.rows = rows
        self.size = size

    def render_segments(self, console: Console) -> str:
        """Give nothing: only a driver that takes rows is given any."""
        del console
        return ""


class _Piece(NamedTuple):
    """Where a part of a widget's line stands in a row."""

    start: int
    stop: int
    origin: int
    """Where the line begins; it may be left of what can be seen."""
    line: Row


class Composing(Compositor):
    """Textual's compositor, which gives what changes as rows."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[int, tuple[Strip, Row]] = {}
        self._made: dict[tuple[tuple[int, int, int, int], ...], tuple[Row, list[_Piece]]] = {}

    def render_partial_update(self) -> Rows | None:  # type: ignore[override]
        """Draw the rows that have changed."""
        changed, self._dirty_regions = self._dirty_regions, set()
        width, height = self.size
        wanted = {y for region in changed for y in region.line_range if 0 <= y < height}
        if not wanted or self.root is None:
            return None
        if len(self._lines) > _MOST_KEPT or len(self._made) > _MOST_KEPT:
            self._lines.clear()
            self._made.clear()
        pieces = self._pieces(wanted, width)
        rows = {y: self._row(pieces[y], width) for y in sorted(wanted)}
        return Rows(rows, (width, height))

    def _pieces(self, wanted: set[int], width: int) -> Mapping[int, list[_Piece]]:
        """Find what stands in each row, from the front to the back, until it is full."""
        pieces: dict[int, list[_Piece]] = {y: [] for y in wanted}
        left = {y: [(0, width)] for y in wanted}
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            x, right = shown.x, shown.right
            lines = [
                y
                for y in shown.line_range
                if y in left and any(a < right and x < b for a, b in left[y])
            ]
            if not lines:
                continue
            for y, line in zip(lines, self._drawn(widget, region, lines), strict=True):
                open_, left[y] = left[y], []
                for a, b in open_:
                    start, stop = max(a, x), min(b, right)
                    if start >= stop:
                        left[y].append((a, b))
                        continue
                    pieces[y].append(_Piece(start, stop, region.x, line))
                    left[y] += [gap for gap in ((a, start), (stop, b)) if gap[0] < gap[1]]
                if not left[y]:
                    del left[y]
            if not left:
                break
        return pieces

    def _drawn(self, widget: Widget, region: Region, lines: Sequence[int]) -> Iterable[Row]:
        """Draw the lines of a widget that stand in some rows of the screen."""
        if isinstance(widget, RowView):
            return widget.cells([y - region.y for y in lines], self._cells)
        if isinstance(widget, Titled) and widget.gutter.top and lines[-1] == region.y:
            return [widget.upper_edge(self._cells)]
        first, count = lines[0], lines[-1] - lines[0] + 1
        strips = widget.render_lines(Region(0, first - region.y, region.width, count))
        return [self._cells(strips[y - first]) for y in lines]

    def _cells(self, strip: Strip) -> Row:
        """Give the cells of a line, which reach the terminal as they would from a frame."""
        kept = self._lines.get(id(strip))
        if kept is not None:
            return kept[1]
        grid = Grid(strip.cell_length, 1)
        assert self.root is not None
        draw(strip.render(self.root.app.console), grid, cell_len)
        self._lines[id(strip)] = strip, grid.rows[0]  # with the strip, so that the id stays its
        return grid.rows[0]

    def _row(self, pieces: Sequence[_Piece], width: int) -> Row:
        """Put a row together; the same pieces give the same row, which is then known as shown."""
        key = tuple((start, stop, origin, id(line)) for start, stop, origin, line in pieces)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = _joined(pieces, width), list(pieces)
        return made[0]


def _joined(pieces: Iterable[_Piece], width: int) -> Row:
    row = Row.filled(width)
    for start, stop, origin, line in pieces:
        texts = line.texts[start - origin : stop - origin]
        row.texts[start : start + len(texts)] = _whole(texts, line.texts[stop - origin :][:1])
        row.pens[start : start + len(texts)] = line.pens[start - origin : stop - origin]
    return row


def _whole(texts: list[str], after: list[str]) -> list[str]:
    """Blank what is left of wide characters that are cut off at either end."""
    at = 0
    while at < len(texts) and texts[at] == TAKEN:
        texts[at] = " "
        at += 1
    at = len(texts)
    while after == [TAKEN] and at:
        at -= 1
        is_first = texts[at] != TAKEN
        texts[at] = " "
        if is_first:
            break
    return texts

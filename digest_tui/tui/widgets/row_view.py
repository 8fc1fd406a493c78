"""A scrolling view that is drawn row by row, whatever its length."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from digest_tui.terminal.frames import web
from digest_tui.tui.render.safe import safe
from digest_tui.tui.widgets.row_frame import RowFrame
from digest_tui.tui.widgets.titled import Titled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Self

    from digest_tui.terminal.grid import Row as Cells
    from digest_tui.terminal.pens import Pen
    from digest_tui.tui.render.rows import Piece, Row

_MOST_DRAWN = 500
"""Rows that are kept as they were drawn."""


class RowView(ScrollView, Titled):
    """Draws the rows that are visible and nothing else; subclasses say what a row is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row--text",
        "row--title",
        "row--dek",
        "row--heading",
        "row--takeaway",
        "row--meta",
        "row--note",
        "row--label",
        "row--head",
        "row--sign",
        "row--hit",
        "row--passage",
        "row--focus",
        "row--only",
        "row--differs",
        "row--lacks",
        "row--quoted",
        "row--altered",
        "row--changed",
        "row--find",
        "row--found",
        "row--cursor",
        "row--away",
    }
    DEFAULT_CSS = """
    RowView {
        overflow-x: hidden;
        overflow-y: auto;
        /* A bar would be drawn anew with every line; the title says where the reader is. */
        scrollbar-size-vertical: 0;
        background: $background;

        & > .row--title { text-style: bold; }
        & > .row--dek { text-style: italic; }
        & > .row--heading { text-style: bold underline; }
        & > .row--meta { text-style: dim; }
        & > .row--note { color: $text-warning; }
        & > .row--label { text-style: bold; }
        & > .row--head { color: $text-secondary; }
        & > .row--sign { color: $text-accent; text-style: bold; }
        & > .row--hit { color: $text-warning; text-style: bold underline; }
        & > .row--passage { text-style: bold; }
        & > .row--focus { text-style: bold; }
        & > .row--quoted { text-style: italic; }
        & > .row--altered { text-style: italic; }
        & > .row--changed { text-style: underline; }
        & > .row--differs { color: $text-error; text-style: underline; }
        & > .row--find { color: $text-success; text-style: underline; }
        & > .row--found { text-style: reverse bold; }
        & > .row--cursor { text-style: reverse; }
        & > .row--away { text-style: dim; }
    }
    """

    _styles_made: dict[str, Style] | None = None
    """The styles of pieces by their names; None where they have to be looked up anew."""
    _pens_made: dict[str, Pen] | None = None
    """See `_styles_made`: the same as pens of the terminal."""
    _drawn: dict[int, Cells] | None = None
    """Rows by their numbers as they stand on the screen, the frame at both ends."""
    _frame: RowFrame | None = None
    _inner = 0
    """The cells that a row has, while one is drawn."""

    def notify_style_update(self) -> None:
        """Look the styles up anew: the theme has changed, or the classes."""
        self._styles_made = self._pens_made = None
        super().notify_style_update()

    def _set_dirty(self, *regions: Region) -> None:
        """Draw some rows anew; without any, all of them and the frame."""
        if not regions:
            self._drawn = self._frame = None
        elif self._drawn:
            top = self.scroll_offset.y
            for region in regions:
                for y in region.line_range:
                    self._drawn.pop(y + top, None)
        super()._set_dirty(*regions)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Show the rows in other places: they are what they were."""
        if round(old_value) != round(new_value):
            super()._set_dirty(self.size.region)
            self.ask_to_be_drawn()

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw rows anew; without a layout that is between this view and its screen."""
        if layout or recompose or not (repaint and self._is_mounted):
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        self._set_dirty(*regions)
        self.ask_to_be_drawn()
        return self

    @property
    def inner_width(self) -> int:
        """The cells that a row has."""
        return self._inner or self.scrollable_content_region.width

    def row(self, line: int) -> Row:
        """Give a row of the content, by its number from the top."""
        raise NotImplementedError

    def fit(self, size: Size) -> None:
        """Take the size of all rows; that moves other parts of the screen only where it is auto.

        Textual arranges all of the screen anew whenever a virtual size changes, which with
        every key in the search bar it would.
        """
        if size == self.virtual_size:
            return
        nodes = (node for node in self.ancestors_with_self if isinstance(node, Widget))
        if any(node.styles.auto_dimensions for node in nodes):
            self.virtual_size = size
        else:
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)

    def cells(self, lines: Iterable[int], cells_of: Callable[[Strip], Cells]) -> list[Cells]:
        """Give lines of the widget as cells: those of a row at once, once they were made.

        Args:
            lines: Which, the frame among them.
            cells_of: Gives the cells of a line that Textual has drawn.
        """
        above, height, top = self.gutter.top, self.size.height, self.scroll_offset.y
        if self._drawn is None or len(self._drawn) > _MOST_DRAWN:
            self._drawn = {}
        given: list[Cells] = []
        for y in lines:
            if above and y == 0:
                given.append(self.upper_edge(cells_of))
                continue
            if not above <= y < above + height:
                edge = self.render_lines(Region(0, y, self.region.width, 1))
                given.append(cells_of(edge[0]))
                continue
            line = y - above + top
            drawn = self._drawn.get(line)
            if drawn is None:
                drawn = self._drawn[line] = self._cells(line, cells_of)
            given.append(drawn)
        return given

    def _cells(self, line: int, cells_of: Callable[[Strip], Cells]) -> Cells:
        frame = self._framed(cells_of)
        self._inner = frame.width
        try:
            return frame.around(self._pieces(self.row(line), cells_of))
        finally:
            self._inner = 0

    def _framed(self, cells_of: Callable[[Strip], Cells]) -> RowFrame:
        """Give what Textual draws around every row: borders and blanks."""
        if self._frame is None:
            width = self.inner_width
            line = self.render_lines(Region(0, self.gutter.top, self.region.width, 1))[0]
            blank = self._pen(" ", self.rich_style, cells_of)
            self._frame = RowFrame(cells_of(line), self.gutter.left, width, blank)
        return self._frame

    def _pieces(self, row: Row, cells_of: Callable[[Strip], Cells]) -> Iterator[tuple[str, Pen]]:
        pens = self._pens_made
        if pens is None:
            pens = self._pens_made = {}
        for piece in row:
            pen = pens.get(piece.styles)
            if pen is None:
                style = self.rich_style + self._style(piece.styles)
                pen = pens[piece.styles] = self._pen("x", style, cells_of)
            yield safe(piece.text), pen._replace(link=web(piece.link)) if piece.link else pen

    def _pen(self, text: str, style: Style, cells_of: Callable[[Strip], Cells]) -> Pen:
        """Give how something is drawn, as the filters of the program have it."""
        strip = Strip([Segment(text, style)])
        for each in self.get_line_filters():
            strip = strip.apply_filter(each, self.background_colors[1])
        return cells_of(strip).pens[0]

    def render_line(self, y: int) -> Strip:
        """Draw a row of the content."""
        row = self.row(y + self.scroll_offset.y)
        strip = Strip([Segment(piece.text, self._style_of(piece)) for piece in row])
        base = self.rich_style
        return strip.adjust_cell_length(self.inner_width, base).apply_style(base)

    def _style_of(self, piece: Piece) -> Style:
        style, link = self._style(piece.styles), web(piece.link)
        return style + Style(link=link) if link else style

    def _style(self, names: str) -> Style:
        if self._styles_made is None:
            self._styles_made = {}
        made = self._styles_made.get(names)
        if made is None:
            made = Style()
            for name in names.split():
                made += self.get_component_rich_style(f"row--{name}", partial=True)
            self._styles_made[names] = made
        return made

    def refresh_lines(self, y_start: int, line_count: int = 1) -> None:
        """Draw some rows anew; what is above and below, the frame among it, is left as it is."""
        top = self.scroll_offset.y
        start = max(y_start, top)
        count = min(y_start + line_count, top + self.size.height) - start
        for line in range(y_start, y_start + line_count):
            if self._drawn:
                self._drawn.pop(line, None)
        if count > 0:
            super().refresh_lines(start, count)

    def put_cursor(self) -> None:
        """Put the terminal's cursor where the reader is; subclasses know where that is."""

    def put_on_top(self, line: int) -> None:
        """Scroll at once so that a line is on top, be it before this has been drawn."""
        self.scroll_to(y=line, animate=False, force=True, immediate=True)

    def show_line(self, line: int, *, above: int = 0) -> None:
        """Scroll just so far that a line can be seen, with some lines above it."""
        top, height = self.scroll_offset.y, self.size.height
        if not top + above <= line < top + height:
            top = max(0, line - max(above, height // 4))
            self.scroll_to(y=top, animate=False, immediate=True)

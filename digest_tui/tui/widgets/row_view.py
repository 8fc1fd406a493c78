"""A scrolling view that is drawn row by row, whatever its length."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from digest_tui.tui.widgets.row_scroll_bar import RowScrollBar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from textual.color import Color
    from textual.filter import LineFilter

    from digest_tui.tui.render.rows import Row

_MOST_DRAWN = 500
"""Rows that are kept as they were drawn."""


class RowView(ScrollView):
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
        "row--blurred",
    }
    DEFAULT_CSS = """
    RowView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
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
        & > .row--blurred { text-style: bold; }
    }
    """

    _styles_made: dict[str, Style] | None = None
    """The styles of pieces by their names; None where they have to be looked up anew."""
    _base: Style | None = None
    """The style of a row where its pieces have none."""
    _drawn: dict[int, Strip] | None = None
    """Rows by their numbers as they stand on the screen, the frame at both ends."""
    _filters: tuple[Color, Sequence[LineFilter]] | None = None
    """What every row goes through, with the background that is under it."""
    _inner = 0
    """The cells that a row has, while rows are drawn."""
    _frame: tuple[Strip, Strip] | None = None
    """What stands before and after every row."""

    def notify_style_update(self) -> None:
        """Look the styles up anew: the theme has changed, or the classes."""
        self._styles_made = self._base = None
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
        if self.show_vertical_scrollbar:
            bar = self.vertical_scrollbar  # within the region that is drawn below
            bar.set_reactive(ScrollBar.position, bar.validate_position(new_value))
        if round(old_value) != round(new_value):
            super()._set_dirty(self.size.region)
            self._ask_to_be_drawn()

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
        self._ask_to_be_drawn()
        return self

    def _ask_to_be_drawn(self) -> None:
        """Do what Textual does with three messages, each of which wakes a widget."""
        if self.is_attached and self.display:
            self.screen._dirty_widgets.add(self)  # noqa: SLF001 - see above
            self.screen.check_idle()

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scroll bar, made where there is none."""
        if self._vertical_scrollbar is None:
            bar = RowScrollBar(
                vertical=True, name="vertical", thickness=self.scrollbar_size_vertical
            )
            self._vertical_scrollbar = bar
            bar.display = False
            self.app._start_widget(self, bar)  # noqa: SLF001 - as Textual makes its own
        return self._vertical_scrollbar

    @property
    def inner_width(self) -> int:
        """The cells that a row has, the scroll bar aside."""
        return self._inner or self.scrollable_content_region.width

    def row(self, line: int) -> Row:
        """Give a row of the content, by its number from the top."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines of the widget."""
        self._inner = self.inner_width
        try:
            return self._lines_of(crop)
        finally:
            self._inner = 0

    def _lines_of(self, crop: Region) -> list[Strip]:
        """Draw lines of the widget; those of its content at once where they were drawn before."""
        width = self.region.width
        above = self.gutter.top
        below = above + self.size.height
        before, after = self._framed()
        if self._drawn is None or len(self._drawn) > _MOST_DRAWN:
            self._drawn = {}
        top = self.scroll_offset.y - above
        strips: list[Strip] = []
        for y in crop.line_range:
            if above <= y < below:
                strip = self._drawn.get(y + top)
                if strip is None:
                    strip = self._drawn[y + top] = self._guarded(y - above, before, after)
                strips.append(strip)
            else:
                strips += super().render_lines(Region(0, y, width, 1))
        if crop.column_span != (0, width):
            return [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def _guarded(self, y: int, before: Strip, after: Strip) -> Strip:
        """Draw a row of the content in its frame, through the filters of the program."""
        strip = self.render_line(y)
        if self._filters is None:
            self._filters = self.background_colors[1], tuple(self.get_line_filters())
        background, filters = self._filters
        for each in filters:
            strip = strip.apply_filter(each, background)
        return Strip.join([before, strip, after])

    def _framed(self) -> tuple[Strip, Strip]:
        """Give what Textual draws before and after every row: borders, what the bar covers."""
        if self._frame is None:
            gutter, width = self.gutter, self.region.width
            whole = super().render_lines(Region(0, gutter.top, width, 1))[0]
            start = gutter.left
            self._frame = whole.crop(0, start), whole.crop(start + self.inner_width, width)
            self._filters = None
        return self._frame

    def render_line(self, y: int) -> Strip:
        """Draw a row of the content."""
        row = self.row(y + self.scroll_offset.y)
        strip = Strip([Segment(piece.text, self._style(piece.styles)) for piece in row])
        if self._base is None:
            self._base = self.rich_style
        return strip.adjust_cell_length(self.inner_width, self._base).apply_style(self._base)

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

    def show_line(self, line: int, *, above: int = 0) -> None:
        """Scroll just so far that a line can be seen, with some lines above it."""
        top, height = self.scroll_offset.y, self.size.height
        if not top + above <= line < top + height:
            self.scroll_to(y=max(0, line - max(above, height // 4)), animate=False)

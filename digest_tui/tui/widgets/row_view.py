"""A scrolling view that is drawn row by row, whatever its length."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

from digest_tui.tui.widgets.row_scroll_bar import RowScrollBar

if TYPE_CHECKING:
    from textual.scrollbar import ScrollBar

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
            self.vertical_scrollbar.position = new_value
        if round(old_value) != round(new_value):
            super()._set_dirty(self.size.region)
            self._repaint_required = True
            self.check_idle()

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
        return self.scrollable_content_region.width

    def row(self, line: int) -> Row:
        """Give a row of the content, by its number from the top."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines of the widget; those of its content at once where they were drawn before."""
        width = self.region.width
        above = self.gutter.top
        below = above + self.size.height
        before, after = self._framed()
        if self._drawn is None or len(self._drawn) > _MOST_DRAWN:
            self._drawn = {}
        strips: list[Strip] = []
        for y in crop.line_range:
            if not above <= y < below:
                strips += super().render_lines(Region(0, y, width, 1))
                continue
            line = y - above + self.scroll_offset.y
            strip = self._drawn.get(line)
            if strip is None:
                content = self.render_line(y - above)
                background = self.background_colors[1]
                for filter_ in self.get_line_filters():
                    content = content.apply_filter(filter_, background)
                strip = self._drawn[line] = Strip.join([before, content, after])
            strips.append(strip)
        if crop.column_span != (0, width):
            return [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def _framed(self) -> tuple[Strip, Strip]:
        """Give what Textual draws before and after every row: borders, what the bar covers."""
        if self._frame is None:
            gutter, width = self.gutter, self.region.width
            whole = super().render_lines(Region(0, gutter.top, width, 1))[0]
            start = gutter.left
            self._frame = whole.crop(0, start), whole.crop(start + self.inner_width, width)
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

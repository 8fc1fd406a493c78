"""The scroll bar of a view of rows: a cell a row, of three or four kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

if TYPE_CHECKING:
    from rich.segment import Segment
    from textual.geometry import Region


class RowScrollBar(ScrollBar):
    """Draws its cells straight away; Textual's goes through Rich's tables for each."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the cells of some rows."""
        bar = self.render()
        if not isinstance(bar, ScrollBarRender):
            return super().render_lines(crop)
        style = self.app.console.get_style(bar.style)
        cells = bar.render_bar(
            size=self.size.height,
            virtual_size=bar.virtual_size,
            window_size=bar.window_size,
            position=bar.position,
            thickness=bar.thickness,
            back_color=style.bgcolor,
            bar_color=style.color,
        ).segments
        background = self.background_colors[1]
        kinds: dict[Segment, Strip] = {}
        for cell in {id(cell): cell for cell in cells}.values():
            strip = Strip([cell], bar.thickness)
            for filter_ in self.get_line_filters():
                strip = strip.apply_filter(filter_, background)
            kinds[cell] = strip
        return [kinds[cells[y]] for y in crop.line_range]

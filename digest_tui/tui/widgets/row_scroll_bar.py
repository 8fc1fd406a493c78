"""The scroll bar of a view of rows: a cell a row, of three or four kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

if TYPE_CHECKING:
    from rich.segment import Segment
    from textual.geometry import Region


_MOST_KEPT = 50
"""Kinds of cells that are kept: blank ones, and the ends of the thumb in eighths."""


class RowScrollBar(ScrollBar):
    """Draws its cells straight away; Textual's goes through Rich's tables for each."""

    _strips: dict[Segment, Strip] | None = None

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
        return [self._strip(cells[y]) for y in crop.line_range]

    def notify_style_update(self) -> None:
        """Draw the cells anew: the theme has changed, or the mouse is on the bar."""
        self._strips = None
        super().notify_style_update()

    def _strip(self, cell: Segment) -> Strip:
        if self._strips is None or len(self._strips) > _MOST_KEPT:
            self._strips = {}
        strip = self._strips.get(cell)
        if strip is None:
            strip = Strip([cell], len(cell.text))
            for filter_ in self.get_line_filters():
                strip = strip.apply_filter(filter_, self.background_colors[1])
            self._strips[cell] = strip
        return strip

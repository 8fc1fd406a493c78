"""A part of the screen under a rule, with its title and the place in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.strip import Strip

    from digest_tui.terminal.grid import Row as Cells

_BETWEEN = " · "


class _Edge(NamedTuple):
    """The upper edge as it was drawn."""

    words: str
    cells: Cells

    def saying(self, words: str) -> Cells | None:
        """Give it with another title of as many letters; None where it has to be drawn."""
        before = "".join(self.cells.texts)
        if len(words) != len(self.words) or not (words + self.words).isascii():
            return None
        if len(before) != len(self.cells.texts) or before.count(self.words) != 1:
            return None
        cells, at = self.cells.copy(), before.index(self.words)
        cells.texts[at : at + len(words)] = words
        return cells


class Titled(Widget):
    """Says on its upper edge what it is, what was found in it, and where in it the reader is."""

    _written = ""
    _edge: _Edge | None = None
    _heading = ""
    _found = ""
    _place = ""

    @property
    def heading(self) -> str:
        """What is shown."""
        return self._heading

    def entitle(
        self, heading: str | None = None, *, found: str | None = None, place: str | None = None
    ) -> None:
        """Change what is given of the title; empty takes it away.

        Args:
            heading: What is shown.
            found: What was looked for in it, and which match the reader is at.
            place: Where in it the reader is.
        """
        before = self._heading, self._found, self._place
        self._heading = self._heading if heading is None else heading
        self._found = self._found if found is None else found
        self._place = self._place if place is None else place
        if (self._heading, self._found, self._place) == before:
            return
        self._write_title()
        # Textual's own property would draw all of the widget again, with every key.
        edge = Region(-1, -1, self.outer_size.width, 1)
        if self._is_mounted:
            self._set_dirty(edge)
            self.ask_to_be_drawn()
        else:
            self.refresh(edge)

    def ask_to_be_drawn(self) -> None:
        """Do what Textual does with three messages, each of which wakes a widget."""
        if self.is_attached and self.display:
            self.screen._dirty_widgets.add(self)  # noqa: SLF001 - see above
            self.screen.check_idle()

    def notify_style_update(self) -> None:
        """Fit the title to the edges that there are now."""
        self._write_title()
        super().notify_style_update()

    def _set_dirty(self, *regions: Region) -> None:
        """Draw some of it anew; without regions, all of it."""
        if not regions:
            self._edge = None
        super()._set_dirty(*regions)

    def upper_edge(self, cells_of: Callable[[Strip], Cells]) -> Cells:
        """Give the edge with the title as cells.

        With most keys only the number of where the reader is becomes another one.

        Args:
            cells_of: Gives the cells of a line that Textual has drawn.
        """
        if self._edge is not None and self._edge.words == self._written:
            return self._edge.cells
        cells = None if self._edge is None else self._edge.saying(self._written)
        if cells is None:
            cells = cells_of(self.render_lines(Region(0, 0, self.region.width, 1))[0])
        self._edge = _Edge(self._written, cells)
        return cells

    def _write_title(self) -> None:
        self._written = words = _BETWEEN.join(
            filter(None, (self._heading, self._found, self._place))
        )
        # Textual sets the title off from a corner, but not where there is none.
        left, right = (not self.styles.border_left[0], not self.styles.border_right[0])
        self._border_title = Content(" " * left + words + " " * right) if words else None

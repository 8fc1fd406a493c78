"""A part of the screen under a rule, with its title and the place in it."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

_BETWEEN = " · "


class Titled(Widget):
    """Says on its upper edge what it is, what was found in it, and where in it the reader is."""

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
        self.refresh(Region(-1, -1, self.outer_size.width, 1))

    def notify_style_update(self) -> None:
        """Fit the title to the edges that there are now."""
        self._write_title()
        super().notify_style_update()

    def _write_title(self) -> None:
        words = _BETWEEN.join(filter(None, (self._heading, self._found, self._place)))
        # Textual sets the title off from a corner, but not where there is none.
        left, right = (not self.styles.border_left[0], not self.styles.border_right[0])
        self._border_title = Content(" " * left + words + " " * right) if words else None

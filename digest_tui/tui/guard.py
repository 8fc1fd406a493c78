"""The last look at every line before it goes to the terminal.

Texts are made safe when they are filed; this holds whatever way a text came, in our own
widgets and in Textual's, and it is where NO_COLOR is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.filter import LineFilter

from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from textual.color import Color


class SafeText(LineFilter):
    """Takes out of a line what a terminal would obey, and keeps the line's width."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Clean the segments of one line."""
        if all(text.isascii() and text.isprintable() for text, _, _ in segments):
            return segments
        return [_clean(segment) for segment in segments]


def _clean(segment: Segment) -> Segment:
    text, style, control = segment
    safe = clean_line(text)
    if safe == text:
        return segment
    return Segment(set_cell_size(safe, cell_len(text)), style, control)

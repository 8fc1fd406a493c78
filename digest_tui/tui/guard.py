"""The last look at every line before it goes to the terminal.

Texts are made safe when they are filed; this holds whatever way a text came, in our own
widgets and in Textual's, and it is where NO_COLOR is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

from digest_tui.tui.render.safe import safe

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
    cleaned = safe(text)
    return segment if cleaned == text else Segment(cleaned, style, control)

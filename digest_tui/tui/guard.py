"""The last look at every line before it goes to the terminal.

Texts are made safe when they are filed; this holds whatever way a text came, in our own
widgets and in Textual's, and it is where NO_COLOR is kept.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.filter import LineFilter

from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from textual.color import Color


_MANY = 1_000
"""Parts of lines that are known to be clean, or what they are when they are: a screen or two."""


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


@lru_cache(_MANY)
def safe(text: str) -> str:
    """Take out of a text what a terminal would obey, and keep its width."""
    cleaned = clean_line(text)
    return text if cleaned == text else set_cell_size(cleaned, cell_len(text))

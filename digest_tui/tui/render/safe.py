"""What a terminal would obey, taken out of a text that is drawn."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len, set_cell_size

from digest_tui.text.sanitise import clean_line

_MANY = 1_000
"""Parts of lines that are known to be clean, or what they are when they are: a screen or two."""


@lru_cache(_MANY)
def safe(text: str) -> str:
    """Take out of a text what a terminal would obey, and keep its width."""
    cleaned = clean_line(text)
    return text if cleaned == text else set_cell_size(cleaned, cell_len(text))

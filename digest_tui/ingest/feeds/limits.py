"""How much of a feed is read. Honest feeds have a fraction of each."""

from __future__ import annotations

MOST_BYTES = 8 * 1024 * 1024
MOST_ENTRIES = 2000
MOST_ELEMENTS = 200_000
"""Tags of all entries together; feedparser takes some 15 µs for each."""
DEEPEST = 128
"""Elements inside one another; deeper ones leave their words to the one around them."""

"""How much of the mapped files of an index this process holds, and letting go of it.

What a search touches of a mapped file, and some pages around each place, counts as memory
of the process until the system is short of it: after two hundred queries that is half of an
index of 100,000 articles. What is let go of is still in the system's cache, from where
a search has it back without reading the disk.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from digest_tui.index.codec import arrays_of

if TYPE_CHECKING:
    from whoosh.searching import Searcher

_MOST = 6 * 2**20
"""Bytes that searches may have touched: what some queries at 100,000 articles need. To have
them back takes a millisecond."""
_COUNTS = Path("/proc/self/statm")
_SHARED = 2
"""Which number there says how many pages of files are held."""


class Resident:
    """Keeps what is held of the files of an index small."""

    def __init__(self) -> None:
        self._others = mapped()
        """Bytes that are held of other files: libraries."""

    def keep_small(self, searcher: Searcher) -> bool:
        """Let go of what searches have touched, where it is much.

        Args:
            searcher: What has the files open; nobody may be searching with it.

        Returns:
            Whether that was done.
        """
        if mapped() - self._others <= _MOST:
            return False
        for leaf, _ in searcher.leaf_searchers():
            arrays = arrays_of(leaf.reader())
            if arrays:
                arrays.file.let_go()
        self._others = mapped()
        return True


def mapped() -> int:
    """Tell how many bytes of files this process holds; 0 where the system does not say."""
    try:
        pages = int(_COUNTS.read_bytes().split()[_SHARED])
    except OSError:  # no Linux
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")

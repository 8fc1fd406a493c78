"""The rules by which texts are read, taken from their files once they are wanted."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest_tui.errors import RulesError
    from digest_tui.ingest.outlets import Outlets


class Rules:
    """Our rule files and those in a reader's folder: to read them takes as long as a search."""

    def __init__(self, folder: Path | None = None, outlets: Outlets | None = None) -> None:
        """Take rules from files.

        Args:
            folder: The reader's.
            outlets: What there is in the files, where they have been read.
        """
        self._folder = folder
        self._read = outlets

    @cached_property
    def outlets(self) -> Outlets:
        """How the texts of each outlet are read."""
        if self._read is not None:
            return self._read
        from digest_tui.ingest import load_outlets  # noqa: PLC0415 - see above

        return load_outlets(self._folder)

    @property
    def problems(self) -> Sequence[RulesError]:
        """The files that are no use; ours are, so most readers have none to be looked through."""
        has_own = self._folder is not None and os.path.lexists(self._folder)
        return self.outlets.problems if has_own or self._read else ()

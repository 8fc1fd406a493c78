"""Reading what another version of the program has kept in a form of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.errors import Refused

if TYPE_CHECKING:
    from digest_tui.library.rules import Rules
    from digest_tui.models import Article
    from digest_tui.store import Original


class ReadAnew:
    """Reads originals by the rules of today; a store goes to another process with it."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules

    def __call__(self, original: Original) -> Article | None:
        """Read one; None where that cannot be done any more."""
        from digest_tui.ingest import read  # noqa: PLC0415 - seldom

        try:
            return read(original.received, self._rules.outlets, original.said_source)
        except Refused:
            return None

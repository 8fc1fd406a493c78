"""Reads bytes as a pasted text, as most tests of reading want it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui import ingest
from digest_tui.models import Received

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article


def read(data: bytes, origin: str, outlets: Outlets, source: str | None = None) -> Article:
    """Read a pasted text."""
    return ingest.read(Received(origin, data), outlets, source)

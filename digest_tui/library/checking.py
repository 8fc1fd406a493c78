"""Showing how files would be read, without a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.errors import Refused
from digest_tui.ingest.checking import checked
from digest_tui.library.inputs import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Checked


def check(
    paths: Sequence[str], outlets: Outlets, source: str | None = None
) -> Iterator[Checked | Refused]:
    """Read what is behind some paths, and tell what each line was taken for."""
    for piece in pieces(paths):
        if piece is None:
            continue
        if isinstance(piece.what, Refused):
            yield piece.what
            continue
        try:
            yield checked(piece.what, outlets, source)
        except Refused as refused:
            yield refused

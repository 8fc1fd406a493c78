"""From a file to the texts in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from digest_tui.errors import Refused
from digest_tui.ingest.decode import MOST_BYTES
from digest_tui.models import Received

if TYPE_CHECKING:
    from collections.abc import Iterator


def unpack(
    file: BinaryIO, origin: str, name: str, media_type: str | None = None
) -> Iterator[Received | Refused]:
    """Placeholder."""
    del name, media_type
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        yield Refused(origin, "it is too large for one article (more than 4.2 MB)")
    else:
        yield Received(origin, data)

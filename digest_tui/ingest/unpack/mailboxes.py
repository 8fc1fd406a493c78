"""A mailbox: many messages in one file, each after a line that starts with `From `."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest_tui.ingest.unpack.opened import too_large
from digest_tui.models import Kind, Received

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.ingest.unpack.opened import Opened, Piece
    from digest_tui.ingest.unpack.streams import Stream

_STARTS = re.compile(rb"From [^\n]{0,300}\d\d:\d\d")
_QUOTED = re.compile(rb">+From ")
_LONGEST_LINE = 1 << 16
"""What is longer comes in pieces."""


def messages(stream: Stream, at: Opened) -> Iterator[Piece]:
    """Give the messages one after the other; one that is too large is passed over unread."""
    most = at.limits.mail
    lines: list[bytes] = []
    size = number = 0
    after_blank = line_starts = True
    while line := stream.file.readline(_LONGEST_LINE):
        if after_blank and line[:5] == b"From " and _STARTS.match(line):
            if number:
                yield _message(lines, size, number, at)
            lines, size = [], 0
            number += 1
        else:
            if line_starts and line[:1] == b">" and _QUOTED.match(line):
                line = line[1:]
            size += len(line)
            if size <= most:
                lines.append(line)
            else:
                lines.clear()
        after_blank = line_starts and line in {b"\n", b"\r\n"}
        line_starts = line.endswith(b"\n")
    yield _message(lines, size, max(1, number), at)


def _message(lines: list[bytes], size: int, number: int, at: Opened) -> Piece:
    where = f"message {number}"
    if size > at.limits.mail:
        return at.refused(too_large(at.limits.mail, "message"), where)
    data = b"".join(lines)
    if not data.strip():
        return at.refused("it is empty", where)
    return Received(f"{at.origin}, {where}", data, Kind.MAIL)

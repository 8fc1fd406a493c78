"""One file packed by gzip, bzip2 or xz."""

from __future__ import annotations

import bz2
import lzma
from typing import TYPE_CHECKING

from digest_tui.ingest.unpack import web_archives
from digest_tui.ingest.unpack.inflating import Inflating, gzip_member, inflated_start
from digest_tui.ingest.unpack.kinds import Form, tell
from digest_tui.ingest.unpack.opened import nested_too_deeply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest_tui.ingest.unpack.inflating import Unpacks
    from digest_tui.ingest.unpack.opened import Opened, Piece
    from digest_tui.ingest.unpack.streams import Stream

_XZ_MEMORY = 128 << 20
"""xz files say themselves how much memory they take to unpack; `xz -9` asks for 65 MiB."""


def gzipped(stream: Stream, at: Opened) -> Iterator[Piece]:
    """Give what is in a gzip file; in a web archive each record is packed by itself."""
    if tell(inflated_start(stream.head)) is Form.WARC:
        yield from web_archives.packed_records(stream, at)
    else:
        yield from _inside(stream, at, gzip_member)


def bzipped(stream: Stream, at: Opened) -> Iterator[Piece]:
    """Give what is in a bzip2 file."""
    return _inside(stream, at, bz2.BZ2Decompressor)


def xz_packed(stream: Stream, at: Opened) -> Iterator[Piece]:
    """Give what is in an xz file."""
    return _inside(stream, at, lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, _XZ_MEMORY))


def _inside(stream: Stream, at: Opened, make: Callable[[], Unpacks]) -> Iterator[Piece]:
    if at.depth >= at.limits.depth:
        yield at.refused(nested_too_deeply(at.limits.depth))
        return
    inflating = Inflating(stream.file, make, at.budget, granted=at.depth > 0)
    name = at.name.rpartition(".")[0] or at.name
    yield from at.again(inflating, at.inner(name))

"""Files that are one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.errors import Refused
from digest_tui.ingest.unpack.opened import too_large
from digest_tui.ingest.unpack.streams import read_at_most
from digest_tui.models import Kind, Received

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.ingest.unpack.opened import Opened, Piece
    from digest_tui.ingest.unpack.streams import Stream


def plain(stream: Stream, at: Opened) -> Iterator[Piece]:
    """Give a plain text."""
    return _one(stream, at, Kind.PLAIN, at.limits.text)


def markdown(stream: Stream, at: Opened) -> Iterator[Piece]:
    """Give a text in Markdown."""
    return _one(stream, at, Kind.MARKDOWN, at.limits.markdown)


def page(stream: Stream, at: Opened) -> Iterator[Piece]:
    """Give a web page."""
    return _one(stream, at, Kind.HTML, at.limits.page)


def mail(stream: Stream, at: Opened) -> Iterator[Piece]:
    """Give a message."""
    return _one(stream, at, Kind.MAIL, at.limits.mail)


def feed(stream: Stream, at: Opened) -> Iterator[Piece]:
    """Give what a feed carries."""
    from digest_tui.ingest.feeds import (  # type: ignore[import-not-found, import-untyped, unused-ignore] # noqa: PLC0415 - slow to import
        pieces_of_feed,
    )

    data = read_at_most(stream.file, at.limits.whole + 1)
    if len(data) > at.limits.whole:
        yield at.refused(too_large(at.limits.whole, "feed"))
        return
    try:
        yield from pieces_of_feed(data, at.origin)
    except Refused as refused:
        yield refused


def feed_list(_stream: Stream, at: Opened) -> Iterator[Piece]:
    """Say what takes a list of feeds."""
    yield at.refused("it is a list of feeds; `digest-tui sources import` takes it")


def other_xml(_stream: Stream, at: Opened) -> Iterator[Piece]:
    """Say which XML is read."""
    yield at.refused("it is XML, but neither a feed nor a web page")


def _one(stream: Stream, at: Opened, kind: Kind, most: int) -> Iterator[Piece]:
    data = read_at_most(stream.file, most + 1)
    if len(data) > most:
        yield at.refused(too_large(most))
    elif not data.strip():
        yield at.refused("it is empty")
    else:
        yield Received(at.origin, data, kind, at.charset, at.url)

"""From a file to the texts in it: one page, a line of JSON each, a web archive, a zip of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from digest_tui.ingest.unpack import archives, json_files, mailboxes, packed, single, web_archives
from digest_tui.ingest.unpack.kinds import Form, tell
from digest_tui.ingest.unpack.limits import Budget, Limits
from digest_tui.ingest.unpack.opened import Opened, Piece, told_by
from digest_tui.ingest.unpack.streams import BrokenStream, Stream
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest_tui.ingest.unpack.streams import Reads

__all__ = ["Limits", "unpack"]

_USUAL = Limits()
_READERS: dict[Form, Callable[[Stream, Opened], Iterator[Piece]]] = {
    Form.TEXT: single.plain,
    Form.HTML: single.page,
    Form.MARKDOWN: single.markdown,
    Form.MAIL: single.mail,
    Form.FEED: single.feed,
    Form.OPML: single.feed_list,
    Form.OTHER_XML: single.other_xml,
    Form.JSON: json_files.whole,
    Form.JSON_LINES: json_files.lines,
    Form.MAILBOX: mailboxes.messages,
    Form.WARC: web_archives.records,
    Form.ZIP: archives.members,
    Form.GZIP: packed.gzipped,
    Form.BZIP2: packed.bzipped,
    Form.XZ: packed.xz_packed,
}


def unpack(
    file: BinaryIO,
    origin: str,
    name: str,
    media_type: str | None = None,
    limits: Limits = _USUAL,
) -> Iterator[Piece]:
    """Give the texts in a file, each as it is found, and of what cannot be read why.

    A file that can only be read on, as a pipe, will do. One bad piece stops none of the
    others, so it is given as `Refused` and not raised.

    Args:
        file: The file, at its start.
        origin: Where it comes from, for people.
        name: What it is called; its ending tells its kind where its content does not.
        media_type: What a server or a message says that it is, with or without parameters.
        limits: The most of everything.
    """
    said, charset = told_by(media_type)
    opened = Opened(
        origin=clean_line(origin),
        name=name,
        media_type=said,
        charset=charset,
        limits=limits,
        again=_pieces,
        budget=Budget(limits),
    )
    yield from _pieces(file, opened)


def _pieces(file: Reads, at: Opened) -> Iterator[Piece]:
    try:
        stream = Stream(file)
        form = tell(stream.head, at.name, at.media_type)
        if isinstance(form, str):
            yield at.refused(form)
        else:
            yield from _READERS[form](stream, at)
    except BrokenStream as broken:
        yield at.refused(str(broken))
    except OSError as error:
        yield at.refused(error.strerror or str(error))

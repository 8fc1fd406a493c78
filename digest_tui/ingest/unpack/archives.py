"""Zip archives: the files in them, each read as if it lay in a folder."""

from __future__ import annotations

import io
import struct
import tempfile
import zipfile
import zlib
from typing import IO, TYPE_CHECKING, BinaryIO, cast

from digest_tui.ingest.unpack.opened import nested_too_deeply
from digest_tui.ingest.unpack.streams import HEAD, BrokenStream
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.ingest.unpack.limits import Budget
    from digest_tui.ingest.unpack.opened import Opened, Piece
    from digest_tui.ingest.unpack.streams import Stream

_IN_MEMORY = 16 << 20
_ENCRYPTED = 0x1
_READ = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""How members can be packed. The others are rare, and unpack without any bound at once."""
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    struct.error,
    ValueError,
    RuntimeError,  # of which NotImplementedError is one: what zipfile cannot do
    OverflowError,
)
_OFFICE = {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"}
_LONGEST_NAME = 300


def members(stream: Stream, at: Opened) -> Iterator[Piece]:
    """Give the texts in the files of a zip archive; nothing is written to where it says."""
    if at.depth >= at.limits.depth:
        yield at.refused(nested_too_deeply(at.limits.depth))
        return
    with _seekable(stream, at) as file:
        if at.depth == 0:
            at.budget.grant(file.seek(0, io.SEEK_END))
        try:
            archive = zipfile.ZipFile(cast("IO[bytes]", _Careful(file, at.limits.listing)))
        except _DAMAGE as error:
            reason = "its list of contents is too long"
            if not isinstance(error, _TooMuchError):
                reason = "it is a damaged zip archive, or its end is missing"
            yield at.refused(reason)
            return
        with archive:
            yield from _members(archive, at)


def _members(archive: zipfile.ZipFile, at: Opened) -> Iterator[Piece]:
    infos = archive.infolist()
    if infos and not _OFFICE.isdisjoint({infos[0].filename, infos[-1].filename}):
        yield at.refused("it is an office document, an e-book or a program, not text")
        return
    any_file = False
    for number, info in enumerate(infos):
        if number == at.limits.members:
            yield at.refused(f"it has more than {number:,} files; the rest is left")
            break
        name = _shown(info.filename)
        if info.is_dir() or _is_hidden(name):
            continue
        any_file = True
        inner = at.inner(name, f"{at.origin}/{name}")
        yield from _member(archive, info, inner)
        if at.budget.exhausted:
            return
    if not any_file:
        yield at.refused("there are no files in it")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, at: Opened) -> Iterator[Piece]:
    if info.flag_bits & _ENCRYPTED:
        yield at.refused("it is encrypted")
        return
    if info.compress_type not in _READ:
        yield at.refused(f"it is packed in a way that is not read (method {info.compress_type})")
        return
    try:
        file = archive.open(info)
    except _DAMAGE:
        yield at.refused("it is damaged in its archive")
        return
    with file:
        yield from at.again(_Counted(file, at.budget), at)


class _Counted:
    """A member of an archive, of which it is counted what comes out."""

    def __init__(self, file: IO[bytes], budget: Budget) -> None:
        self._file = file
        self._budget = budget

    def read(self, size: int, /) -> bytes:
        try:
            data = self._file.read(size)
        except _DAMAGE as error:
            raise BrokenStream("it is damaged in its archive, or cut off") from error
        self._budget.spend(len(data))
        return data


class _TooMuchError(ValueError):
    pass


class _Careful:
    """A file of which nobody reads very much at once: `zipfile` reads a whole list of contents.

    How long it is says the archive, and each entry takes ten times its size in memory.
    """

    def __init__(self, file: BinaryIO, most: int) -> None:
        self._file = file
        self._most = most
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > self._most:
            raise _TooMuchError
        return self._file.read(size if size >= 0 else self._most)


def _seekable(stream: Stream, at: Opened) -> BinaryIO:
    """Give a file in which one can go to and fro: the list of contents stands at the end.

    Raises:
        BrokenStream: It would have to be kept for that, and is too large.
    """
    under = cast("BinaryIO", stream.under)
    if at.depth == 0 and under.seekable():
        return cast("BinaryIO", io.BufferedReader(_Kept(under), HEAD))
    most = at.limits.nested if at.depth else at.limits.spooled
    kept = cast("BinaryIO", tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 - closed by who asked
    size = 0
    while data := stream.file.read(HEAD):
        size += len(data)
        if size > most:
            kept.close()
            raise BrokenStream(
                f"an archive from a pipe or inside another one can have {most / 1e6:.1f} MB "
                "at most, and this one has more"
            )
        kept.write(data)
    return kept


class _Kept(io.RawIOBase):
    """A file that belongs to somebody else, who will close it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _shown(name: str) -> str:
    """Give the path of a member without what leads out of the archive, and safe to show."""
    parts = clean_line(name).replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in {"", ".", ".."})[:_LONGEST_NAME]


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    return "__MACOSX" in parts or any(part.startswith(".") for part in parts)

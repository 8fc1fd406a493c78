"""A file of named arrays: written once, checked when it is opened, mapped and never read whole."""

from __future__ import annotations

import mmap
import os
import struct
import zlib
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import msgspec
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

VERSION = 1
"""Of the form of the file and of what is in it."""

_MAGIC = b"DTARRAYS"
_HEADER = struct.Struct("<8sIIIQ")
"""The sign, the version, the directory's length and CRC-32, the file's length."""
_ALIGNED = 64
"""Bytes: a line of the processor's cache, and more than any number needs."""
_DTYPES = ("|u1", "<u2", "<u4", "<u8", "<i4")


class ArraysDamaged(ValueError):
    """A file of arrays is not whole."""


_Number = Annotated[int, msgspec.Meta(ge=0)]


class _Entry(NamedTuple):
    dtype: str
    length: _Number
    offset: _Number
    """From the first byte of the first array."""
    checksum: _Number


class _Directory(msgspec.Struct):
    arrays: dict[str, _Entry]
    values: dict[str, int]


def write_arrays(path: Path, arrays: Mapping[str, NDArray[Any]], values: Mapping[str, int]) -> int:
    """Write a file that must not be there yet, down to the disk.

    Args:
        path: Where to. That its name lasts is for who moves it into its place.
        arrays: One-dimensional ones of unsigned integers, or of signed ones of four bytes.
        values: Numbers to be kept beside them.

    Returns:
        A checksum of everything.
    """
    plain = {name: _little(array) for name, array in arrays.items()}
    entries: dict[str, _Entry] = {}
    offset = 0
    for name, array in plain.items():
        offset = _aligned(offset)
        entries[name] = _Entry(array.dtype.str, array.size, offset, zlib.crc32(array.data))
        offset += array.nbytes
    directory = msgspec.json.encode(_Directory(entries, dict(values)))
    checksum = zlib.crc32(directory)
    start = _aligned(_HEADER.size + len(directory))
    header = _HEADER.pack(_MAGIC, VERSION, len(directory), checksum, start + offset)
    with path.open("xb") as file:
        file.write(header + directory)
        for name, array in plain.items():
            file.write(bytes(start + entries[name].offset - file.tell()))
            file.write(array.data)
        file.flush()
        os.fsync(file.fileno())
    return checksum


class ArrayFile:
    """An open file of arrays. What it gives stays readable as long as anybody holds it."""

    def __init__(self, path: Path) -> None:
        """Map a file.

        Raises:
            ArraysDamaged: It is cut off, or not what we write.
            OSError: It cannot be opened.
        """
        self._path = path
        with path.open("rb") as file:
            # A page of a map that is not in the file ends the process, so its length is
            # looked at first; files are never changed in place.
            length = os.fstat(file.fileno()).st_size
            directory, self._start, self.checksum = self._directory(
                file.read(_HEADER.size), file.read, length
            )
            self._mapped = mmap.mmap(file.fileno(), length, access=mmap.ACCESS_READ)
        self._bytes: NDArray[np.uint8] = np.frombuffer(self._mapped, np.uint8)
        self.values = directory.values
        self._entries = directory.arrays
        for name, entry in self._entries.items():
            self._check(name, entry)

    def __getitem__(self, name: str) -> NDArray[Any]:
        """Give an array, which cannot be written to."""
        try:
            entry = self._entries[name]
        except KeyError as error:
            raise self._damaged(f"has no {name}") from error
        return self._raw(entry).view(entry.dtype)

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def value(self, name: str) -> int:
        """Give a number that is kept beside the arrays."""
        try:
            return self.values[name]
        except KeyError as error:
            raise self._damaged(f"has no {name}") from error

    def let_go(self, name: str | None = None) -> None:
        """Hold nothing of the file, or of an array, in memory; it is mapped again when wanted."""
        start, length = 0, len(self._mapped)
        if name is not None:
            entry = self._entries[name]
            start = self._start + entry.offset
            length = entry.length * np.dtype(entry.dtype).itemsize + start % mmap.PAGESIZE
            start -= start % mmap.PAGESIZE
        if length and hasattr(mmap, "MADV_DONTNEED"):  # not with Windows
            self._mapped.madvise(mmap.MADV_DONTNEED, start, length)

    def verify(self) -> None:
        """Read everything once.

        Raises:
            ArraysDamaged: A byte is not what was written.
        """
        for name, entry in self._entries.items():
            if zlib.crc32(self._raw(entry).data) != entry.checksum:
                raise self._damaged(f"{name} is not what was written")

    def _raw(self, entry: _Entry) -> NDArray[np.uint8]:
        start = self._start + entry.offset
        return self._bytes[start : start + entry.length * np.dtype(entry.dtype).itemsize]

    def _directory(
        self, header: bytes, read: Callable[[int], bytes], length: int
    ) -> tuple[_Directory, int, int]:
        try:
            magic, version, size, checksum, whole = _HEADER.unpack(header)
        except struct.error as error:
            raise self._damaged("is cut off") from error
        if magic != _MAGIC or version != VERSION:
            raise self._damaged("is of another form")
        if whole != length or _HEADER.size + size > length:
            raise self._damaged("is cut off")
        directory = read(size)
        if zlib.crc32(directory) != checksum:
            raise self._damaged("has a directory that is not what was written")
        try:
            read_directory = msgspec.json.decode(directory, type=_Directory)
        except msgspec.DecodeError as error:
            raise self._damaged("has a directory that cannot be read") from error
        return read_directory, _aligned(_HEADER.size + size), checksum

    def _check(self, name: str, entry: _Entry) -> None:
        if entry.dtype not in _DTYPES or entry.offset % _ALIGNED:
            raise self._damaged(f"has no place for {name}")
        end = self._start + entry.offset + entry.length * np.dtype(entry.dtype).itemsize
        if end > self._bytes.size:
            raise self._damaged(f"is too short for {name}")

    def _damaged(self, what: str) -> ArraysDamaged:
        return ArraysDamaged(f"{self._path.name} {what}")


def _little(array: NDArray[Any]) -> NDArray[Any]:
    little = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
    if little.ndim != 1 or little.dtype.str not in _DTYPES:
        raise TypeError(f"{little.ndim} dimensions of {little.dtype.str} cannot be written")
    return little


def _aligned(offset: int) -> int:
    return -(-offset // _ALIGNED) * _ALIGNED

"""A file of arrays that is not whole is an error of ours, wherever it is broken."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from digest_tui.index.segment.arrays import ArrayFile, ArraysDamaged, write_arrays

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

ARRAYS: dict[str, NDArray[Any]] = {
    "bytes": np.arange(7, dtype=np.uint8),
    "none": np.empty(0, np.uint32),
    "signed": np.array([-1, 5], np.int32),
    "long": np.arange(1000, dtype=np.uint64),
}


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "some.arrays"
    write_arrays(path, ARRAYS, {"documents": 3})
    return path


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "some.arrays"
    checksum = write_arrays(path, ARRAYS, {"documents": 3})
    file = ArrayFile(path)
    assert list(file) == list(ARRAYS)
    for name, array in ARRAYS.items():
        assert file[name].dtype == array.dtype
        assert file[name].tolist() == array.tolist()
        assert file[name].ctypes.data % 64 == 0
        assert not file[name].flags.writeable
    assert file.value("documents") == 3
    assert file.checksum == checksum
    file.verify()


def test_no_file_is_overwritten(written: Path) -> None:
    with pytest.raises(FileExistsError):
        write_arrays(written, {}, {})


@pytest.mark.parametrize("array", [np.zeros((2, 2), np.uint8), np.zeros(2), np.zeros(2, np.int64)])
def test_other_arrays_are_not_written(tmp_path: Path, array: NDArray[Any]) -> None:
    with pytest.raises(TypeError):
        write_arrays(tmp_path / "some.arrays", {"one": array}, {})
    assert not list(tmp_path.iterdir())


def test_a_cut_file_cannot_be_opened(written: Path) -> None:
    whole = written.read_bytes()
    for length in [*range(0, len(whole), 397), len(whole) - 1]:
        written.write_bytes(whole[:length])
        with pytest.raises(ArraysDamaged, match=r"some\.arrays"):
            ArrayFile(written)
    written.write_bytes(whole + b"\0")
    with pytest.raises(ArraysDamaged, match="cut off"):
        ArrayFile(written)


def test_a_changed_byte_is_found(written: Path) -> None:
    whole = bytearray(written.read_bytes())
    start = whole.index(b"}}") + 2
    offsets = random.Random(1).sample(range(len(whole)), 80)
    spared = 0
    for offset in offsets:
        changed = bytearray(whole)
        changed[offset] ^= 0x41
        written.write_bytes(changed)
        try:
            ArrayFile(written).verify()
        except ArraysDamaged:
            continue
        # Between the arrays nothing is read.
        assert whole[offset] == 0
        assert offset >= start
        spared += 1
    assert spared < len(offsets) / 4


DIRECTORIES = {
    "no arrays": b'{"values": {}}',
    "no object": b"[]",
    "no json": b"{",
    "deep": b"[" * 100_000,
    "another type": b'{"values": {}, "arrays": {"a": ["|O", 1, 0, 0]}}',
    "too few": b'{"values": {}, "arrays": {"a": ["|u1", 1]}}',
    "no numbers": b'{"values": {}, "arrays": {"a": ["|u1", "1", 0, 0]}}',
    "no type": b'{"values": {}, "arrays": {"a": [["|u1"], 1, 0, 0]}}',
    "negative": b'{"values": {}, "arrays": {"a": ["|u1", 1, -64, 0]}}',
    "not aligned": b'{"values": {}, "arrays": {"a": ["|u1", 1, 1, 0]}}',
    "too long": b'{"values": {}, "arrays": {"a": ["|u1", 99999999999999999999, 0, 0]}}',
    "far away": b'{"values": {}, "arrays": {"a": ["|u1", 1, 6400000, 0]}}',
}


@pytest.mark.parametrize("directory", DIRECTORIES.values(), ids=DIRECTORIES.keys())
def test_a_directory_that_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, directory: bytes
) -> None:
    path = tmp_path / "some.arrays"
    monkeypatch.setattr("msgspec.json.encode", lambda _: directory)
    write_arrays(path, {"a": np.zeros(4, np.uint8)}, {})
    with pytest.raises(ArraysDamaged, match=r"some\.arrays"):
        ArrayFile(path)


def test_what_is_missing_is_damage(written: Path) -> None:
    file = ArrayFile(written)
    with pytest.raises(ArraysDamaged, match="has no words"):
        file["words"]
    with pytest.raises(ArraysDamaged, match="has no length"):
        file.value("length")

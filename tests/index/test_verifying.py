"""What is damage though no checksum says so, and what is none whatever was raised."""

from __future__ import annotations

import shutil
import struct
from typing import TYPE_CHECKING, Any

import pytest
from whoosh.fields import ID, Schema

from digest_tui.index import Index, IndexDamaged, storage
from digest_tui.index.schema import make_schema
from digest_tui.index.segment.arrays import ArrayFile, write_arrays
from digest_tui.index.storage import BuildStorage
from digest_tui.library import Library
from digest_tui.library.mending import _MADE_AGAIN
from digest_tui.models import Question
from tests.helpers import article
from tests.index.test_index import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets

    Spoil = Callable[[Path], object]


def segment_of(build: Path) -> Path:
    (segment,) = build.glob("*.arrays")
    return segment


def toc_of(build: Path) -> Path:
    (toc,) = build.glob("*.toc")
    return toc


def replaced(path: Path, content: bytes) -> None:
    """As everything is replaced: what is mapped stays as it was."""
    path.unlink()
    path.write_bytes(content)
    path.chmod(0o600)


def another_byte(build: Path) -> None:
    content = bytearray(segment_of(build).read_bytes())
    content[-1] ^= 1
    replaced(segment_of(build), bytes(content))


def cut_off(build: Path) -> None:
    replaced(segment_of(build), segment_of(build).read_bytes()[:-1])


def of_another_version(build: Path) -> None:
    content = bytearray(segment_of(build).read_bytes())
    struct.pack_into("<I", content, 8, 99)
    replaced(segment_of(build), bytes(content))


def of_another_build(build: Path) -> None:
    """Whole in itself: another index has written it."""
    (build.parent / "other").mkdir()
    other = Shelf(Index(build.parent / "other"))
    other.put(article("Kursk.", id="other"))
    replaced(segment_of(build), segment_of(other.place).read_bytes())
    shutil.rmtree(build.parent / "other")


def rewritten(build: Path, change: Callable[[list[Any]], object], schema: Schema) -> None:
    opened = BuildStorage(build)
    toc = opened.toc()
    change(toc.segments)
    opened.put_toc(schema, toc.segments, toc.generation)
    opened.let_go()


def of_another_schema(build: Path) -> None:
    rewritten(build, len, Schema(article=ID()))


def deleted_beyond(build: Path) -> None:
    rewritten(build, lambda segments: segments[0].deleted.add(999), make_schema())


def of_an_older_program(build: Path) -> None:
    """Something is not there that it has now."""
    content = toc_of(build).read_bytes()
    replaced(toc_of(build), content.replace(b',"deleted":[]', b""))


def leading_nowhere(build: Path) -> None:
    """Every checksum fits what was written."""
    path = segment_of(build)
    file = ArrayFile(path)
    arrays = {name: file[name] for name in file}
    arrays["article.ordinals"] = arrays["article.ordinals"] + 1000
    path.unlink()
    checksum = write_arrays(path, arrays, file.values)
    rewritten(build, lambda segments: setattr(segments[0], "checksum", checksum), make_schema())


def marked_as_another(build: Path) -> None:
    replaced(build / "mark", b"0123456789abcdef0123456789abcdef - 3")


def marked_beyond(build: Path) -> None:
    name = build.suffix[1:]
    replaced(build / "mark", f"{name} - {2**63}".encode())


def too_large(build: Path) -> None:
    with toc_of(build).open("ab") as toc:
        toc.truncate(storage._LARGEST + 1)


SPOILT: dict[str, Spoil] = {
    spoil.__name__: spoil
    for spoil in (
        *(another_byte, cut_off, of_another_version, of_another_build, of_another_schema),
        *(deleted_beyond, of_an_older_program, leading_nowhere),
        *(marked_as_another, marked_beyond, too_large),
    )
} | {
    "no segment": lambda build: segment_of(build).unlink(),
    "no table of contents": lambda build: toc_of(build).unlink(),
    "an empty table of contents": lambda build: replaced(toc_of(build), b""),
    "another generation": lambda build: toc_of(build).rename(build / "_MAIN_99.toc"),
    "a segment elsewhere": lambda build: replaced(
        toc_of(build), toc_of(build).read_bytes().replace(b'"id":"', b'"id":"../')
    ),
    "a table of contents of rubbish": lambda build: replaced(toc_of(build), b"\xff" * 999),
    "a pointer to nowhere": lambda build: replaced(build.with_suffix(""), b"index-v3.\n"),
}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    made = Shelf(Index(tmp_path))
    made.put(article("Kursk.", id="first"), article("Kursk.", id="second"))
    return made


# Whoosh forgets to close a file that it cannot read.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_what_is_not_whole(shelf: Shelf, tmp_path: Path, spoil: Spoil) -> None:
    assert Index(tmp_path).verify() == shelf.index.build
    spoil(shelf.place)
    with pytest.raises(IndexDamaged):
        Index(tmp_path).verify()


def test_what_is_whole(shelf: Shelf, tmp_path: Path) -> None:
    index = Index(tmp_path)
    del shelf.kept["first"]
    shelf.follow(["first"])
    assert index.verify() == shelf.index.build
    with shelf.index.writing(0):
        shelf.index.rebuild("a-library", 5, [*shelf.kept], shelf.load)
    assert index.verify() == index._folder.build
    shelf.index.reset(index._folder.build)
    assert index.verify() == index._folder.build


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_damage_is_mended_whatever_it_makes_a_search_raise(
    seeded: Library, outlets: Outlets, monkeypatch: pytest.MonkeyPatch, spoil: Spoil
) -> None:
    (mark,) = seeded.folder.glob("index-v*/mark")
    seeded.close()
    find = Index.find

    def found(self: Index, *given: Any) -> Any:
        if self.build == damaged:
            with self._looking():
                raise KeyError("as a mistake of ours")
        return find(self, *given)

    spoil(mark.parent)
    damaged = mark.parent.suffix[1:]
    monkeypatch.setattr(Index, "find", found)
    with Library(seeded.folder, outlets) as library:
        answer = library.ask(Question("korea"))
        assert answer.total == 3
        assert not mark.exists()
        # Without a pointer there is no index, and nothing that could be damaged.
        silent = spoil is SPOILT["a pointer to nowhere"]
        assert answer.note == (None if silent else _MADE_AGAIN)
        assert library.ask(Question("officers")).note is None

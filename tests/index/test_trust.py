"""What others can have written is not opened, and nothing that is opened can run code."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import TOC

from digest_tui.errors import IndexRefused
from digest_tui.index import Index, trust
from digest_tui.index.schema import make_schema
from digest_tui.library import Library
from digest_tui.models import Question
from tests.library.asking import sources

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets


class Hostile:
    """Runs code when it is unpickled."""

    def __init__(self, trace: Path) -> None:
        self._trace = trace

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self._trace),)


def toc_of(folder: Path) -> Path:
    (toc,) = folder.glob("index-v*.*/*.toc")
    return toc


def build_of(folder: Path) -> Path:
    return toc_of(folder).parent


def pointer_of(folder: Path) -> Path:
    return build_of(folder).with_suffix("")


def poisoned(library: Library, trace: Path) -> None:
    """Put code where Whoosh looks for a pickle: opening its index would run it."""
    toc = toc_of(library.folder)
    memory = RamStorage()
    generation = int(toc.stem.rpartition("_")[2])
    TOC(make_schema(), [Hostile(trace)], generation).write(memory, "MAIN")
    ((_, content),) = memory.files.items()
    toc.write_bytes(content)


def writable_by_all(path: Path) -> None:
    path.chmod(path.stat().st_mode | 0o002)


def writable_by_the_group(path: Path) -> None:
    path.chmod(path.stat().st_mode | 0o020)


def owned_by_another(path: Path) -> None:
    os.chown(path, 12345, -1)


def behind_a_link(path: Path) -> None:
    elsewhere = path.with_name(f"{path.name}-elsewhere")
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


@pytest.mark.parametrize("where", [build_of, pointer_of, toc_of])
@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (writable_by_all, "can be written by other users"),
        (writable_by_the_group, "can be written by other users"),
        (behind_a_link, "is a link to another place"),
        pytest.param(
            owned_by_another,
            "belongs to another user",
            marks=pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away"),
        ),
    ],
)
def test_it_is_refused_with_a_reason(
    seeded: Library,
    outlets: Outlets,
    where: Callable[[Path], Path],
    spoil: Callable[[Path], None],
    why: str,
) -> None:
    place = where(seeded.folder)
    trace = seeded.folder / "trace"
    poisoned(seeded, trace)
    spoil(place)
    with pytest.raises(IndexRefused, match=f"{place.name} {why}.*delete it"):
        assert Index(seeded.folder).mark
    assert not trace.exists()
    with Library(seeded.folder, outlets) as library:
        answer = library.ask(Question("korea"))
        assert answer.total == 3
        assert answer.note is not None
        assert why in answer.note
        assert answer.note.endswith("this session has made one for itself")
    assert not trace.exists()


def test_code_in_a_table_of_contents_is_not_run(
    seeded: Library, outlets: Outlets, tmp_path: Path
) -> None:
    """Not even where it is the reader's own file."""
    poisoned(seeded, tmp_path / "trace")
    with Library(seeded.folder, outlets) as library:
        assert library.ask(Question("korea")).total == 3
    assert not (tmp_path / "trace").exists()


# Whoosh forgets to close a file that it cannot read.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_whoosh_would_run_it(seeded: Library, tmp_path: Path) -> None:
    """The code would run: the test above is none that cannot fail."""
    poisoned(seeded, tmp_path / "trace")
    with suppress(Exception):
        TOC.read(FileStorage(str(build_of(seeded.folder))), "MAIN")
    assert (tmp_path / "trace").exists()


@pytest.mark.parametrize(
    ("owner", "host", "refused"),
    [(0, 5, False), (os.geteuid(), 5, False), (5, 5, False), (777, 5, True)],
)
def test_whose_it_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: int, host: int, refused: bool
) -> None:
    """Of whoever opens it, of root, of whom the folder belongs to."""
    real = os.fstat
    around = list(tmp_path.stat())
    around[4] = host

    def given_away(number: int) -> os.stat_result:
        found = list(real(number))
        found[4] = owner
        return os.stat_result(found)

    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "file").chmod(0o600)
    monkeypatch.setattr(os, "fstat", given_away)
    monkeypatch.setattr(os, "stat", lambda *_, **__: os.stat_result(around))
    try:
        trust.open_file(tmp_path, "file").close()
    except IndexRefused:
        assert refused
    else:
        assert not refused


def test_after_it_was_deleted_as_advised_it_is_made_again(
    seeded: Library, outlets: Outlets
) -> None:
    seeded.close()
    for where in (toc_of, pointer_of):
        place = where(seeded.folder)
        writable_by_all(place)
        place.unlink()
        with Library(seeded.folder, outlets) as library:
            assert sources(library, "officers") == ["ukrainska-pravda"]
            assert library.ask(Question("officers")).note is None


def test_nobody_else_can_write_what_we_write(
    library: Library, tmp_path: Path, outlets: Outlets
) -> None:
    """Where a group of users is meant to share their files, too."""
    before = os.umask(0)
    try:
        path = tmp_path / "zebra.txt"
        path.write_text("A title\nA zebra was seen in the town.")
        list(library.add([str(path)]))
    finally:
        os.umask(before)
    written = [build_of(library.folder), pointer_of(library.folder)]
    written += build_of(library.folder).iterdir()
    assert {oct(one.stat().st_mode & 0o022) for one in written} == {"0o0"}
    assert Library(library.folder, outlets).ask(Question("zebra")).note is None


@pytest.mark.parametrize(
    ("kept", "folder", "files"),
    [(0o644, 0o755, 0o644), (0o640, 0o750, 0o640), (0o600, 0o700, 0o600), (0o666, 0o755, 0o644)],
)
def test_who_may_read_the_articles_may_read_the_index(
    seeded: Library, outlets: Outlets, kept: int, folder: int, files: int
) -> None:
    (seeded.folder / "library.sqlite3").chmod(kept)
    shutil.rmtree(build_of(seeded.folder))
    with Library(seeded.folder, outlets) as library:
        assert library.ask(Question("korea")).total == 3
    build = build_of(seeded.folder)
    assert oct(build.stat().st_mode & 0o777) == oct(folder)
    assert {oct(one.stat().st_mode & 0o777) for one in build.iterdir()} == {oct(files)}


def test_a_pipe_in_place_of_a_file_is_no_trap(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe", 0o600)
    with pytest.raises(IsADirectoryError):
        trust.open_file(tmp_path, "pipe")


def test_the_table_of_contents_is_where_this_looks_for_it(seeded: Library) -> None:
    assert TOC._pattern("MAIN").match(toc_of(seeded.folder).name)

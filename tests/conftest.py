"""What all tests share: the sample articles and libraries of them, in a folder of their own."""

from __future__ import annotations

import gc
import itertools
import shutil
import signal
from typing import TYPE_CHECKING

import pytest

from digest_tui.ingest import load_outlets
from digest_tui.ingest.decode import decode
from digest_tui.ingest.plain import read_plain
from digest_tui.library import Library
from tests.helpers import SEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let what is compared with files be written anew."""
    parser.addoption("--update-goldens", action="store_true", help="write the goldens anew")
    parser.addoption("--update-snapshots", action="store_true", help="draw the snapshots anew")


def pytest_configure() -> None:
    """Let Ctrl+C be what it is, for us and for what the tests start.

    A shell without job control starts in the background with it ignored (POSIX, 2.11 of the
    shell's language), and what a process ignores its children ignore as well.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Collect garbage more seldom, and never look through what stays to the end.

    By itself, that takes a third of the time of the screen's tests, which leave much behind.
    What was never closed is still said, at the latest when pytest collects all of it at the end.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 10)


@pytest.fixture(scope="session")
def _folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Empty folders, one after the other."""
    around = tmp_path_factory.mktemp("alone")

    def made() -> Iterator[Path]:
        for number in itertools.count():
            folder = around / str(number)
            folder.mkdir()
            yield folder

    return made()


@pytest.fixture(autouse=True)
def _alone(
    request: pytest.FixtureRequest, _folders: Iterator[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No test sees what the person who runs it has set or filed.

    Where a test does not ask for pytest's folder, which comes with a link to the last one and
    takes a tenth of the time of most tests, any will do.
    """
    asks = "tmp_path" in request.fixturenames
    folder = request.getfixturevalue("tmp_path") if asks else next(_folders)
    monkeypatch.setenv("DIGEST_TUI_CONFIG", str(folder / "config"))
    monkeypatch.setenv("DIGEST_TUI_LIBRARY", str(folder / "library"))
    monkeypatch.setenv("DIGEST_TUI_STATE", str(folder / "state"))
    terminal = ("TMUX", "STY", "SSH_CONNECTION", "SSH_TTY", "VTE_VERSION", "TERM_PROGRAM")
    for name in ("DIGEST_TUI_THEME", "NO_COLOR", "COLORTERM", *terminal):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def outlets() -> Outlets:
    """Our own rule files."""
    return load_outlets()


@pytest.fixture(scope="session")
def seeds(outlets: Outlets) -> dict[str, Article]:
    """The sample articles as they are read, by file name."""
    return {
        path.name: read_plain(decode(path.read_bytes(), path.name).text, path.name, outlets)
        for path in sorted(SEEDS.glob("*.txt"))
    }


@pytest.fixture
def library(tmp_path: Path, outlets: Outlets) -> Library:
    """An empty library."""
    return Library(tmp_path / "library", outlets)


@pytest.fixture(scope="session")
def _filed_once(tmp_path_factory: pytest.TempPathFactory, outlets: Outlets) -> Path:
    """The folder of a library of the samples, filed and indexed; nobody writes to it."""
    folder = tmp_path_factory.mktemp("samples") / "library"
    with Library(folder, outlets) as library:
        outcomes = list(library.add([str(SEEDS)]))
    assert [outcome.refused for outcome in outcomes] == [None] * 3
    return folder


@pytest.fixture
def seeded(_filed_once: Path, tmp_path: Path, outlets: Outlets) -> Library:
    """A library of the three sample articles, where the command line finds it too."""
    shutil.copytree(_filed_once, tmp_path / "library", dirs_exist_ok=True)
    return Library(tmp_path / "library", outlets)

"""What a kiosk shuts, before anything else of the program runs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from digest_tui import kiosk
from digest_tui.config import load_config
from digest_tui.errors import LibraryError
from digest_tui.library import open_library
from digest_tui.library.present_index import PresentIndex
from tests.helpers import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.library import Library


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("/srv/news/library.sqlite3: another session", "a file: another session"),
        ("/srv/my news/library.sqlite3 is damaged", "a file is damaged"),
        (
            "no library is in /srv/news (did you mean /srv/new?)",
            "in a file (did you mean a file?)",
        ),
        ("~/.config/digest-tui/config.toml: no", "a file: no"),
        ('File "/usr/lib/python3/x.py", line 3', 'File "a file", line 3'),
        ("https://example.org/a/b gave nothing", "https://example.org/a/b gave nothing"),
        ("press / to search, and/or q", "press / to search, and/or q"),
    ],
)
def test_no_file_is_named(said: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kiosk.without_paths(said).endswith(shown)
    monkeypatch.delenv("DIGEST_TUI_KIOSK", raising=False)
    assert str(LibraryError(said)) == said
    monkeypatch.setenv("DIGEST_TUI_KIOSK", "1")
    assert str(LibraryError(said)).endswith(shown)


@pytest.mark.parametrize("how", ["option", "variable"])
def test_what_who_connects_can_have_set_is_forgotten(how: str) -> None:
    """All of it is of this process, so another one is started."""
    looked = (
        "import os, signal, sys; from digest_tui import kiosk; kiosk.enclose(sys.argv[1:]);"
        " print(*sorted(os.environ)); print(signal.getsignal(signal.SIGTSTP)); 1 / 0"
    )
    set_ = ("DIGEST_TUI_LIBRARY", "DIGEST_TUI_STATE", "PYTHONINSPECT", "XDG_STATE_HOME")
    env = dict.fromkeys(
        (*set_, "EDITOR", "PAGER", "BROWSER", "TEXTUAL_LOG", "TMPDIR", "TMUX"), "/tmp"
    )
    env |= {"HOME": "/", "TERM": "xterm", "LC_ALL": "C.UTF-8"}
    env |= {"DIGEST_TUI_KIOSK": "1"} if how == "variable" else {}
    args = ["--kiosk"] if how == "option" else []
    ran = subprocess.run(
        [sys.executable, "-c", looked, *args],
        env=env,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    names, stopping = ran.stdout.splitlines()
    assert names.split() == ["DIGEST_TUI_KIOSK", "HOME", "LC_ALL", "TERM"]
    assert stopping == str(signal.SIG_IGN)
    assert ran.stderr == ("digest-tui: the program made a mistake (ZeroDivisionError) and ended\n")


def test_nothing_is_shut_where_it_was_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIGEST_TUI_KIOSK", raising=False)
    before = dict(os.environ)
    kiosk.enclose(["--library", "x"])
    assert dict(os.environ) == before


class TestLibrary:
    @pytest.fixture(autouse=True)
    def _kiosk(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DIGEST_TUI_KIOSK", "1")

    def test_it_has_to_be_there(self, tmp_path: Path) -> None:
        with pytest.raises(LibraryError, match="no library here that can be read"):
            open_library(load_config(str(tmp_path / "none")))
        assert not (tmp_path / "none").exists()

    def test_it_has_to_be_one_that_cannot_be_written(self, seeded: Library) -> None:
        """A mistake of the program could do what the system lets it."""
        with pytest.raises(LibraryError, match="this one can be written"):
            open_library(load_config(str(seeded.folder)))

    def test_no_session_makes_an_index_for_itself(self, tmp_path: Path) -> None:
        with pytest.raises(LibraryError, match="nothing can be searched here now"):
            PresentIndex(tmp_path).set_aside()

"""Settings, and folders that cannot be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from digest_tui.config import load_config
from digest_tui.errors import DigestError
from digest_tui.ingest import load_outlets

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "config"
    folder.mkdir()
    return folder


def test_a_library_that_has_no_place(folder: Path) -> None:
    with pytest.raises(DigestError, match=r"^~nosuchuser/x: no one here has that home"):
        load_config("~nosuchuser/x")
    (folder / "config.toml").write_text('library = "a\\u0000b"')
    with pytest.raises(DigestError, match=r"^a␀b: no folder's name can hold a zero byte"):
        load_config()


def test_pipes_are_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "config.toml")
    with pytest.raises(DigestError, match="the settings have to be a file"):
        load_config()
    (folder / "sources").mkdir()
    os.mkfifo(folder / "sources" / "x.toml")
    (problem,) = load_outlets(folder / "sources").problems
    assert "x.toml: it is no file" in str(problem)


def test_rules_that_cannot_be_looked_at_are_a_problem_and_no_end(folder: Path) -> None:
    assert load_outlets(folder / "sources").problems == ()
    (folder / "sources").symlink_to("sources")
    outlets = load_outlets(folder / "sources")
    assert "sources: Too many levels of symbolic links" in str(outlets.problems[0])
    assert outlets.find("kyiv post") is not None


def test_a_path_swallows_no_words_after_it(folder: Path) -> None:
    with pytest.raises(DigestError, match=r"^~nosuchuser␛\[: no one here"):
        load_config("~nosuchuser\x1b[")

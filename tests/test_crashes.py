"""What a mistake leaves behind: bounded, private, harmless."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from digest_tui.crashes import LOG, MOST_KEPT, crashed

if TYPE_CHECKING:
    from pathlib import Path


def _mistake(words: str) -> Exception:
    try:
        _fail(words)
    except ValueError as error:
        return error
    raise AssertionError


def _fail(words: str) -> None:
    raise ValueError(words)


def test_the_newest_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    for number in range(40):
        crashed(_mistake(f"mistake {number} " + "\x1b[2Jx" * 10_000), folder)
    told = (folder / LOG).read_bytes()
    assert len(told) == MOST_KEPT
    assert b"mistake 39" in told
    assert b"mistake 0 " not in told
    assert b"\x1b" not in told
    assert stat.S_IMODE((folder / LOG).stat().st_mode) == 0o600
    assert [each.name for each in folder.iterdir()] == [LOG]


def test_the_words_fit_on_a_line(tmp_path: Path) -> None:
    said = str(crashed(_mistake("one\ntwo\x1b[31m\n" + "x" * 1000), tmp_path))
    assert "\n" not in said
    assert "\x1b" not in said
    assert len(said) < 300 + len(str(tmp_path))


def test_no_link_is_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    (tmp_path / LOG).symlink_to(secret)
    crashed(_mistake("oh"), tmp_path)
    assert secret.read_text() == "secret"
    assert "secret" not in (tmp_path / LOG).read_text()


def test_a_log_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "cannot be written" in str(crashed(_mistake("oh"), tmp_path / "file"))

"""Output and input that are closed, full, not read to the end, or of another encoding."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import digest
from tests.helpers import ROOT, lines

if TYPE_CHECKING:
    from pathlib import Path

FULL = "/dev/full"
needs_full = pytest.mark.skipif(not os.path.exists(FULL), reason="no /dev/full")  # noqa: PTH110
READING = [
    ["search", "korea"],
    ["show", "caliber"],
    ["show", "caliber", "--original"],
    ["show", "caliber", "--json"],
    ["compare", "caliber", "euromaidan"],
    ["sources"],
    ["takeaways"],
    ["--help"],
    ["search", "--help"],
    ["--version"],
]
LONG = READING[3:5]
LOST = "digest-tui: the output cannot be written (No space left on device)"


def shell(line: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which `digest` is the program."""
    script = f'digest() {{ "{sys.executable}" -m digest_tui "$@"; }}\n{line}'
    return subprocess.run(
        ["bash", "-c", script],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=os.environ | env,
        timeout=60,
    )


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number}.txt").write_bytes(lines(f"Title {number}", f"A zebra {number}."))
    return folder


@needs_full
@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize("args", READING, ids=" ".join)
def test_output_that_is_full(args: list[str]) -> None:
    done = shell(f"digest {' '.join(args)} >{FULL}")
    assert (done.returncode, done.stderr.decode().splitlines()[-1]) == (6, LOST)
    assert b"Traceback" not in done.stderr


@needs_full
@pytest.mark.usefixtures("seeded")
def test_words_that_cannot_be_written_change_nothing() -> None:
    for args in READING[::2]:
        done = shell(f"digest {' '.join(args)} 2>{FULL}")
        assert done.returncode == 0
        assert done.stdout
    assert shell(f"digest show nobody 2>{FULL}").returncode == 3


@needs_full
@pytest.mark.parametrize("form", ["", "--json"])
def test_filing_and_removing_go_on_where_output_is_full(many: Path, form: str) -> None:
    done = shell(f"digest add {many} missing {form} >{FULL}")
    assert done.returncode == 6
    assert done.stderr.decode().splitlines() == [
        "refused  missing: there is no such file or folder",
        "30 filed, 1 refused",
        LOST,
    ]
    done = shell(f"digest remove title-1 title-2 title-3 >{FULL}")
    assert (done.returncode, done.stderr.decode()) == (6, f"{LOST}\n")
    assert digest("search", "zebra", "--json").json["total"] == 27


def test_filing_goes_on_where_nobody_reads(many: Path) -> None:
    done = shell(f"digest add {many} | true; exit ${{PIPESTATUS[0]}}")
    assert (done.returncode, done.stderr) == (0, b"30 filed\n")


def test_streams_that_are_closed(many: Path) -> None:
    for line in ("digest <&-", "digest open seeds <&-", "digest 2>&-"):
        assert shell(line).returncode == 5
    done = shell("digest add - seeds <&-")
    assert done.returncode == 1
    assert done.stderr == b"refused  standard input: it is closed\n3 filed, 1 refused\n"
    done = shell("digest search korea >&-")
    assert done.returncode == 6
    assert b"the output cannot be written (Bad file descriptor)" in done.stderr
    # No file of the library may be taken for an output that is closed.
    assert shell(f"digest add {many} missing >&- 2>&-").returncode == 6
    assert digest("search", "zebra", "--json").json["total"] == 30


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize(
    ("encoding", "commands"), [("latin-1", READING), ("koi8-r", LONG), ("cp1252", LONG)]
)
def test_letters_that_an_encoding_lacks(encoding: str, commands: list[list[str]]) -> None:
    for args in commands:
        done = digest(*args, encoding=encoding)
        assert (done.code, "Traceback" in done.err) == (0, False), args
        if "--json" in args:
            assert done.json == digest(*args).json
        else:
            assert "\\u201" not in done.out  # quotation marks and dashes have their likes
    latin = digest("show", "caliber", encoding="latin-1").out
    assert 'has sent "hundreds" of injured soldiers' in latin.replace("\n", " ")


def test_a_letter_without_a_like_is_given_by_its_number(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Київ\nSome words of it.", "utf-8")
    digest("add", str(tmp_path / "a.txt"))
    done = shell("digest search words", PYTHONIOENCODING="latin-1")
    assert done.stdout.startswith(rb"\u041a\u0438\u0457\u0432")

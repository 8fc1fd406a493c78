"""What an installed copy holds."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.helpers import ROOT, SEEDS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
         "--disable-pip-version-check", "--wheel-dir", str(folder), str(ROOT)],
        check=True,
        timeout=120,
    )  # fmt: skip
    (built,) = folder.glob("digest_tui-*.whl")
    return built


def test_the_samples_travel_along(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for path in SEEDS.glob("*.txt"):
            assert archive.read(f"digest_tui/samples/{path.name}") == path.read_bytes()


def test_what_is_no_code_travels_along(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for name in ("tui/digest.tcss", "text/countries.tsv", "ingest/outlet_rules/isw.toml"):
        assert f"digest_tui/{name}" in names


def test_an_installed_copy_finds_its_samples(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = (
        "from digest_tui.library import samples; from digest_tui.cli import main; import sys; "
        "sys.argv = ['digest-tui', 'add', str(samples())]; main()"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env={"PATH": "", "PYTHONPATH": str(tmp_path / "site"), "HOME": str(tmp_path)},
        timeout=60,
    )
    assert done.stderr.decode() == "3 filed\n"
    assert str(tmp_path / "site") not in done.stdout.decode()

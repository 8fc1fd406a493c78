"""What the layers promise, seen from a fresh interpreter."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from digest_tui import models
from tests.helpers import ROOT

RUN = """
import sys
sys.argv = ["digest-tui", *{args!r}]
from digest_tui.cli import main
try:
    main()
except SystemExit:
    pass
"""
TOLD = "\nimport json, sys; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"


def modules_of(*args: str) -> set[str]:
    """Run the program and give what it has imported."""
    return modules_after(RUN.format(args=list(args)))


def modules_after(code: str) -> set[str]:
    """Run some code and give what it has imported."""
    done = subprocess.run(
        [sys.executable, "-c", code + TOLD],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        cwd=ROOT,
        timeout=60,
    )
    return set(json.loads(done.stderr.decode().splitlines()[-1]))


@pytest.mark.parametrize(
    "args",
    [
        ("add", "seeds"),
        ("search", "officers", "--json"),
        ("show", "x"),
        ("takeaways",),
        ("compare", "a", "b"),
        ("--help",),
    ],
)
def test_the_command_line_never_imports_the_screen(args: tuple[str, ...]) -> None:
    roots = {name.partition(".")[0] for name in modules_of(*args)}
    assert "digest_tui" in roots
    assert not roots & {"textual", "rich"}


SCREEN = {"textual", "rich"}
READERS = {"trafilatura", "lxml", "feedparser", "httpcore", "warcio", "charset_normalizer", "yaml"}
INDEX = {"whoosh", "numpy", "Stemmer"}


@pytest.mark.parametrize(
    ("args", "not_needed"),
    [
        (("--version",), {"msgspec", "platformdirs", "sqlite3", "digest_tui.library"}),
        (("sources",), {"digest_tui.query", "digest_tui.ingest"}),
        (("--plain",), {"digest_tui.query", "digest_tui.ingest", "digest_tui.plain.finding"}),
        (("show", "x"), {"digest_tui.query", "digest_tui.ingest"}),
        (
            ("search", "officers"),
            {"digest_tui.ingest", "digest_tui.library.covering", "digest_tui.models.coverage"},
        ),
    ],
)
def test_what_is_heavy_is_imported_where_it_is_used(
    args: tuple[str, ...], not_needed: set[str]
) -> None:
    modules = modules_of(*args)
    heavy = not_needed | READERS | SCREEN | {"tomlkit"}
    assert not modules & (heavy if "search" in args else heavy | INDEX)


def test_the_first_frame_imports_next_to_nothing() -> None:
    code = (
        "import sys; before = set(sys.modules);"
        "from digest_tui.terminal import first_frame; first_frame.paint([]);"
        "print(*set(sys.modules) - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT, timeout=60
    )
    imported = {name for name in done.stdout.decode().split() if "digest_tui" not in name}
    assert imported <= {"_signal", "termios"}


def test_what_comes_before_textual_does_without_it() -> None:
    modules = modules_after("import digest_tui.tui.beginning")
    assert not modules & {
        "textual",
        "rich.console",
        "digest_tui.query",
        "digest_tui.models.reports",
    }


def test_the_first_screen_imports_no_other() -> None:
    modules = {name for name in modules_after("import digest_tui.tui.app") if "screens." in name}
    others = ("compare", "coverage", "discovering", "help", "sources", "stories", "versions")
    assert "digest_tui.tui.screens.browse" in modules
    assert not modules & {f"digest_tui.tui.screens.{other}" for other in others}


def test_every_name_of_the_nouns_is_where_they_say() -> None:
    for name in models.__all__:
        assert getattr(models, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'Typo'"):
        _ = models.Typo  # type: ignore[attr-defined]


def test_no_module_grows_beyond_one_thing() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in (ROOT / "digest_tui").rglob("*.py")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert long == {}


def test_every_module_says_what_it_knows() -> None:
    for path in (ROOT / "digest_tui").rglob("*.py"):
        assert path.read_text(encoding="utf-8").lstrip("r").startswith('"""'), path

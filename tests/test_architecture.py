"""What the layers promise, seen from a fresh interpreter."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.helpers import ROOT

PROBE = """
import json, sys
sys.argv = ["digest-tui", *{args!r}]
from digest_tui.cli import main
try:
    main()
except SystemExit:
    pass
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def modules_of(*args: str) -> set[str]:
    """Run the program and give what it has imported."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(args=list(args))],
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


def test_what_is_heavy_is_imported_where_it_is_used() -> None:
    modules = modules_of("sources")
    assert "whoosh" not in modules
    assert "Stemmer" not in modules
    assert "charset_normalizer" not in modules
    assert not modules & {"trafilatura", "lxml", "feedparser", "httpcore", "warcio", "tomlkit"}
    assert not modules & {"digest_tui.ingest.unpack", "digest_tui.library.filing", "yaml"}


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

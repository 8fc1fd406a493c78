"""A session that is killed at any moment leaves an index that the next one searches rightly."""

from __future__ import annotations

import subprocess
import sys

from tests.helpers import ROOT

_ROUNDS = 5
"""More of them: `python -m tests.index.killing 100`."""


def test_what_is_killed_is_made_good_by_the_next_one() -> None:
    command = [sys.executable, "-m", "tests.index.killing", str(_ROUNDS)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == _ROUNDS

"""Processes that work for this one."""

from __future__ import annotations

import subprocess
import sys

_AS_ON_THE_SCREEN = """
import sys
from digest_tui.processes import processes

class Captured:
    def fileno(self): return -1
    def write(self, text): pass
    def flush(self): pass

if __name__ == "__main__":
    sys.stderr = Captured()
    with processes(1) as pool:
        print(pool.submit(abs, -7).result())
"""


def test_they_begin_where_the_screen_has_taken_the_streams() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _AS_ON_THE_SCREEN],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout == "7\n", done.stderr

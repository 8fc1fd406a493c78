"""Runs the program as a shell does, and keeps what came of it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from tests.helpers import ROOT

if TYPE_CHECKING:
    from pathlib import Path


class Result:
    def __init__(self, done: subprocess.CompletedProcess[bytes]) -> None:
        self.code = done.returncode
        self.out = done.stdout.decode()
        self.err = done.stderr.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def digest(*args: str, stdin: bytes = b"", cwd: Path = ROOT) -> Result:
    command = [sys.executable, "-m", "digest_tui", *args]
    return Result(
        subprocess.run(command, input=stdin, capture_output=True, check=False, cwd=cwd, timeout=60)
    )

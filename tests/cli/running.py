"""Runs the program as a shell does, and keeps what came of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from tests.helpers import ROOT


class Result:
    def __init__(self, code: int, out: bytes, err: bytes, encoding: str = "utf-8") -> None:
        self.code = code
        self.out = out.decode(encoding)
        self.err = err.decode(encoding)

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def digest(*args: str, stdin: bytes = b"", cwd: Path = ROOT, encoding: str = "utf-8") -> Result:
    """Run the program in a process of its own, forked from one that has loaded it."""
    with tempfile.TemporaryDirectory() as folder:
        streams = Path(folder)
        for name, content in (("in", stdin), ("out", b""), ("err", b"")):
            (streams / name).write_bytes(content)
        env = os.environ | {"PYTHONIOENCODING": encoding}
        asked = {"args": args, "cwd": str(cwd), "env": env, "streams": folder}
        server = _server()
        assert server.stdin
        assert server.stdout
        server.stdin.write(json.dumps(asked).encode() + b"\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        return Result(
            code, (streams / "out").read_bytes(), (streams / "err").read_bytes(), encoding
        )


@lru_cache(maxsize=1)
def _server() -> subprocess.Popen[bytes]:
    """Start the process that forks; it ends with the one that asks."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.cli.forking"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},  # what forks has one thread
    )

"""Runs the program as a shell does, and keeps what came of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from tests import users
from tests.helpers import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence


class Result:
    def __init__(self, code: int, out: bytes, err: bytes, encoding: str = "utf-8") -> None:
        self.code = code
        self.out = out.decode(encoding)
        self.err = err.decode(encoding)

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Run(NamedTuple):
    """What is to be run."""

    args: Sequence[str]
    stdin: bytes = b""
    cwd: Path = ROOT
    encoding: str = "utf-8"
    user: int | None = None
    """As whom; only root can be another."""


def digest(*args: str, stdin: bytes = b"", cwd: Path = ROOT, encoding: str = "utf-8") -> Result:
    """Run the program in a process of its own, forked from one that has loaded it."""
    (result,) = together(Run(args, stdin, cwd, encoding))
    return result


def together(*runs: Run) -> list[Result]:
    """Run the program several times at once."""
    with ExitStack() as stack:
        folders = [Path(stack.enter_context(TemporaryDirectory())) for _ in runs]
        asked = [_asked(run, folder) for run, folder in zip(runs, folders, strict=True)]
        server = _server(among_others=any(run.user is not None for run in runs))
        assert server.stdin
        assert server.stdout
        server.stdin.write(json.dumps(asked).encode() + b"\n")
        server.stdin.flush()
        return [
            Result(
                code, (streams / "out").read_bytes(), (streams / "err").read_bytes(), run.encoding
            )
            for run, streams, code in zip(
                runs, folders, json.loads(server.stdout.readline()), strict=True
            )
        ]


def _asked(run: Run, streams: Path) -> dict[str, Any]:
    for name, content in (("in", run.stdin), ("out", b""), ("err", b"")):
        (streams / name).write_bytes(content)
    return {
        "args": run.args,
        "cwd": str(run.cwd),
        "env": os.environ | {"PYTHONIOENCODING": run.encoding},
        "streams": str(streams),
        "user": run.user,
    }


@lru_cache(maxsize=2)
def _server(*, among_others: bool) -> subprocess.Popen[bytes]:
    """Start the process that forks; it ends with the one that asks."""
    argv = [sys.executable, "-m", "tests.cli.forking"]
    return subprocess.Popen(
        users.among_others(argv) if among_others else argv,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},  # what forks has one thread
    )

"""An engine as the benchmark holds it: a process that takes orders."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Self

from benchmarks.search.documents import ROOT

if TYPE_CHECKING:
    from pathlib import Path


class Failed(Exception):
    """The process of an engine has ended, and has said why on stderr."""


class Engine:
    """A process with one engine in it; `version` is known when it is up."""

    def __init__(self, name: str, folder: Path) -> None:
        command = [sys.executable, "-m", "benchmarks.search.serve", name, str(folder.resolve())]
        self._name = name
        self._process = subprocess.Popen(  # noqa: S603
            command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self.version: str = self._said()["version"]

    def order(self, what: str, **given: Any) -> dict[str, Any]:
        assert self._process.stdin is not None
        print(json.dumps([what, given]), file=self._process.stdin, flush=True)
        return self._said()

    def _said(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            self._process.wait()
            raise Failed(self._name)
        said: dict[str, Any] = json.loads(line)
        return said

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

"""A process that has loaded the command line and forks to run it: a start takes no time.

What it runs is the real `main` on real files and streams, in a process of its own. One line
of JSON on standard input asks for runs that go on beside each other, one on standard output
gives their exit codes.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import sys
from pathlib import Path
from typing import Any

import digest_tui
from digest_tui.cli import main

NEVER = ("digest_tui.__main__", "digest_tui.tui")
"""What no command that is run here needs."""


def load() -> None:
    """Import what a command imports only when it is run, so that no run has to."""
    for module in pkgutil.walk_packages(digest_tui.__path__, "digest_tui."):
        if not module.name.startswith(NEVER):
            importlib.import_module(module.name)


def run(asked: dict[str, Any]) -> None:
    """Become the program; never come back."""
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"])
    for number, name, flags in (
        (0, "in", os.O_RDONLY),
        (1, "out", os.O_WRONLY),
        (2, "err", os.O_WRONLY),
    ):
        os.dup2(os.open(Path(asked["streams"]) / name, flags), number)
    encoding = asked["env"].get("PYTHONIOENCODING", "utf-8")
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, encoding=encoding, newline=newline, closefd=False)  # noqa: SIM115
        for number, mode, newline in ((0, "r", None), (1, "w", ""), (2, "w", ""))
    )
    if asked["user"] is not None:
        os.setgroups([])
        os.setgid(asked["user"])
        os.setuid(asked["user"])
    sys.argv = ["digest-tui", *asked["args"]]
    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(code)


def serve() -> None:
    """Run what is asked for until nobody asks any more."""
    load()
    for line in sys.stdin:
        children = []
        for asked in json.loads(line):
            child = os.fork()
            if child == 0:
                run(asked)
            children.append(child)
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        sys.stdout.write(f"{json.dumps(codes)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()

"""An sshd of the test's own: its host key, its port, its accounts; nothing of the host changes."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

from tests.helpers import ROOT
from tests.terminal import Terminal
from tests.users import Account, among_others

_PATIENCE = 20.0
_CONFIG = """
ListenAddress 127.0.0.1:{port}
HostKey {place}/host
PidFile none
AuthorizedKeysFile {place}/key.pub
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
AcceptEnv LANG LC_*
Subsystem sftp internal-sftp
MaxStartups 100
"""


def documented(kind: str) -> str:
    """Give the first block of a kind in docs/ssh.md."""
    page = (ROOT / "docs/ssh.md").read_text()
    found = re.search(rf"^```{kind}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


class Server:
    """The server, and what logs in."""

    def __init__(self, place: Path, library: Path, accounts: dict[str, Account]) -> None:
        self.place, self.library, self.accounts = place, library, accounts
        self.program = place / "digest-tui"
        self.program.write_text(
            f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m digest_tui "$@"\n'
        )
        self.program.chmod(0o755)
        for name in ("host", "key"):
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", place / name], check=True
            )
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        config = place / "sshd_config"
        config.write_text(
            _CONFIG.format(port=self._port, place=place) + self.here(documented("sshd"))
        )
        sshd = shutil.which("sshd") or "/usr/sbin/sshd"
        with (place / "log").open("wb") as log:
            self._process = subprocess.Popen(
                among_others([sshd, "-D", "-e", "-f", str(config)], [*accounts.values()]),
                stderr=log,
            )
        self._wait_for_it()

    def here(self, text: str) -> str:
        """Put what is here in the place of what the documentation names."""
        given = text.replace("/usr/local/bin/digest-tui", str(self.program))
        return given.replace("/srv/news", str(self.library))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()
        for account in self.accounts.values():
            for number in processes(account.number):
                with suppress(ProcessLookupError):
                    os.kill(number, signal.SIGKILL)

    def _wait_for_it(self) -> None:
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end and self._process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self._port), 1).close()
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise AssertionError((self.place / "log").read_text())

    def client(self, user: str, *command: str, options: tuple[str, ...] = ("-tt",)) -> list[str]:
        """Give the command line of a client."""
        keys = ("-i", str(self.place / "key"), "-o", "IdentitiesOnly=yes")
        hosts = ("-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null")
        quiet = ("-o", "LogLevel=ERROR", "-e", "none", "-F", "none", "-p", str(self._port))
        return ["ssh", *keys, *hosts, *quiet, *options, f"{user}@127.0.0.1", *command]

    def terminal(self, user: str, *command: str) -> Terminal:
        """Log in from a terminal."""
        return Terminal((), program=self.client(user, *command))

    def asked(self, user: str, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command without a terminal."""
        return subprocess.run(
            self.client(user, *command, options=("-T",)),
            input="",
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )

    def is_left_by(self, user: str) -> bool:
        """Wait until no process of an account is there any more."""
        end = time.monotonic() + _PATIENCE
        while found := processes(self.accounts[user].number):
            if time.monotonic() > end:
                raise AssertionError(f"{user} still runs {[*found.values()]}")
            time.sleep(0.02)
        return True


def processes(number: int) -> dict[int, str]:
    """Give the command lines of an account's processes that have not ended."""
    found = {}
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended meanwhile; what has ended has no command line
            line = (place / "cmdline").read_bytes() if place.stat().st_uid == number else b""
            if line:
                found[int(place.name)] = line.replace(b"\0", b" ").decode()
    return found

"""One server for all, with the library of one account and two others to read it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import Run, together
from tests.helpers import SEEDS
from tests.ssh.server import Server
from tests.users import Account

if TYPE_CHECKING:
    from collections.abc import Iterator

OWNER = 1_000_000 + 8 * os.getpid()
"""Of this process alone: what runs under it was started by these tests."""


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        place.chmod(0o755)
        accounts = {
            name: Account(name, number, place / name)
            for name, number in (("news", OWNER), ("analyst", OWNER + 1), ("reader", OWNER + 2))
        }
        for account in accounts.values():
            account.home.mkdir(mode=0o700)
            os.chown(account.home, account.number, account.number)
        library = place / "library"  # as `install -d -o news -g news -m 755` makes it
        library.mkdir()
        library.chmod(0o755)
        os.chown(library, OWNER, OWNER)
        (filed,) = together(
            Run(("--library", str(library), "add", str(SEEDS)), cwd=Path("/"), user=OWNER)
        )
        assert filed.code == 0, filed.err
        with Server(place, library, accounts) as running:
            yield running


@pytest.fixture(autouse=True)
def _first_start(server: Server) -> None:
    """Forget what an account has read before: each test begins with all articles."""
    for account in server.accounts.values():
        for kept in (".local", ".cache"):
            shutil.rmtree(account.home / kept, ignore_errors=True)

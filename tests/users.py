"""Other users of the host, who are there for a test alone.

They are made in a mount namespace of the test's own, so nothing of the host is changed: its
list of accounts has some more, and where the program lies can be entered by all.
"""

from __future__ import annotations

import os
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.helpers import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENTER = """
set -e
mount -t tmpfs none /mnt
mount -t tmpfs -o mode=755 none /run
mkdir -m 755 /run/sshd
if test -n "$ACCOUNTS"; then
    { cat /etc/passwd; printf '%s' "$ACCOUNTS"; } > /mnt/passwd
    mount --bind /mnt/passwd /etc/passwd
fi
if test -n "$CLOSED"; then
    number=0
    for path in $NEEDED; do
        number=$((number + 1))
        mkdir /mnt/$number
        mount --bind $path /mnt/$number
    done
    mount -t tmpfs -o mode=755 none $CLOSED
    number=0
    for path in $NEEDED; do
        number=$((number + 1))
        mkdir -p $path
        mount --bind /mnt/$number $path
    done
fi
unset ACCOUNTS CLOSED NEEDED
exec "$@"
"""


class Account(NamedTuple):
    """A user."""

    name: str
    number: int
    home: Path

    @property
    def line(self) -> str:
        """What the list of accounts has of it."""
        return f"{self.name}:x:{self.number}:{self.number}::{self.home}:/bin/sh\n"


def among_others(argv: Sequence[str], accounts: Sequence[Account] = ()) -> list[str]:
    """Give what starts a program where other users can come to ours."""
    closed, needed = _closed()
    given = (
        f"ACCOUNTS={''.join(account.line for account in accounts)}",
        f"CLOSED={closed}",
        f"NEEDED={' '.join(needed)}",
    )
    return ["unshare", "--mount", "env", *given, "sh", "-c", _ENTER, "sh", *argv]


def _closed() -> tuple[str, list[str]]:
    """Give the folder that others cannot enter, and what of the program lies in it."""
    needed = {Path(place).resolve() for place in (sys.base_prefix, sys.prefix, ROOT)}
    for place in needed:
        for folder in (*reversed(place.parents), place):
            if not folder.stat().st_mode & 0o001:
                return str(folder), [str(one) for one in needed if one.is_relative_to(folder)]
    return "", []


@lru_cache(maxsize=1)
def _why_not() -> str:
    if os.geteuid() != 0:
        return "only root can be two other users"
    tried = subprocess.run(among_others(["true"]), capture_output=True, check=False)
    return "" if tried.returncode == 0 else f"no users of our own here: {tried.stderr.decode()}"


other_users = pytest.mark.skipif(bool(_why_not()), reason=_why_not())
"""For tests that need some."""

"""Gives a text to a program that passes it on to the terminal."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.terminal.clipboard import tmux_doubt
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_PATIENCE = 5.0
"""Seconds; tmux answers in some milliseconds, or hangs."""
_LONGEST = 100


class Handed(NamedTuple):
    """What became of a text."""

    taken: bool
    """The program has it."""
    doubt: str = ""
    """Why the terminal may not have it; empty where it should."""


def hand_over(command: Sequence[str], text: str) -> Handed:
    """Run tmux, and wait for its answer.

    Args:
        command: What is run, without a shell.
        text: What it is given.
    """
    try:
        done = subprocess.run(  # noqa: S603 - an argument list of ours, and no shell
            command,
            input=text.encode(errors="replace"),
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Handed(taken=False, doubt="tmux does not answer")
    except OSError as error:
        return Handed(taken=False, doubt=f"tmux cannot be run ({error.strerror or error})")
    if done.returncode:
        said = clean_line(done.stderr[:_LONGEST].decode(errors="replace")).strip()
        return Handed(
            taken=False, doubt=f"tmux refuses it ({said})" if said else "tmux refuses it"
        )
    return Handed(taken=True, doubt=tmux_doubt(done.stdout.decode(errors="replace")))

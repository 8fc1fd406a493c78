"""The kiosk: a start of the program that is all that an account can do, through `sshd` say.

`digest-tui --kiosk` reads, searches and compares. It changes nothing but what the reader has
decided, starts no program, names no file, and ends with the reader (docs/ssh.md).
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # it comes before the first frame, and typing takes as long as that
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

OPTION = "--kiosk"
VARIABLE = "DIGEST_TUI_KIOSK"
_KEPT = frozenset(
    (
        *("HOME", "USER", "LOGNAME", "PATH", "SHELL", "TZ", "LANG", "LANGUAGE"),
        *("TERM", "TERM_PROGRAM", "VTE_VERSION", "COLORTERM", "NO_COLOR", "ESCDELAY"),
        *("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", VARIABLE),
    )
)
"""What of the environment tells of the account, its terminal and its line, and opens nothing.

tmux and screen are not in it: to speak to them is to start them.
"""
_FILES = r"library\.sqlite3|reader\.sqlite3|index[-.][\w.-]+|config\.toml|sources\.toml"
_WITH_BLANKS = rf"[^:;\n]{{0,300}}?/(?:{_FILES})[\w.-]*"
_PLAIN = r"[^\s:;,'\"()]*[^\s:;,'\"().?!]"
_PATH = rf"(?<![\w:/.<~])~?/(?:{_WITH_BLANKS}|{_PLAIN})"


def is_on() -> bool:
    """Tell whether this start is one."""
    return os.environ.get(VARIABLE, "") not in {"", "0"}


def enclose(arguments: Iterable[str]) -> None:
    """Shut what a kiosk has no use for, where it is asked for; again does no harm.

    What the environment says of folders, of Python and of Textual is forgotten: who connects
    may be able to set it. What acts before this does is for sshd to keep out.

    Args:
        arguments: The command line, its name aside.
    """
    if OPTION not in arguments and not is_on():
        return
    os.environ[VARIABLE] = "1"
    for name in list(os.environ):
        if name not in _KEPT and not name.startswith("LC_"):
            del os.environ[name]
    os.umask(0o077)
    sys.dont_write_bytecode = True
    sys.excepthook = _say_that_it_ended
    import signal  # noqa: PLC0415 - it takes a part of the time until the first frame

    signal.signal(signal.SIGTSTP, signal.SIG_IGN)


def without_paths(words: str) -> str:
    """Give a message without the names of files in it."""
    import re  # noqa: PLC0415 - it comes before the first frame, and only errors need it

    return re.sub(_PATH, "a file", words)


def _say_that_it_ended(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Say what went wrong without the files and the lines that a traceback is made of."""
    del error, trace
    sys.stderr.write(f"digest-tui: the program made a mistake ({kind.__name__}) and ended\n")

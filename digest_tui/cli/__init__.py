"""The command line: stdout is data, stderr is words, exit codes say how it went.

0  done                          3  no such article
1  an input was refused          4  the library or a file of yours is the trouble
2  wrong usage, or a query       5  the screen needs a terminal
that cannot be understood   130  interrupted
"""

from __future__ import annotations

import os
import sys

import click

from digest_tui.cli.root import root

from digest_tui.cli import asking, filing  # isort: skip  # their commands join the root
from digest_tui.errors import DigestError
from digest_tui.text.sanitise import clean_line

__all__ = ["asking", "filing", "main"]


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        code = root.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except DigestError as error:
        click.echo(f"digest-tui: {clean_line(str(error))}", err=True)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read our output has seen enough; nothing is left to be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)

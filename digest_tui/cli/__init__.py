"""The command line: stdout is data, stderr is words, exit codes say how it went.

* 0: done
* 1: an input was refused; the others are filed
* 2: wrong usage, or a query that cannot be understood
* 3: no such article
* 4: the library, the settings or a rule file is the trouble
* 5: the screen needs a terminal
* 6: the output cannot be written; what was to be filed or removed is
* 7: the program made a mistake with the search index, which is whole
* 70: the program made another mistake; its log is named
* 130: interrupted
* 128 and its number: ended by another signal, the terminal restored; 129 is a hang-up, 143 a
  plain `kill`, 141 says that nobody reads the output any more
"""

from __future__ import annotations

import signal
import sys

import click

from digest_tui import kiosk
from digest_tui.cli.hints import hint
from digest_tui.cli.root import root
from digest_tui.cli.streams import prepare
from digest_tui.errors import DigestError
from digest_tui.text.sanitise import clean_line

__all__ = ["main", "root"]


def main() -> None:
    """Run the command line and exit with its code."""
    kiosk.enclose(sys.argv[1:])
    prepare()
    # Whoever reads our output may have seen enough: end as other commands do.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as `nohup` wants it
            signal.signal(number, _end)
    try:
        code = root.main(prog_name="digest-tui", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.ClickException as error:
        _show(error)
        sys.exit(error.exit_code)
    except DigestError as error:
        click.echo(f"digest-tui: {clean_line(str(error))}", err=True)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        sys.exit(130)


def _end(number: int, _: object) -> None:
    """End as after an error: what is open is closed, what is for a while is thrown away."""
    sys.exit(128 + number)


def _show(error: click.ClickException) -> None:
    """Show an error of click's, which quotes what was typed as it is."""
    usage = error.ctx if isinstance(error, click.UsageError) else None
    if usage:
        click.echo(f"{usage.get_usage()}\nTry '{usage.command_path} --help' for help.\n", err=True)
    click.echo(f"Error: {clean_line(error.format_message())}", err=True)
    if instead := hint(error, sys.argv[1:]):
        click.echo(clean_line(instead), err=True)

"""Where the program starts: the `digest-tui` command and `python -m digest_tui`."""

from __future__ import annotations

import sys


def run() -> None:
    """Run the command line; Ctrl+C while it is still loading ends it in order too."""
    try:
        from digest_tui.cli import main  # noqa: PLC0415 - it takes a while

        main()
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted.\n")
        sys.exit(130)


if __name__ == "__main__":
    run()

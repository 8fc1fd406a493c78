"""Where the program starts: the `digest-tui` command and `python -m digest_tui`."""

import os
import sys

from digest_tui import kiosk
from digest_tui.terminal import first_frame


def run() -> None:
    """Run the command line; Ctrl+C while it is still loading ends it in order too."""
    try:
        kiosk.enclose(sys.argv[1:])
        first_frame.paint(sys.argv[1:])
        # numpy's library would start threads that have nothing to do: a sixth of a search's time.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        from digest_tui.cli import main  # noqa: PLC0415 - it takes a while

        main()
    except KeyboardInterrupt:
        first_frame.give_back()
        sys.stderr.write("Interrupted.\n")
        sys.exit(130)
    finally:
        first_frame.give_back()


if __name__ == "__main__":
    run()

"""Where the program starts: the `digest-tui` command and `python -m digest_tui`."""

import sys

from digest_tui.terminal import first_frame


def run() -> None:
    """Run the command line; Ctrl+C while it is still loading ends it in order too."""
    try:
        first_frame.paint(sys.argv[1:])
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

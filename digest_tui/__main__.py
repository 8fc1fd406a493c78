"""`python -m digest_tui`, and where the `digest-tui` command starts."""

from __future__ import annotations

from digest_tui.cli import main

if __name__ == "__main__":
    main()

"""digest-tui: search, read and compare news from many sources side by side in a terminal."""

__version__ = "0.1.0"

"""A library: what a front end can do with the articles of one folder."""

from digest_tui.library.library import Library
from digest_tui.library.opening import open_library, open_to_fill, samples, throw_away_library

__all__ = ["Library", "open_library", "open_to_fill", "samples", "throw_away_library"]

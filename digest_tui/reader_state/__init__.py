"""What one reader has decided, in a SQLite file of their own, whoever owns the library."""

from digest_tui.reader_state.history import History
from digest_tui.reader_state.state import ReaderState

__all__ = ["History", "ReaderState"]

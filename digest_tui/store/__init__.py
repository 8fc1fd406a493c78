"""The articles of a library, in SQLite: the truth from which all else can be made again."""

from digest_tui.store.records import Changes, Kept, Original, Profiled, ToFile
from digest_tui.store.store import DATABASE, Store
from digest_tui.store.texts import Text, Told

__all__ = [
    "DATABASE",
    "Changes",
    "Kept",
    "Original",
    "Profiled",
    "Store",
    "Text",
    "ToFile",
    "Told",
]

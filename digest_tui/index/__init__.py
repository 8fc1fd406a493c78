"""The full-text index: a cache of the store in a folder of its own, made again when in doubt.

Whoosh is imported in this package and nowhere else.
"""

from digest_tui.index.asked import Completion, FoundTakeaways, Scored, Wanted
from digest_tui.index.damage import IndexDamaged, IndexDoubted
from digest_tui.index.folder import Mark
from digest_tui.index.index import Index
from digest_tui.index.work import Work

__all__ = [
    "Completion",
    "FoundTakeaways",
    "Index",
    "IndexDamaged",
    "IndexDoubted",
    "Mark",
    "Scored",
    "Wanted",
    "Work",
]

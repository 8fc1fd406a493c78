"""Segments of the index: arrays of numbers in files that are mapped, not read."""

from digest_tui.index.segment.arrays import ArraysDamaged
from digest_tui.index.segment.fields import (
    Families,
    KeywordField,
    Postings,
    SegmentArrays,
    TextField,
)
from digest_tui.index.segment.lexicon import Lexicon
from digest_tui.index.segment.merging import merge
from digest_tui.index.segment.writing import SegmentBuilder, Written

__all__ = [
    "ArraysDamaged",
    "Families",
    "KeywordField",
    "Lexicon",
    "Postings",
    "SegmentArrays",
    "SegmentBuilder",
    "TextField",
    "Written",
    "merge",
]

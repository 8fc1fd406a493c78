"""Queries answered on whole arrays, a segment at a time.

Whoosh's matchers go from document to document, each step a call in Python. Here a query of
Whoosh becomes a mask and scores for all documents of a segment at once; the hits, their
order and their totals are Whoosh's own (`tests/index/test_oracle.py`). What is not known
here, be it a kind of query or a segment of another codec, is asked of Whoosh's matchers.
"""

from digest_tui.index.engine.alike import most_of
from digest_tui.index.engine.engine import Engine

__all__ = ["Engine", "most_of"]

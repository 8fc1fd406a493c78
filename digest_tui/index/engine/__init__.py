"""Queries answered on whole arrays.

Whoosh's matchers go from document to document, each step a call in Python. Here a query of
Whoosh becomes numbers of documents and scores for all of them at once; the hits, their
order and their totals are Whoosh's own (`tests/index/test_oracle.py`). A kind of query that
is not known here is asked of Whoosh's matchers.
"""

from digest_tui.index.engine.alike import most_of
from digest_tui.index.engine.engine import Engine

__all__ = ["Engine", "most_of"]

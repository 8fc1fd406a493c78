"""The query language: what a reader types, as a tree; and where its words stand in a text."""

from digest_tui.query.fields import FIELDS
from digest_tui.query.highlight import Matcher
from digest_tui.query.parse import parse, understand
from digest_tui.query.tree import (
    And,
    Dated,
    Field,
    Fuzzy,
    Named,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Wildcard,
    Word,
)

__all__ = [
    "FIELDS",
    "And",
    "Dated",
    "Field",
    "Fuzzy",
    "Matcher",
    "Named",
    "Near",
    "Node",
    "Not",
    "Or",
    "Phrase",
    "Prefix",
    "Query",
    "Wildcard",
    "Word",
    "parse",
    "understand",
]

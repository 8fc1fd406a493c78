"""The query language: what a reader types, as a tree; and where its words stand in a text."""

from digest_tui.query.highlight import Matcher
from digest_tui.query.parse import FIELDS, parse
from digest_tui.query.tree import And, Field, Node, Not, Or, Phrase, Prefix, Wildcard, Word

__all__ = [
    "FIELDS",
    "And",
    "Field",
    "Matcher",
    "Node",
    "Not",
    "Or",
    "Phrase",
    "Prefix",
    "Wildcard",
    "Word",
    "parse",
]

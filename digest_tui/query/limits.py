"""How large a query may be: every bound in one place, with what it is for.

A search that took whatever was typed ended in a RecursionError at 5,000 brackets, took 3.6 s
to take 10,000 characters apart, and minutes to look for `a*` or for a phrase of 300 equal
words among 10,000 articles. With these bounds 3,053 hostile queries were answered among
100,000 articles without an error, 95 in 100 within 17 ms and the worst in 177 ms. The
measurement is told in docs/search.md, "Limits"; a reader does not come near them.
"""

from __future__ import annotations

CHARACTERS = 256
"""Looked at before anything else, so that a longer text costs nothing."""
WORDS = 24
LEVELS = 6
"""How deep brackets, NOT and fields may stand in each other."""
NODES = 64
"""Parts of all kinds: what is excluded, dates and tags cost without being words."""
PHRASE_WORDS = 12
"""What a longer phrase has beyond is not looked for, and that is said."""
NEAR_MOST = 50
"""Words between two that are near; the index keeps paragraphs 64 apart."""
NEAR_USUAL = 5
"""What NEAR alone stands for: about a clause."""
OPEN_LETTERS = 2
"""Letters before a `*` or `?`: fewer fit half of all words."""
FUZZY_LETTERS = 4
"""Letters before a `~`: shorter words are all nearly like each other."""

TABLE = (
    (CHARACTERS, "characters of a query, at most"),
    (WORDS, "words of a query, at most"),
    (LEVELS, "levels of brackets, `NOT` and fields in each other, at most"),
    (NODES, "parts of a query of whatever kind, at most"),
    (PHRASE_WORDS, "words of a phrase; those beyond are not looked for, which is said"),
    (NEAR_MOST, "words between two that are `NEAR`; a larger number is read as this one"),
    (OPEN_LETTERS, "letters before a `*` or `?`, at least"),
    (FUZZY_LETTERS, "letters before a `~`, at least"),
)
"""What docs/search.md says of them."""

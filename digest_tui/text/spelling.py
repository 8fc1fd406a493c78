"""The British and the American spelling of a word, brought together."""

from __future__ import annotations

import re
from functools import lru_cache

# What has to come before an ending keeps short words apart that only look alike: `four` is
# no British `for`, `filled` no British `filed`.
_AMERICAN = tuple(
    (re.compile(pattern), american)
    for pattern, american in (
        (r"isation", "ization"),
        (r"is(e|ed|es|er|ers|ing|able)$", r"iz\1"),
        (r"ys(e|ed|es|er|ers|ing)$", r"yz\1"),
        (r"(?<=[a-z]{2})our", "or"),
        (r"(?<=[bt])re(s|d)?$", r"er\1"),
        (r"(?<=[elf])(?:en|in)ce(s|man|men)?$", r"ense\1"),
        (r"mme(s|d|r)?$", r"m\1"),
        (r"ogue(s)?$", r"og\1"),
        (r"dgement", "dgment"),
        (r"wards$", "ward"),
        (r"^grey", "gray"),
        (r"^tyre", "tire"),
        (r"(?<=\w{3})ll(?=(?:ed|er|ers|ing)$)", "l"),
    )
)


@lru_cache(maxsize=65_536)
def american(word: str) -> str:
    """Give a folded word with American endings, wherever they are none too.

    Two texts that are compared are both read in the same way.
    """
    for pattern, ending in _AMERICAN:
        word = pattern.sub(ending, word)
    return word

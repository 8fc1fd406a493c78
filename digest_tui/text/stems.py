"""The stems of words: what the forms of one word have in common, in three languages."""

from __future__ import annotations

from functools import lru_cache

from digest_tui.text.tokens import stem


@lru_cache(maxsize=65_536)
def stems(word: str) -> tuple[str, ...]:
    """Give the keys under which a folded word is kept and looked for, at least one."""
    return (stem(word),)

"""How common a word is in any news at all, for collections too small to tell.

Shares of articles in which a stem stands, from ECB+ (Cybulska and Vossen 2014, CC BY 3.0),
averaged over its topics; `scripts/write_common_words.py` wrote the file.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from digest_tui.analyse.stories.profile import word_term

if TYPE_CHECKING:
    from collections.abc import Mapping


@lru_cache(maxsize=1)
def common_words() -> Mapping[int, float]:
    """Give the share of each common word by its term."""
    text = (resources.files("digest_tui.analyse.stories") / "common_words.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {word_term(word): float(share) for word, share in rows}

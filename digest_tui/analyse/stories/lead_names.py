"""Whom and what an article names at its start: two accounts of one event seldom share none.

Of the labelled pairs of articles on one event (ECB+) 8 in 100 share none, of those on two
events that are alike 53; docs/comparison.md.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from digest_tui.analyse.spellings import LEAST, spelling_key
from digest_tui.models import MONTHS
from digest_tui.text.countries import country_words, demonyms
from digest_tui.text.stop_words import STOP_WORDS
from digest_tui.text.tokens import fold, tokens

if TYPE_CHECKING:
    from digest_tui.text.tokens import Token

_LEAD = 70
"""Words of the text in which names count."""
_LOOKED_AT = 220
"""Words in which it is seen which words are names: at the start of a sentence, and in a
title in capitals, any word looks like one."""
_SENTENCE_ENDS = frozenset('.!?:\n”"“')
_INSTITUTIONS = frozenset(
    """academy administration affairs agency agriculture aid air airport army assembly association
    authority bank board border bureau cabinet central chamber chief city civil coalition college
    colonel command commander commission committee company congress corporation council county
    court culture customs defence defense department deputy development director district
    economy education embassy emergency energy federal federation finance fire force forces
    foreign foundation fund general governor group guard head health high home hospital human
    inspectorate institute intelligence interior internal international investigative justice
    labor labour lieutenant main major mayor medical military minister ministry mission monitor
    municipal national naval navy news oblast office organisation organization parliament party
    police premier president press prime prison prosecutor province public railway region
    regional relations republic rescue rights school secretary security senate service services
    situations social special spokesman spokeswoman staff state states statement supreme telegram
    town trade transport tribunal union united university village war""".split()
)
"""Words of titles and institutions, which two events of one kind share."""
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


def lead_names(title: str, text: str) -> frozenset[str]:
    """Give the names in a title and the start of a text, each by what its spellings share.

    Countries are none: they are in all news of a war.
    """
    words = list(islice(tokens(text), _LOOKED_AT))
    known = _names_among(words, text)
    named = [word.word for word in words[:_LEAD]] + [word.word for word in tokens(title)]
    return frozenset(spelling_key(word) for word in named if word in known)


def _names_among(words: list[Token], text: str) -> frozenset[str]:
    """Tell which words are written with a capital within sentences, and never without."""
    capital: set[str] = set()
    small: set[str] = set()
    for word, start, _ in words:
        if not text[start].isupper():
            small.add(word)
        elif start and text[max(0, start - 3) : start].rstrip(" ")[-1:] not in _SENTENCE_ENDS:
            capital.add(word)
    return frozenset(word for word in capital - small - _no_names() if len(word) >= LEAST)


@lru_cache(maxsize=1)
def _no_names() -> frozenset[str]:
    adjectives = demonyms()
    phrases = (*country_words(), *adjectives, *adjectives.values())
    countries = {fold(part) for phrase in phrases for part in phrase.split()}
    return STOP_WORDS | countries | _INSTITUTIONS | {fold(month) for month in MONTHS} | set(_DAYS)

"""Whether two texts are one takeaway but for the spelling, or for what an outlet left out."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.spellings import PLACES, same_name, spelling_key
from digest_tui.text.spelling import american
from digest_tui.text.stop_words import STOP_WORDS
from digest_tui.text.tokens import stem, tokens

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

_SAYS_NO = frozenset("no nor not never without".split())
_BRACKETED = re.compile(r"\([^()]{1,16}\)|\[[^\[\]]{1,6}\]")
"""Abbreviations and the numbers of notes, which outlets leave out or put in."""
_MOST = 100
"""Takeaways of one list that are held against each of another; real lists have a dozen."""
_FEWEST_WORDS = 4
_LEAST_LEFT = 0.4
"""The share of its words that a takeaway still has after an outlet has shortened it."""
_REWORDED = 12
"""One word among so many may be another: outlets edit. Never a name or a number."""


class Word(NamedTuple):
    """A word that says what a takeaway is about."""

    key: str
    """The same in all spellings."""
    word: str
    """Folded."""
    particular: bool
    """A name or a number."""
    start: int
    end: int


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word, ...]:
    """Give the words of a takeaway that count when its wordings are compared."""
    # What is taken out leaves its room, so that places stay what they are.
    text = _BRACKETED.sub(lambda match: " " * len(match[0]), text)
    return tuple(
        Word(word_key(token.word), token.word, _is_particular(text[token.start]), *token[1:])
        for token in tokens(text)
        if token.word not in STOP_WORDS or token.word in _SAYS_NO
    )


@lru_cache(maxsize=16_384)
def word_key(word: str) -> str:
    """Give what the spellings of a word have in common, British, American or transliterated."""
    if word in PLACES:
        return PLACES[word]
    if any(letter.isdigit() for letter in word):
        return word
    return spelling_key(american(word))


def same_wording(one: str, other: str) -> bool:
    """Tell whether two texts have the same words, spellings apart."""
    ours, theirs = words_of(one), words_of(other)
    if not ours or len(ours) != len(theirs) or _differ_at_a_glance(ours, theirs):
        return False
    return not any(_unmatched(ours, theirs))


def pairs_of_one_wording(ours: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """Pair the texts of two lists that have the same words, each once, by position.

    Spellings apart; without holding each against each.
    """
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(theirs) - 1, -1, -1):
        places.setdefault(tuple(word.key for word in words_of(theirs[at])), []).append(at)
    found = {}
    for at, text in enumerate(ours):
        keys = tuple(word.key for word in words_of(text))
        if keys and places.get(keys):
            found[at] = places[keys].pop()
    return found


def the_others(count: int, but: Container[int]) -> list[int]:
    """Give the first positions of a list that are not among some, for a closer look."""
    return [at for at in range(count) if at not in but][:_MOST]


def same_takeaway(one: str, other: str) -> float:
    """Tell how surely two texts of one report are one takeaway; 0 where they are not.

    An outlet may have left some of it out, never put a name or a number in its place.

    Returns:
        The share of the longer text that the other one has.
    """
    shorter, longer = sorted((words_of(one), words_of(other)), key=len)
    if not shorter or _differ_at_a_glance(shorter, longer):
        return 0.0
    missing, left_out = _unmatched(shorter, longer)
    if missing and missing[-1] is shorter[-1] and _is_cut_off(shorter[-1], left_out):
        missing.pop()  # "in the Siversk tactical ar"
    share = (len(shorter) - len(missing)) / len(longer)
    if len(missing) > len(shorter) // _REWORDED or any(word.particular for word in missing):
        return 0.0
    if any(word.word in _SAYS_NO for word in (*missing, *left_out)):
        return 0.0
    if len(shorter) < len(longer) and (len(shorter) < _FEWEST_WORDS or share < _LEAST_LEFT):
        return 0.0
    return share


def _is_cut_off(word: Word, left_out: Sequence[Word]) -> bool:
    """Tell the last word of a text that was cut off inside it: no word is that, but begins one."""
    return any(
        other.word.startswith(word.word) and len(other.word) > len(word.word) for other in left_out
    )


def _differ_at_a_glance(shorter: Sequence[Word], longer: Sequence[Word]) -> bool:
    """Spare most pairs the closer look."""
    keys = {word.key for word in longer}
    foreign = sum(word.key not in keys for word in shorter)
    return foreign > len(shorter) // _REWORDED + len(shorter) // 3


def _unmatched(ours: Sequence[Word], theirs: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Give the words that each has and the other has not at the same point."""
    matcher = SequenceMatcher(
        None, [word.key for word in ours], [word.key for word in theirs], autojunk=False
    )
    missing: list[Word] = []
    added: list[Word] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        own, other = list(ours[i1:i2]), list(theirs[j1:j2])
        for word in ours[i1:i2]:
            match = next((each for each in other if _is_same(word, each)), None)
            if match:
                own.remove(word)
                other.remove(match)
        missing += own
        added += other
    return missing, added


def _is_same(one: Word, other: Word) -> bool:
    """Compare two words that stand at the same point: that says much for their being one."""
    if one.particular and other.particular:
        return same_name(one.word, other.word, strict=False)
    return stem(one.word) == stem(other.word)


def _is_particular(letter: str) -> bool:
    return letter.isupper() or letter.isdigit()

"""What a copy made of a takeaway that it broke in two or cut off at its end."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from digest_tui.analyse.takeaways.wording import words_of
from digest_tui.text.sentences import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest_tui.analyse.takeaways.wording import Word

_MOST = 100
"""Takeaways of a list that are looked at; real lists have a dozen."""
_MOST_PIECES = 3
_LEAST_LEFT = 0.6
"""The share of its words that pieces have at least, where the last of them was cut off."""
_START = 2
"""Words by which a takeaway is looked up."""


def is_cut(text: str, other: str) -> bool:
    """Tell a text that breaks off, where the other one comes to its end."""
    return not ends_sentence(text) and ends_sentence(other)


def broken(texts: Sequence[str], wholes: Iterable[str]) -> dict[int, str]:
    """Find takeaways of one list that are consecutive pieces of a takeaway of another.

    Returns:
        The whole of each piece, by position; nothing for takeaways that are whole.
    """
    starting: dict[tuple[str, ...], list[str]] = {}
    for whole in wholes:
        starting.setdefault(_start(words_of(whole)), []).append(whole)
    found: dict[int, str] = {}
    for at, text in enumerate(islice(texts, _MOST)):
        if at in found:
            continue
        for whole in starting.get(_start(words_of(text)), ())[:_MOST]:
            count = _pieces_of(whole, texts[at : at + _MOST_PIECES])
            if count:
                found |= dict.fromkeys(range(at, at + count), whole)
                break
    return found


def _start(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.key for word in words[:_START])


def _pieces_of(whole: str, texts: Sequence[str]) -> int:
    """Tell how many of the texts, more than one, together are a text or its beginning."""
    wanted = words_of(whole)
    have = found = 0
    for count, text in enumerate(texts, 1):
        own = words_of(text)
        rest = wanted[have : have + len(own)]
        if not own or len(rest) < len(own):
            break
        *before, last = zip(own, rest, strict=True)
        if any(word.key != other.key for word, other in before):
            break
        have += len(own)
        is_whole = last[0].key == last[1].key
        if not is_whole and not (is_cut(text, whole) and last[1].word.startswith(last[0].word)):
            break
        enough = have >= _LEAST_LEFT * len(wanted) and is_cut(text, whole)
        if count > 1 and (have == len(wanted) or enough):
            found = count
        if not is_whole:
            break
    return found

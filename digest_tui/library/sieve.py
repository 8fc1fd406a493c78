"""What a text can hold at most of what a query looks for, told without cutting it into words.

Folding and stemming a word costs a hundred times as much as looking for some letters in
a whole paragraph. So every word that is looked for is brought down to letters that no
word that fits can be without, and the text to a form in which they stand. More may pass
than fits; what fits always passes.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from digest_tui.text.stems import stems

if TYPE_CHECKING:
    from digest_tui.query import Matcher

_DROPPED = "'’ʼ,"
"""What words are folded without, as in `text.tokens`."""
_CLOSED_UP = re.compile(r",(?=[^\W\d_])|['’ʼ,]{2}")
"""Signs between two words that would be one without them."""
_COMMON = "“”–—…«»"
"""Signs without which most English texts are ASCII, which is quicker to fold."""
_MARKS = re.compile("[\u0300-\u036f]+")
_WITHOUT_OTHER_MARKS = re.compile("[\0-\u0482\u048a-\u0590\u1e00-\u20cf\u2100-\u2cee]*")
_JOINED = 3
"""What a phrase counts, and words near each other, as in `Matcher.look`."""
_LAST_VOWEL = re.compile("[оє][^аеєиіїоуюя]*$")


class Sieve:
    """Bounds what `Matcher.look` can count in a text."""

    def __init__(self, matcher: Matcher) -> None:
        needed = [(1, [alternatives]) for alternatives in _kinds(matcher).values()]
        needed += [(_JOINED, [[_even(word)] for word in phrase]) for phrase in matcher.phrases]
        needed += [
            (_JOINED, [_letters(operand) for operand in operands]) for operands, _ in matcher.nears
        ]
        self.most = sum(weight for weight, _ in needed)
        """How much a text counts that has all that is asked for."""
        self._needed = [
            (weight, [[_Beginning(letters) for letters in choice] for choice in choices])
            for weight, choices in needed
        ]

    def bound(self, text: str) -> int:
        """Give what a text can count at most, up to `most`; 0 where nothing can be in it."""
        if not self.most:
            return 0
        evened, is_plain = _evened(text)
        total = 0
        for weight, needed in self._needed:  # written out: generators took most of the time
            for choice in needed:
                for one in choice:
                    if one.letters in evened and (not is_plain or one.begins_in(evened)):
                        break
                else:
                    break
            else:
                total += weight
        return total


class _Beginning:
    """Letters that a word begins with."""

    def __init__(self, letters: str) -> None:
        self.letters = letters
        self.begins_in = re.compile(rf"(?<![a-z]){re.escape(letters)}").search
        """Finds them at the beginning of a word of a plain text."""


def _kinds(matcher: Matcher) -> dict[str, list[str]]:
    """Give what a query looks for, and letters of which every word that fits has some."""
    found: dict[str, list[str]] = {}
    for stem, word in matcher.stems.items():
        found.setdefault(word, []).append(_even(anchor(stem)))
    for prefix in matcher.prefixes:
        kind = matcher.stems.get(stems(prefix)[0], f"{prefix}*")
        found.setdefault(kind, []).append(_even(prefix))
    for wildcard in matcher.wildcards:
        found.setdefault(wildcard.pattern, []).append(_even(wildcard.beginning))
    for fuzzy in matcher.fuzzy:
        # All of it that has to be right is the first letter.
        found.setdefault(f"{fuzzy.text}~", []).append(_even(fuzzy.text[0]))
    return found


def _letters(matcher: Matcher) -> list[str]:
    return [letters for alternatives in _kinds(matcher).values() for letters in alternatives]


def anchor(stemmed: str) -> str:
    """Give the letters that every word of a stem begins with.

    Snowball's English stemmer cuts endings off; what it puts in their place is an e, an i
    for a y, a y for an ie (`skies`), an ie for a y (`dying`), or the ble of `-bility`. In a
    Ukrainian stem a vowel before the last consonants can have changed (`стіл`, `столу`), or
    have been left out before the last one (`кінець`, `кінця`).
    """
    if not stemmed.isascii():
        return _LAST_VOWEL.sub("", stemmed)[: max(1, len(stemmed) - 1)]
    for ending, kept in (("ble", "b"), ("bl", "b"), ("ie", ""), ("e", ""), ("i", ""), ("y", "")):
        if stemmed.endswith(ending):
            return stemmed.removesuffix(ending) + kept
    return stemmed


def even(text: str) -> str:
    """Fold a whole text as its words are folded, so that letters can be looked for in it."""
    return _evened(text)[0]


def _evened(text: str) -> tuple[str, bool]:
    """Fold a whole text, and tell whether its words still begin where no letter is before."""
    is_plain = not _CLOSED_UP.search(text)
    # Eleven times `replace` takes a fifth of one `translate`.
    for sign in _DROPPED:
        text = text.replace(sign, "")
    if not text.isascii():
        for sign in _COMMON:
            text = text.replace(sign, " ")
    return _even(text), is_plain and text.isascii()


def _even(text: str) -> str:
    if text.isascii():
        return text.lower()
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()).casefold())
    text = text.replace("ґ", "г")  # as in `text.stems`; those of ё and й go with the marks
    if _WITHOUT_OTHER_MARKS.fullmatch(text):
        return text
    return "".join(letter for letter in text if not unicodedata.combining(letter))

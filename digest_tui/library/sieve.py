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
        words = set(matcher.stems.values())
        growing = {stems(prefix)[0] for prefix in matcher.prefixes} & words
        opened = _opened(matcher)
        joined = len(matcher.phrases) + len(matcher.nears)
        self.most = len(words) + len(opened) - len(growing) + _JOINED * joined
        """How much a text counts that has all that is asked for. A beginning can stand for
        more words than one, but that makes no text a better answer."""
        self._open = opened
        self._fixed = [
            (1, [[_even(anchor(stem)) for stem, of in matcher.stems.items() if of == word]])
            for word in words
        ]
        self._fixed += [
            (_JOINED, [[_even(word)] for word in phrase]) for phrase in matcher.phrases
        ]
        self._fixed += [
            (_JOINED, [_letters(operand) for operand in operands]) for operands, _ in matcher.nears
        ]

    def bound(self, text: str) -> int:
        """Give what a text can count at most, up to `most`; 0 where nothing can be in it."""
        if not self.most:
            return 0
        evened = even(text)
        if any(letters in evened for letters in self._open):
            return self.most
        total = 0
        for weight, needed in self._fixed:  # written out: generators took most of the time
            for choice in needed:
                for letters in choice:
                    if letters in evened:
                        break
                else:
                    break
            else:
                total += weight
        return total


def _opened(matcher: Matcher) -> list[str]:
    """Give how words begin that are not known as a whole."""
    beginnings = [
        *matcher.prefixes,
        *(wildcard.beginning for wildcard in matcher.wildcards),
        *(fuzzy.text[0] for fuzzy in matcher.fuzzy),  # all of it that has to be right
    ]
    return [_even(letters) for letters in beginnings]


def _letters(matcher: Matcher) -> list[str]:
    return _opened(matcher) + [_even(anchor(stem)) for stem in matcher.stems]


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
    # Eleven times `replace` takes a fifth of one `translate`.
    for sign in _DROPPED:
        text = text.replace(sign, "")
    if not text.isascii():
        for sign in _COMMON:
            text = text.replace(sign, " ")
    return _even(text)


def _even(text: str) -> str:
    if text.isascii():
        return text.lower()
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()).casefold())
    text = text.replace("ґ", "г")  # as in `text.stems`; those of ё and й go with the marks
    if _WITHOUT_OTHER_MARKS.fullmatch(text):
        return text
    return "".join(letter for letter in text if not unicodedata.combining(letter))

"""Quantities in a sentence: what they count, and between which bounds they lie.

What only looks like a quantity is none: dates, years, times, ordinals, and numbers that
are names (Resolution 2397, Su-57, the 155th Brigade).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from digest_tui.analyse.discrepancies.fates import fate_of
from digest_tui.analyse.discrepancies.number_words import (
    MEASURES,
    NUMBER_WORDS,
    OF_MEASURES,
    PLURALS,
    SCALES,
    value_of,
)
from digest_tui.models import MONTHS, Span
from digest_tui.text.stop_words import STOP_WORDS
from digest_tui.text.tokens import fold, stem

_ROUND = 0.07
"""A figure in the news stands for what lies this close to it."""
_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS)
_WORD = "|".join(NUMBER_WORDS)
_BOUNDS = {
    "more than": (1.0, 1.1),
    "over": (1.0, 1.1),
    "at least": (1.0, math.inf),
    "up to": (0.0, 1.0),
    "as many as": (0.0, 1.0),
    "nearly": (0.9, 1.0),
    "almost": (0.9, 1.0),
    "fewer than": (0.9, 1.0),
    "less than": (0.9, 1.0),
    "under": (0.9, 1.0),
}
_LOOSE = ("about", "around", "some", "approximately", "roughly")
_DIGITS = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_QUANTITY = re.compile(
    rf"(?:\b(?P<bound>{'|'.join([*_BOUNDS, *_LOOSE])})\s+)?"
    r"(?P<money>US\$|[$€£₴₽])?\s?"
    rf"(?:\b(?P<plural>{'|'.join(sorted(PLURALS, key=len, reverse=True))})\b"
    rf"|(?<![\w.,/:-])(?P<number>{_DIGITS}|\b(?:{_WORD})(?:[\s-](?:{_WORD}))?\b)"
    rf"(?:(?:\s?[-–]\s?|\s+to\s+)(?P<up_to>{_DIGITS}))?"
    r"(?=(?:k|m|bn|mn|trn)\b|[^\w/:]|$)(?![.,]\d)"
    rf"(?P<scales>(?:[\s-]?\b(?:{'|'.join(SCALES)})\b)*))"
    r"(?P<percent>\s?%|\s+per\s?cent\b|\s+percentage points\b)?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\b(?:resolution|no|number|article|chapter|point|paragraph|section|group|channel|flight"
    r"|unit|brigade|division|regiment|school|house|route|highway|type|mark|category|phase"
    r"|version|annex|page|day|line|gate|room|decree|order|law|age|aged|reactor)\.?|[#№])\s*$",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"\s*(?:(?:of\s+)?(?:{_MONTH})\b|(?:a|p)\.?\s?m\b|(?:GMT|UTC|BST|CES?T|EES?T|MSK)\b)",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(rf"\b(?:{_MONTH})\.?\s*$", re.IGNORECASE)
_COUNTED = re.compile(r"[\s-]+(?:of\s+)?((?:[^\W\d_][\w’'-]*[ ]?){1,6})")
_PART = re.compile(r"\s+of\s+(?:the|them|its|their|those|these|us|[A-Z][\w-]*[’']s)\b")
_AGE = re.compile(r"[\s-]+years?[\s-]+olds?\b", re.IGNORECASE)
ENDS_PHRASE = frozenset(
    "in on at by from to for with and or but who which that were was are is has have had be been"
    " will would as after before during while since until into near against over under came went"
    " took left died hit said fell began rose got made killed wounded injured hurt lost found seen"
    " sent struck shot told there ago later earlier away apart long wide high deep tall"
    " dead died die dies missing arrested detained burned burnt destroyed damaged downed crashed"
    " exploded flew launched fired within per between among".split()
)
_MOST_COUNTED = 3
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something."""

    low: float
    high: float
    unit: str
    """`%`, a currency, a measure; empty where things are counted."""
    counted: tuple[str, ...]
    """Stems of the words that say what is counted, its head first: for `carriages of the
    train` and `railway carriages` the stem of carriages."""
    span: Span
    """The number with what is counted."""
    spelled: bool
    """Written as a small word, `three`: too loose to hold against a figure."""
    fate: str = ""
    """What happened to the people that it counts, where that is told."""
    part: bool = False
    """Some of a number that is told elsewhere: `six of them`."""

    def overlaps(self, other: Quantity) -> bool:
        """Tell whether both can be the same number."""
        if self.low == other.low == 0:  # "up to 10" and "up to 12"
            low, high = sorted((self.high, other.high))
            return high <= low * (1 + _ROUND)
        return self.low <= other.high and other.low <= self.high


@lru_cache(maxsize=4096)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Give the quantities of a sentence, in order."""
    found = (_read(text, match) for match in _QUANTITY.finditer(text))
    return tuple(quantity for quantity in found if quantity is not None)


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.start(), match.end()
    start += len(match[0]) - len(match[0].lstrip())
    money, percent, plural = match["money"], match["percent"], match["plural"]
    if plural:
        low, high = PLURALS[plural.casefold()]
    else:
        value = value_of(match["number"], match["scales"])
        plain = not (money or percent or match["scales"])
        if plain and _is_a_name(text, match, value):
            return None
        low, high = _bounds(match["bound"], value)
        if match["up_to"]:
            high = max(high, value_of(match["up_to"], match["scales"]))
    unit = "%" if percent else (money or "").upper().removeprefix("US")
    spelled = not plural and not match["number"][0].isdigit() and not match["scales"]
    if _AGE.match(text, end):
        return Quantity(low, high, "age", (), Span(start, end), spelled)
    counted, end_of_counted = _counted(text, end)
    span = Span(start, end_of_counted)
    unit = unit or _measure(counted)
    fate = "" if unit else fate_of(text, span, end)
    part = not plural and _PART.match(text, end) is not None
    return Quantity(low, high, unit, counted, span, spelled, fate, part)


def _measure(counted: tuple[str, ...]) -> str:
    """Give the unit of what is counted: of `tonnes of crude oil`, and of `euro heist`."""
    head, before = (*counted[:2], "", "")[:2]
    if head in MEASURES:
        return OF_MEASURES.get(before, "") + MEASURES[head]
    return next((MEASURES[word] for word in counted if word in MEASURES), "")


def _is_a_name(text: str, match: re.Match[str], value: float) -> bool:
    """Tell a date, a year, a time or the number of a resolution from a quantity."""
    before, after = text[: match.start("number")], text[match.end("number") :]
    if _DATE.match(after) or _MONTH_BEFORE.search(before) or _LABEL.search(before):
        return True
    if match["number"].isdigit() and len(match["number"]) == 4 and value in _YEARS:
        return True
    return bool(re.match(r"[-–]?[A-Za-z]*\d", after)) or bool(re.search(r"[A-Za-z]-$", before))


def _bounds(bound: str | None, value: float) -> tuple[float, float]:
    word = (bound or "").casefold()
    if word in _BOUNDS:
        low, high = _BOUNDS[word]
        return value * low, value * high
    # A small count is meant as it stands; a large one is rounded by somebody.
    slack = _ROUND if value >= 20 or word else 0.0
    return value * (1 - slack), value * (1 + slack)


def _counted(text: str, end: int) -> tuple[tuple[str, ...], int]:
    match = _COUNTED.match(text, end)
    if not match:
        return (), end
    words: list[str] = []
    head = 0
    last = end
    for word in re.finditer(r"\S+", match[1]):
        folded = fold(word[0])
        if folded in ENDS_PHRASE:
            break
        if folded == "of":
            head = head or len(words)
        elif folded not in STOP_WORDS:
            words.append(stem(folded))
            last = match.start(1) + word.end()
        if len(words) == _MOST_COUNTED:
            break
    head = head or len(words)
    return (*reversed(words[:head]), *reversed(words[head:])), last

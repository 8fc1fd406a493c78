"""Queries that nobody means well, for whatever takes queries: 3,000 of them for a seed."""

from __future__ import annotations

from itertools import cycle, islice
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

COUNT = 3_000
FREQUENT = "the of and to in a said on that for with is by was it as at from".split()
_WORDS = [
    *FREQUENT,
    *"officers korea soldier russia київ зеленський війна 12,000 10:30 o’brien".split(),
]
_SIGNS = [
    "*",
    "?",
    "~",
    '"',
    "(",
    ")",
    "-",
    ":",
    "/",
    "“",
    "„",
    "..",
    "|",
    "\\",
    "^",
    "+",
    "'",
    "%",
]
_OPERATORS = [
    "AND",
    "OR",
    "NOT",
    "NEAR",
    "NEAR/5",
    "NEAR/",
    "NEAR/99999",
    "NEAR/-1",
    "NEAR/x",
    "NEAR/0",
]
_FIELDS = (
    "title: source: byline: takeaway: url: date: is: tag: story: sort: foo: TITLE: http: :".split()
)
_ODD = [
    "\x00", "\x1b[31m", "\x1b]52;c;AA\x07", "\u202e", "\u200b", "\ufeff", "\ud800", "\U0010ffff",
    "e\u0301", "\u0301" * 9, "ﬁre", "İ", "ß", "ǆ", "𝞐", "한국", "שלום", "🔥", "\u2028", "\r", "\t",
    "\u00ad", "ё", "ґ", "٣", "Ⅷ", "ﷺ", "a" * 200,
]  # fmt: skip
_DAYS = [
    "9999-99-99..0000", "0000-00-00", "2025-02-30", "29feb", "..", "...", "..9999", "9999..",
    "2025-02-14..2025-02-10", "999d", "999y", "0d", "-1d", "99999999999999999999d", "10/02/2025",
    ">", "<=", ">2099", "<1900", "1900..2099", "unknown..unknown", "unknown", "31.11", "0/0",
    "feb..feb", "monday..monday", '"last 999 years"', '"10 feb - 14 feb"', "2025-1", "202", "٢٠٢٥",
    "today..yesterday", "2025-02-10T10:00", "1.1.1", "1.1.00", "10feb..14feb..20feb",
]  # fmt: skip


def nasty_queries(seed: int) -> list[str]:
    """Make them: the same for the same seed."""
    chance = Random(seed)
    return [make(chance) for make in islice(cycle(_MAKERS), COUNT)]


def _stars(chance: Random) -> str:
    beginning = chance.choice(["", "a", "of", "the", "s", "pro", "київ", "к"])
    pieces = chance.choices(["*", "?", "**", "*?*", "e", "ing", "a*"], k=chance.randint(1, 30))
    return beginning + "".join(pieces)


def _huge(chance: Random) -> str:
    one = chance.choice([*_WORDS, *_SIGNS, *_ODD, " ", "a ", '" ', "(a ", "a* ", "title:"])
    return one * chance.choice([1, 20, 60, 128, 256, 257, 1_000])


def _nested(chance: Random) -> str:
    depth = chance.choice([1, 3, 5, 6, 7, 20, 80, 5_000])
    opening = chance.choice(["(", "-(", "NOT (", "title:(", "a OR (", "((", "NOT ", "-"])
    closing = chance.choice([")", "", "))", ") OR b"])
    return opening * depth + chance.choice(_WORDS) + closing * depth


def _frequent(chance: Random) -> str:
    glue = chance.choice([" ", " OR ", " AND ", " -", "* ", " NEAR/50 "])
    return glue.join(chance.choices(FREQUENT, k=chance.randint(1, 24)))


def _excluded(chance: Random) -> str:
    return " ".join(f"-{word}" for word in chance.choices(FREQUENT, k=chance.randint(1, 20)))


def _long_phrase(chance: Random) -> str:
    words = chance.choices(FREQUENT[: chance.randint(1, 9)], k=chance.randint(2, 60))
    return f'"{" ".join(words)}{chance.choice(["", chr(34)])}'


def _near(chance: Random) -> str:
    distance = chance.choice(["", "/0", "/1", "/50", "/999", "/00005", "/5"])
    operands = [
        chance.choice([*FREQUENT, "th*", "s?i*", "official~", "of*"])
        for _ in range(chance.randint(2, 12))
    ]
    return f" NEAR{distance} ".join(operands)


def _fuzzy(chance: Random) -> str:
    word = chance.choice(
        ["that", "with", "international", "russia", "a", "тест", "україна", "1234"]
    )
    return (
        word * chance.choice([1, 1, 1, 9])
        + "~" * chance.randint(1, 3)
        + chance.choice(["", "2", "9"])
    )


def _dates(chance: Random) -> str:
    return " ".join(f"date:{one}" for one in chance.choices(_DAYS, k=chance.randint(1, 4)))


def _names(chance: Random) -> str:
    field = chance.choice(["is:", "tag:", "story:", "source:", "sort:"])
    value = chance.choice([*_WORDS, *_ODD, *_SIGNS, "date", "unknown", '"a b"', "(a b)", ""])
    return f"{field}{value} " * chance.randint(1, 50)


def _open_in_fields(chance: Random) -> str:
    field = chance.choice(["title:", "byline:", "takeaway:", "url:"])
    return " OR ".join(f"{field}{word[:2]}*" for word in chance.choices(_WORDS, k=24))


def _mixed(chance: Random) -> str:
    pools = [_WORDS, _SIGNS, _OPERATORS, _FIELDS, _ODD, _DAYS]
    pieces = [chance.choice(chance.choice(pools)) for _ in range(chance.randint(1, 25))]
    return chance.choice(["", " ", " "]).join(pieces)


def _letters(chance: Random) -> str:
    return "".join(chr(chance.randrange(0x3000)) for _ in range(chance.randint(1, 250)))


_MAKERS: tuple[Callable[[Random], str], ...] = (
    _stars,
    _huge,
    _nested,
    _frequent,
    _excluded,
    _long_phrase,
    _near,
    _fuzzy,
    _dates,
    _names,
    _open_in_fields,
    _mixed,
    _mixed,
    _letters,
)

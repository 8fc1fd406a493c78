"""Words that are numbers, scales and measures."""

from __future__ import annotations

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBER_WORDS = {word: value for value, word in enumerate(_ONES, 1)} | {
    word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)
}
SCALES = {
    "dozen": 12.0,
    "hundred": 100.0,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "trn": 1e12,
}
PLURALS = {
    "dozens": (24.0, 99.0),
    "scores": (40.0, 199.0),
    "hundreds": (200.0, 999.0),
    "thousands": (2e3, 9_999.0),
    "tens of thousands": (2e4, 99_999.0),
    "hundreds of thousands": (2e5, 999_999.0),
    "millions": (2e6, 9.99e6),
    "tens of millions": (2e7, 9.99e7),
    "hundreds of millions": (2e8, 9.99e8),
    "billions": (2e9, 9.99e9),
}
"""The bounds between which a careless plural lies."""
MEASURES = {
    stem: unit
    for unit, stems in {
        "km": "km kilometr kilomet",
        "mile": "mile",
        "m": "metr meter",
        "t": "ton tonn",
        "kg": "kg kilogram",
        "year": "year",
        "month": "month",
        "week": "week",
        "day": "day",
        "hour": "hour",
        "minute": "minut",
        "second": "second",
        "$": "dollar",
        "€": "euro",
        "£": "pound",
        "₴": "hryvnia",
        "₽": "rubl roubl",
        "°": "degre",
        "barrel": "barrel",
        "MW": "megawatt mw",
    }.items()
    for stem in stems.split()
}
"""The unit of a stem."""
TIMES = frozenset("year month week day hour minute second".split())
OF_MEASURES = {"squar": "square ", "cubic": "cubic ", "metric": "", "nautic": "nautical "}
"""Stems that stand before a measure, and what they make of it."""


def value_of(number: str, scales: str | None) -> float:
    """Give the value of `1,200`, `forty-two`, `2.5` with scales such as `hundred thousand`."""
    if number[0].isdigit():
        value = float(number.replace(",", ""))
    else:
        value = float(
            sum(NUMBER_WORDS[part] for part in number.casefold().replace("-", " ").split())
        )
    for scale in (scales or "").replace("-", " ").casefold().split():
        value *= SCALES[scale]
    return value

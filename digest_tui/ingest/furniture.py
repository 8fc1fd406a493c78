"""Single lines of a page that are no prose: bylines, date lines, captions, alt texts."""

from __future__ import annotations

import re
from typing import NamedTuple

from digest_tui.models import Caption, GivenDate
from digest_tui.text.dates import find_date, find_time
from digest_tui.text.sentences import ends_sentence

_BYLINE = re.compile(
    r"(?:by|authors?|written by|reported by|story by|text by|автор[иы]?|авторка)\s*:?\s+"
    r"(?P<names>.+)",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"[^\W\d_]\.")
_NAME_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*)")
_NAME_JOINTS = frozenset(
    "and with & the for de da del der di du la le van von bin al та і и".split()
)
_NO_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december""".split()
)
_LONGEST_FURNITURE = 400
_CREDIT = re.compile(
    r"(?:^|[.!?)\]…\"”]\s*|[(\[|,—–-]\s*)"
    r"(?:(?:illustrative|file|stock)\s+)?"
    r"(?:photo(?:graph)?s?|images?|pictures?|pic|credits?|screenshot|illustration|video|"
    r"фото|фотографія|ілюстрація|иллюстрация|скриншот|скріншот)"
    r"(?:\s+(?:credits?|from))?\s*(?::|\bby\b|/|\bвід\b|©)\s*(?P<credit>[^\n]{2,120})$",
    re.IGNORECASE,
)
_ILLUSTRATIVE = re.compile(
    r"\b(?:illustrative|file|stock) (?:photo|image|picture)\b\.?$"
    r"|ілюстративне (?:фото|зображення)",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    r"\b(?:published|updated|posted|last|modified|on|at|date|time|mon|tue|tues|wed|thu|thur|thurs|fri"
    r"|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|utc|gmt|eet|eest|cet|cest|msk"
    r"|et|est|edt|kyiv|kiev|local|min|mins|minute|minutes|read|reading|опубліковано|оновлено"
    r"|понеділок|вівторок|середа|четвер|пʼятниця|п'ятниця|субота|неділя|опубликовано|года|року|р)\b",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"\[(?:\d{1,3}|[ivxlcdm]{1,9})\]\s+\S", re.IGNORECASE)


class DateLine(NamedTuple):
    """A line of nothing but a date, and perhaps the byline that shares it."""

    published: GivenDate
    byline: str | None


def read_byline(text: str, *, sure: bool) -> str | None:
    """Give the names of a byline.

    Args:
        text: The line.
        sure: It stands where bylines stand, so that one word is enough for a name.
    """
    match = _BYLINE.fullmatch(text.rstrip(". "))
    if match is None or len(text) > _LONGEST_FURNITURE:
        return None
    names = match["names"].strip()
    words = names.replace(",", " ").split()
    if not words or words[0].casefold() in _NO_NAMES or (len(words) < 2 and not sure):
        return None
    for word in words:
        if word.casefold() in _NAME_JOINTS:
            continue
        if not _NAME_WORD.fullmatch(word) or not word[0].isupper():
            return None
    return names


def read_names(text: str) -> str | None:
    """Give a line that is nothing but the names of two persons or more."""
    if ends_sentence(text) or len(text) > _LONGEST_FURNITURE:
        return None
    names = [
        name for name in re.split(r",\s*(?:and\s+|with\s+)?|\s+and\s+|\s+with\s+", text) if name
    ]
    return text if len(names) > 1 and all(map(_is_name, names)) else None


def _is_name(text: str) -> bool:
    """Tell two to four words that a person can be called."""
    words = text.split()
    return 2 <= len(words) <= 4 and all(
        (word[0].isupper() and _NAME_WORD.fullmatch(word) and not word.isupper())
        or _INITIAL.fullmatch(word)
        for word in words
    )


def read_date_line(text: str, *, bare_names: bool) -> DateLine | None:
    """Give the date of a line that has only a date, a time and the words around them.

    Args:
        text: The line.
        bare_names: A name in it is a byline even without "by"; at the top of a text it
            would be a title.
    """
    if len(text) > 160:
        return None
    found = find_date(text)
    if found is None:
        return None
    given, start, end = found
    rest = text[:start] + " " + text[end:]
    if time := find_time(rest):
        hour, minute, time_start, time_end = time
        given = GivenDate(given.month, given.day, given.year, hour, minute)
        rest = rest[:time_start] + " " + rest[time_end:]
    # A second date (updated ...) is furniture as well.
    while more := find_date(rest) or find_time(rest):
        rest = rest[: more[-2]] + " " + rest[more[-1] :]
    words = _DATE_WORDS.sub(" ", rest)
    words = re.sub(r"\b\d{1,2}\b|[|·•,;:/()—–+-]", " ", words).strip(" .")
    if not words:
        return DateLine(given, None)
    byline = read_byline(words, sure=True) or (words if bare_names and _is_name(words) else None)
    return DateLine(given, byline) if byline else None


def read_caption(text: str, line: int) -> Caption | None:
    """Give the caption that a line is, told by its credit."""
    if len(text) > _LONGEST_FURNITURE:
        return None
    credit = _CREDIT.search(text)
    if credit:
        return Caption(text, credit["credit"].strip(" .)]") or None, line)
    return Caption(text, None, line) if _ILLUSTRATIVE.search(text) else None


def is_alt_text(text: str) -> bool:
    """Tell the words that describe a picture to machines: many, all lower case, no stop."""
    words = text.split()
    return (
        len(words) >= 6
        and text == text.lower()
        and any(character.isalpha() for character in text)
        and not ends_sentence(text)
        and not text.endswith((":", ";", ","))
    )


def is_footnote(text: str) -> bool:
    """Tell an entry of a list of notes: `[3] https://...`."""
    return _FOOTNOTE.match(text) is not None

"""Who wrote it: the names in a line that says so, always as they stand in that line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.ingest.patterns import plain
from digest_tui.text.countries import country_words
from digest_tui.text.sentences import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_LEAD = re.compile(
    r"(?:(?:(?:posted|published|written|reported|reporting|story|text|words|interview|analysis"
    r"|opinion|comment|report|translated)\s+)?by|authors?|автор[иы]?|авторка|текст)"
    r"(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?P<lead>(?:additional\s+)?"
    r"(?:reporting|writing|written|editing|edited|produced|compiled|translated)"
    r"\s+(?:and\s+(?:writing|editing)\s+)?(?:by|in\s+[^\W\d_][\w ]{1,30}\s+by)\s+)(?P<names>\S.*)",
    re.IGNORECASE,
)
_WRITES = re.compile(r"reporting|writing|written", re.IGNORECASE)
_CONTRIBUTED = re.compile(
    r"[^.!?]{3,200}\bcontributed (?:reporting )?(?:to|from) (?:this|the) (?:report|story|article)"
)
_JOINTS = frozenset("and with & the de da del der di du la le van von bin al та і и".split())
_STOPS = frozenset({"|", "·", "•", "—", "–", "-", "/", ";"})
"""What ends the names of a line that says more: `Jane Doe | The Paper`."""
_NO_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december""".split()
)
_NO_PERSON = frozenset(
    "the all new more top live north south east west united great war first".split()
)
_NAME_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*)")
_PARTICLE = re.compile(r"[dl]['’][^\W\d_]")
_JOB = re.compile(
    r"[\w&'’ -]{0,40}\b(?:correspondent|editor|reporter|columnist|producer|analyst)s?"
    r"(?:,\s[\w ]{2,40}|\sin\s[\w ]{2,40})?",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"[^\W\d_]\.")
_BETWEEN = re.compile(r",\s*(?:and\s+|with\s+)?|\s+(?:and|with|&|та|і|и)\s+")
_LONGEST = 400
_LONGEST_REST = 120
"""Of the further names after a place: `Jane Doe in Kyiv and John Roe in Rome`."""
_MOST_PLACE_WORDS = 3


class _Word(NamedTuple):
    text: str
    start: int
    end: int


def read_byline(text: str, known: AbstractSet[str] = frozenset(), *, sure: bool) -> str | None:
    """Give the names of a byline: `By Jane Doe in Kyiv`, `by Jane Doe | The Paper`.

    Args:
        text: The line, or a part of one.
        known: The names of outlets and agencies, through `plain`: after a person's name
            they tell whom it works for.
        sure: It stands where bylines stand, so that one word is enough for a name.
    """
    lead = _LEAD.match(text) if len(text) <= _LONGEST else None
    if lead is None:
        return None
    names = _names(text[lead.end() :].rstrip(". "), known)
    if names is None or names.split()[0].strip(",").casefold() in _NO_NAMES:
        return None
    return names if sure or len(names.split()) > 1 else None


def read_names(text: str, known: AbstractSet[str]) -> str | None:
    """Give the persons of a line that is nothing but names, a place or an outlet after them."""
    if ends_sentence(text) or len(text) > _LONGEST:
        return None
    names = _names(text, known)
    return names if names and all(map(is_person, _BETWEEN.split(names))) else None


def read_credit(text: str) -> tuple[str | None] | None:
    """Read a line that tells who else took part; the names that it has of reporters.

    `Reporting by A and B; Editing by C`, `D contributed to this report.`
    """
    stripped = text.rstrip(". ")
    if len(text) > _LONGEST:
        return None
    if _CONTRIBUTED.fullmatch(stripped):
        return (None,)
    reporters: str | None = None
    for part in re.split(r";\s*", stripped):
        credit = _CREDIT.fullmatch(part.strip())
        names = credit and _names(credit["names"], frozenset())
        if credit is None or names is None:
            return None
        if _WRITES.match(credit["lead"]):
            reporters = reporters or names
    return (reporters,)


def is_person(text: str) -> bool:
    """Tell two to four words that a person can be called."""
    words = text.split()
    if not 2 <= len(words) <= 4 or words[0].casefold() in _NO_PERSON or text in country_words():
        return False
    return all(
        (word[0].isupper() and _NAME_WORD.fullmatch(word) and not word.isupper())
        or _INITIAL.fullmatch(word)
        for word in words
    )


def is_job(text: str) -> bool:
    """Tell what somebody is at an outlet: `Political correspondent`."""
    return text[:1].isupper() and _JOB.fullmatch(text) is not None


def is_place(text: str) -> bool:
    """Tell few words that a place can be called, where nothing else can stand."""
    words = text.split()
    return 1 <= len(words) <= _MOST_PLACE_WORDS and all(
        word[0].isupper() and _NAME_WORD.fullmatch(word) for word in words
    )


def is_outlet(text: str, known: AbstractSet[str]) -> bool:
    """Tell the name of an outlet: `CNN`, `ISW Press`, `Reuters Staff`."""
    folded = plain(text)
    head, _, last = folded.rpartition(" ")
    return folded in known or (head in known and last in {"press", "staff", "news", "desk"})


def _names(text: str, known: AbstractSet[str]) -> str | None:
    """Give the names that a text starts with, as they stand there."""
    end = 0
    for word in _words(text):
        bare = word.text.rstrip(",;")
        rest = text[word.end :].strip()
        if bare in _STOPS or word.text[0] in "(@":
            if len(rest) > _LONGEST // 4 or ends_sentence(rest):
                return None
            break
        if bare.casefold() in {"in", "for"} and end:
            more = _BETWEEN.search(rest) if len(rest) <= _LONGEST_REST else None
            others = _names(rest[more.end() :], known) if more else None
            if more and others and is_place(rest[: more.start()]):
                end = text.index(others, word.end) + len(others)
            elif not (is_place(rest.rstrip(", ")) or is_outlet(rest, known)):
                return None
            break
        if bare.casefold() in _JOINTS and (end or bare.casefold() == "the"):
            continue
        if not _NAME_WORD.fullmatch(bare) or not (bare[0].isupper() or _PARTICLE.match(bare)):
            return None
        end = word.start + len(bare)
        if word.text.endswith(";"):
            break
    names = text[:end].strip(", ")
    return _without_workplace(names, known) or None


def _words(text: str) -> list[_Word]:
    return [_Word(word[0], word.start(), word.end()) for word in re.finditer(r"\S+", text)]


def _without_workplace(names: str, known: AbstractSet[str]) -> str:
    """Take off what follows a person's name after a comma: an outlet, or one word, a place."""
    while "," in names:
        head, _, last = names.rpartition(",")
        last = last.strip()
        place = len(last.split()) == 1 and len(_BETWEEN.split(head)[-1].split()) > 1
        if not (is_outlet(last, known) or place):
            break
        names = head.rstrip(", ")
    words = names.split()
    for count in (3, 2, 1):
        # "By JANE DOE Associated Press": two lines that became one.
        outlet = " ".join(words[-count:])
        if (
            len(words) >= count + 2
            and words[-count - 1] not in _JOINTS
            and is_outlet(outlet, known)
        ):
            return names[: -len(outlet)].rstrip(", ")
    return names

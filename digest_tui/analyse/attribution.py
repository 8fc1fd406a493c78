"""Whom an article names as having said something.

A pattern for the ways in which English news attributes ("X said", "according to X", "a
report from X", "says X"), not a parser: who is only "he" or "the ministry" is not given,
and other languages are not read.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from digest_tui.analyse.speakers import Speaker, find_speakers, full_names
from digest_tui.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_REGULAR = """
acknowledge add admit advise allege announce argue assert assess believe call caution cite claim
comment conclude condemn confirm contend declare demand deny describe detail disclose emphasise
emphasize estimate explain forecast highlight indicate inform insist judge maintain mention note
observe order outline pledge predict promise propose recall recommend reiterate relay remark report
respond reveal specify state stress suggest testify underline underscore urge vow warn
"""
_IRREGULAR = (
    "said|says|say|told|tells|tell|wrote|writes|write|thinks|thought|admitted|den(?:y|ies|ied)"
    "|(?:point|points|pointed) out|declined to comment|went on to say"
)


def _forms(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}[sd]?"
    return f"{verb[:-1]}(?:y|ies|ied)" if verb.endswith("fy") else f"{verb}(?:s|es|ed)?"


_SAYS = re.compile(rf"\b(?:{'|'.join(map(_forms, _REGULAR.split()))}|{_IRREGULAR})\b")
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Cc]iting|[Aa]s (?:reported|stated|noted|claimed|announced) by|"
    r"(?:statement|report|claim|assessment|data|analysis|announcement|warning|remark|interview)s?"
    r" (?:made )?(?:from|by|of|with))\s+"
)
_CLAUSE_END = re.compile(r"[,;:]\s+(?!the\b|[A-Z])|\s+that\s")
_ROLE_NOUN = r"(?:\s+(?:analysts?|experts?|officials?|researchers?|spokes\w+|representatives?))?"
_ADVERBS = (
    r"(?:\s+(?:has|have|had|also|further|later|earlier|then|again|previously|recently|repeatedly|"
    r"separately|meanwhile|additionally|however|specifically|reportedly|itself|himself|herself))*\s*"
)
_DIRECTLY = re.compile(rf"{_ROLE_NOUN},?(?:\s+(?:who|which))?{_ADVERBS}")
_APPOSITION = re.compile(rf"{_ROLE_NOUN}(?:,[^,.;:\"“”]{{1,120}},)(?:\s+(?:who|which))?{_ADVERBS}")
_PREPOSITION = re.compile(r"\b(?:of|in|at|from|near|to|for|with|by)\s+(?:the\s+)?$")
_BRACKETS = re.compile(r"\s*\([^()]{0,60}\)")
_FAR = 5
"""Words that may stand between "according to" and the name."""
_REACH = 400
"""Characters that may stand between a verb and its subject, so that a sentence of any
length is read in little time: an apposition has at most 122, a role and some adverbs far
less than the others."""
_LONGEST_PREPOSITION = 40
"""Characters before a name in which a preposition and an article are looked for."""
_MOST_COMMAS = 2
"""Between a verb and its subject: those around an apposition."""
_QUOTE_ENDS = frozenset(',"”’»')


def cited(
    paragraphs: Sequence[str], known: Mapping[str, str], but: Iterable[str] = ()
) -> tuple[str, ...]:
    """Give the speakers of a text, each once, in order of appearance.

    Args:
        paragraphs: The text.
        known: The full name of organisations by each of their names, in lower case.
        but: Names that are not wanted: the source's own.
    """
    text = [
        _BRACKETS.sub("", paragraph[start:end])
        for paragraph in paragraphs
        for start, end in sentences(paragraph)
    ]
    speaking = [speaker for sentence in text for speaker in _speaking(sentence, known)]
    in_full = full_names(text) if speaking else {}
    own = {name.casefold() for name in but}
    found: dict[str, str] = {}
    for speaker in speaking:
        name = in_full.get(speaker.name, speaker.name)
        # Any word has a capital at the start of a sentence: it alone is no name.
        unsure = speaker.is_person and speaker.start == 0 and " " not in name
        if not unsure and name.casefold() not in own:
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _speaking(sentence: str, known: Mapping[str, str]) -> list[Speaker]:
    verbs = list(_SAYS.finditer(sentence))
    phrases = list(_ACCORDING.finditer(sentence))
    if not verbs and not phrases:
        return []
    named = _Named(sentence, find_speakers(sentence, known))
    found: list[Speaker] = []
    for verb in verbs:
        speaker = _subject(sentence, verb.start(), named) or _inverted(sentence, verb, named)
        if speaker:
            found.append(speaker)
    for phrase in phrases:
        after = named.after(phrase.end())
        if after and _in_clause(sentence, phrase.end(), after.start):
            found.append(after)
    return sorted(found, key=lambda speaker: speaker.start)


class _Named:
    """The names in a sentence, those near a place without looking at the others."""

    def __init__(self, sentence: str, speakers: Sequence[Speaker]) -> None:
        self._sentence = sentence
        self._speakers = speakers
        self._starts = [speaker.start for speaker in speakers]
        self._ends = [speaker.end for speaker in speakers]

    def after(self, place: int) -> Speaker | None:
        """Give the first name that begins at a place or after it, where it is within reach."""
        at = bisect_left(self._starts, place)
        if at < len(self._speakers) and self._starts[at] - place <= _REACH:
            return self._speakers[at]
        return None

    def before(self, place: int) -> Sequence[Speaker]:
        """Give the names that can be the subject of a verb at a place, in order."""
        first, comma = max(0, place - _REACH), place
        for _ in range(_MOST_COMMAS + 1):
            comma = self._sentence.rfind(",", first, comma)
            if comma < 0:
                break
        else:
            first = comma + 1
        return self._speakers[bisect_left(self._ends, first) : bisect_right(self._ends, place)]


def _in_clause(sentence: str, start: int, name: int) -> bool:
    """Tell whether a name stands near the beginning of a clause, and in the same."""
    # As much is seen as it takes to tell what the last comma before the name begins.
    end = _CLAUSE_END.search(sentence, start, name + len("the ") + 1)
    return (end is None or end.start() > name) and sentence.count(" ", start, name) <= _FAR


def _subject(sentence: str, verb: int, named: _Named) -> Speaker | None:
    """`Ion Barbu, the mayor of Valea Mica, said`; `the mayor, Ion Barbu, said`."""
    before = named.before(verb)
    for speaker in before:
        if speaker.is_person and _APPOSITION.fullmatch(sentence, speaker.end, verb):
            near = max(0, speaker.start - _LONGEST_PREPOSITION)
            if not _PREPOSITION.search(sentence, near, speaker.start):
                return speaker
    for speaker in reversed(before):
        if _DIRECTLY.fullmatch(sentence, speaker.end, verb) or _APPOSITION.fullmatch(
            sentence, speaker.end, verb
        ):
            return speaker
    return None


def _inverted(sentence: str, verb: re.Match[str], named: _Named) -> Speaker | None:
    """`..., states ISW`; `"...", said chief physician Larysa Hnatenko`."""
    before = verb.start()
    while before and sentence[before - 1].isspace():
        before -= 1
    if not before or sentence[before - 1] not in _QUOTE_ENDS:
        return None
    after = named.after(verb.end())
    if after is None:
        return None
    between = sentence[verb.end() : after.start].split()
    return after if len(between) <= _FAR and all(map(str.islower, between)) else None

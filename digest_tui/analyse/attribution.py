"""Whom an article names as having said something.

A pattern for the ways in which English news attributes ("X said", "according to X", "a
report from X", "says X"), not a parser: who is only "he" or "the ministry" is not given,
and other languages are not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest_tui.analyse.speakers import Speaker, find_speakers, full_names
from digest_tui.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    in_full = full_names(text)
    own = {name.casefold() for name in but}
    found: dict[str, str] = {}
    for sentence in text:
        for speaker in _speaking(sentence, known):
            name = in_full.get(speaker.name, speaker.name)
            # Any word has a capital at the start of a sentence: it alone is no name.
            unsure = speaker.is_person and speaker.start == 0 and " " not in name
            if not unsure and name.casefold() not in own:
                found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _speaking(sentence: str, known: Mapping[str, str]) -> Iterator[Speaker]:
    named = find_speakers(sentence, known)
    found: list[Speaker] = []
    for verb in _SAYS.finditer(sentence):
        speaker = _subject(sentence, verb.start(), named) or _inverted(sentence, verb, named)
        if speaker:
            found.append(speaker)
    for phrase in _ACCORDING.finditer(sentence):
        clause = _CLAUSE_END.split(sentence[phrase.end() :], maxsplit=1)[0]
        inside = [s for s in named if phrase.end() <= s.start < phrase.end() + len(clause)]
        if inside and sentence[phrase.end() : inside[0].start].count(" ") <= _FAR:
            found.append(inside[0])
    return iter(sorted(found, key=lambda speaker: speaker.start))


def _subject(sentence: str, verb: int, named: Sequence[Speaker]) -> Speaker | None:
    """`Ion Barbu, the mayor of Valea Mica, said`; `the mayor, Ion Barbu, said`."""
    before = [speaker for speaker in named if speaker.end <= verb]
    for speaker in before:
        within = _PREPOSITION.search(sentence[: speaker.start])
        described = _APPOSITION.fullmatch(sentence[speaker.end : verb])
        if speaker.is_person and described and not within:
            return speaker
    for speaker in reversed(before):
        between = sentence[speaker.end : verb]
        if _DIRECTLY.fullmatch(between) or _APPOSITION.fullmatch(between):
            return speaker
    return None


def _inverted(sentence: str, verb: re.Match[str], named: Sequence[Speaker]) -> Speaker | None:
    """`..., states ISW`; `"...", said chief physician Larysa Hnatenko`."""
    if sentence[: verb.start()].rstrip()[-1:] not in {",", '"', "”", "’", "»"}:
        return None
    after = next((speaker for speaker in named if speaker.start >= verb.end()), None)
    if after is None:
        return None
    between = sentence[verb.end() : after.start].split()
    return after if len(between) <= _FAR and all(map(str.islower, between)) else None

"""Names of persons, organisations and groups that can have said something."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.text.countries import country_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ROLES = frozenset(
    """President Premier Chancellor King Queen Prince Minister Secretary State Speaker Ambassador
    Envoy Representative Spokesperson Spokesman Spokeswoman Head Chairman Chairwoman Chair
    Director Commander Commander-in-Chief General Major Lieutenant Colonel Captain Sergeant
    Admiral Marshal Brigadier Governor Mayor Senator Congressman Congresswoman Judge Professor
    Dr. Dr Mr. Mr Mrs. Mrs Ms. Ms Sir Dame Lord Lady Gen. Lt. Col. Maj. Capt. Sgt. Adm. Pope
    Patriarch Bishop Archbishop Analyst Expert Editor Reporter Correspondent Leader Economist
    Historian Lawyer Attorney Activist Journalist Scientist Researcher Doctor Engineer Pilot
    Conductor Teacher Farmer Volunteer Veteran""".split()
)
_TITLES = _ROLES | frozenset(
    """Acting Former Deputy Vice First Senior Chief Prime Foreign Defence Defense Interior
    Finance Justice Energy Economy Education Culture Health Military Security National
    Presidential Parliamentary Opposition Press Oblast Region Regional Special Permanent""".split()
)
_ORGANISATION_WORDS = frozenset(
    """Academy Administration Agency Alliance Army Assembly Association Authority Bank Board
    Brigade Bureau Cabinet Center Centre Chamber Church Command Commission Committee Company
    Congress Corps Council Court Department Directorate Duma Embassy Federation Force Forces
    Foundation Fund Government Group Guard House Initiative Inspectorate Institute Institution
    Intelligence Journal League Ministry Mission Monitor Nations Navy Network News Office
    Organisation Organization Parliament Party Police Post Project Rada Senate Service Society
    Staff Times Tribune Union University Watch""".split()
)
_NEVER_NAMES = frozenset(
    """The A An I In On At By It He She We They You This That These Those But And However
    Meanwhile According Citing From After Before During While When As For Both Some Many Most
    Experts Officials Analysts Sources Monday Tuesday Wednesday Thursday Friday Saturday
    Sunday January February March April May June July August September October November
    December""".split()
)
_CAPITALS = frozenset(
    "Moscow Kyiv Kiev Minsk Washington Brussels Beijing Pyongyang Seoul London Paris".split()
)
_GROUP_HEADS = (
    "sources|officials|intelligence|authorities|analysts|experts|media|outlets?|prosecutors|police|"
    "army|forces|military|government|milbloggers|bloggers|diplomats|investigators|journalists|"
    "commanders|observers|lawmakers|agency|agencies"
)
_GROUP_ADJECTIVES = (
    "military|defen[cs]e|security|law enforcement|government|local|senior|official|news|state|"
    "regional|opposition|intelligence"
)
_CAPITAL = r"[A-ZА-ЯІЇЄҐ][\w’'-]*(?:\.[A-Z]\w*)*"
_JOINT = r"(?:(?:of|for)\s+(?:the\s+)?|to\s+|and\s+|(?:al|bin|de|van|von|der|la|le)[\s-])"
_LONGEST_RUN = 40
"""Words with a capital in a row that are looked at together. Titles and offices before a
name take a dozen, a headline all in capitals two dozen; and a run is looked at again from
each of its words that no name begins with."""
_RUN = rf"(?:{_CAPITAL}[’']s\s+)?{_CAPITAL}(?:\s+{_JOINT}?{_CAPITAL}){{0,{_LONGEST_RUN}}}"
_GROUP = (
    rf"\b(?:{_CAPITAL}\s+){{1,2}}(?:(?:{_GROUP_ADJECTIVES})\s+){{0,2}}(?:{_GROUP_HEADS})\b"
    rf"(?!\s+{_CAPITAL})"  # "the Kazakh news agency Steppe Wire" is the agency
)
_NAME = re.compile(rf"(?P<group>{_GROUP})|{_RUN}")
_WORDS = re.compile(r"\S+")


class Speaker(NamedTuple):
    """A name and where it stands in a sentence."""

    name: str
    start: int
    end: int
    is_person: bool


def find_speakers(sentence: str, known: Mapping[str, str]) -> list[Speaker]:
    """Give the names in a sentence, in order.

    Args:
        sentence: The text.
        known: The full name of organisations by each of their names, in lower case.
    """
    found: list[Speaker] = []
    aliases = _longest_first(tuple(known))
    position = 0
    while match := _NAME.search(sentence, position):
        position = match.end()
        opener = match[0].split(maxsplit=1)[0]
        if opener in _NEVER_NAMES:
            if opener != match[0]:  # "According to the World Bank": look again after it
                position = match.start() + len(opener)
            continue
        speaker = _known(match, known, aliases) or _speaker(match)
        if speaker:
            found.append(speaker)
    return found


def full_names(text: Iterable[str]) -> dict[str, str]:
    """Give the full name of every person of a text by surname; surnames of several have none."""
    names: dict[str, set[str]] = {}
    for sentence in text:
        for speaker in find_speakers(sentence, {}):
            if speaker.is_person and " " in speaker.name:
                names.setdefault(speaker.name.split()[-1], set()).add(speaker.name)
    return {surname: full.pop() for surname, full in names.items() if len(full) == 1}


def _known(
    match: re.Match[str], known: Mapping[str, str], aliases: tuple[str, ...]
) -> Speaker | None:
    run = match[0]
    folded = run.casefold()
    for alias in aliases:
        at = folded.find(alias)
        if at < 0 or (at and run[at - 1] != " "):
            continue
        if run[at + len(alias) : at + len(alias) + 1] in {"", " ", "’", "'"}:
            return Speaker(known[alias], match.start() + at, match.end(), is_person=False)
    return None


def _speaker(match: re.Match[str]) -> Speaker | None:
    run, start, end = match[0], match.start(), match.end()
    if match["group"]:
        return Speaker(run, start, end, is_person=False)
    words = [(word[0], word.start()) for word in _WORDS.finditer(run)]
    if _is_organisation([word for word, _ in words]):
        return Speaker(run, start, end, is_person=False)
    at = _name_starts([word for word, _ in words])
    name = [word for word, _ in words[at:]]
    if not 1 <= len(name) <= 4 or len(name[0]) < 2 or " ".join(name) in _CAPITALS:
        return None
    return Speaker(" ".join(name), start + words[at][1], end, is_person=True)


def _is_organisation(words: list[str]) -> bool:
    if len(words) == 1:
        return words[0].isupper() and len(words[0]) > 2 and words[0] not in country_words()
    marks = [i for i, word in enumerate(words) if word in _ORGANISATION_WORDS]
    if marks:
        # "Defence Ministry Spokesman Igor Konashenkov" is a person, not a ministry.
        return not any(word in _ROLES for word in words[marks[-1] + 1 :])
    return len(words) == 2 and words[0] in country_words() and words[1] not in _TITLES


def _name_starts(words: list[str]) -> int:
    """Tell where the name begins in `Ambassador to North Korea Alexander Matsegora`."""
    start = 0
    for index, word in enumerate(words):
        if word in _TITLES or word.islower() or word.endswith(("’s", "'s")):
            start = index + 1
    while start < len(words):
        for length in (3, 2, 1):
            if " ".join(words[start : start + length]) in country_words():
                start += length
                break
        else:
            break
    return start


@lru_cache(maxsize=8)
def _longest_first(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(names, key=len, reverse=True))

"""Who the people are: soldiers in one account, officers in another."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from digest_tui.analyse.discrepancies.finding import Found
from digest_tui.analyse.discrepancies.number_words import NUMBER_WORDS, PLURALS
from digest_tui.analyse.discrepancies.quantities import ENDS_PHRASE
from digest_tui.analyse.discrepancies.setting import of_one_thing
from digest_tui.models import Difference, Span
from digest_tui.text.stop_words import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest_tui.analyse.discrepancies.finding import Telling

_GROUPS: tuple[Mapping[str, str], ...] = (
    {
        "soldier": "soldier soldiers troop troops serviceman servicemen servicewoman servicewomen"
        " servicemember servicemembers infantryman infantrymen",
        "officer": "officer officers commander commanders general generals colonel colonels",
        "fighter": "fighter fighters militant militants combatant combatants insurgent insurgents",
        "mercenary": "mercenary mercenaries",
        "recruit": "recruit recruits conscript conscripts cadet cadets",
        "civilian": "civilian civilians villager villagers bystander bystanders",
    },
    {
        "worker": "worker workers labourer labourers laborer laborers builder builders",
        "student": "student students pupil pupils schoolchild schoolchildren",
        "professor": "professor professors lecturer lecturers",
    },
    {
        "medic": "medic medics doctor doctors nurse nurses paramedic paramedics",
        "rescuer": "rescuer rescuers firefighter firefighters",
    },
)
"""Kinds of people that one account can take for another: soldiers for officers, but no
child for a prisoner. Their words, by kind."""
_KIND_OF = {
    word: (at, kind)
    for at, group in enumerate(_GROUPS)
    for kind, words in group.items()
    for word in words.split()
}
_PERSON = re.compile(rf"\b({'|'.join(sorted(_KIND_OF, key=len, reverse=True))})\b", re.IGNORECASE)
_LED_BY = re.compile(
    rf"(?:[\"“]?\b(?:{'|'.join([*PLURALS, *NUMBER_WORDS])}|\d[\d,.]*)[\"”]?\s+"
    r"(?:of\s+)?)?(?:(?:its|their|the|his|her|some)\s+)?"
    r"(?:(?-i:[A-Z][\w’'-]+|wounded|injured)\s+){0,2}$",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r"\s+([a-z]{3,}(?<!ed))\b")
_NOT_PERSONS = re.compile(r"\s+(?:general|staff|union|camp|exchange|swap)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _persons(text: str) -> tuple[tuple[tuple[int, str], Span], ...]:
    found = []
    for match in _PERSON.finditer(text):
        name = match[0].casefold()
        capital = match[0][0].isupper() and match.start() > 0
        if capital or _NOT_PERSONS.match(text, match.end()) or _describes(text, match):
            continue  # a rank before a name, or part of a name
        led = _LED_BY.search(text[: match.start()])
        start = led.start() if led else match.start()
        found.append((_KIND_OF[name], Span(start, match.end())))
    return tuple(found)


def _describes(text: str, match: re.Match[str]) -> bool:
    """Tell an adjective from a person: `civilian clothes`, `their general condition`."""
    following = _FOLLOWING.match(text, match.end())
    if following is None or match[0].casefold().endswith(("s", "men", "women")):
        return False
    return following[1] not in ENDS_PHRASE and following[1] not in STOP_WORDS


def compare_roles(one: Telling, other: Telling) -> Iterator[Found]:
    """Compare the persons of two sentences where each speaks of one kind only.

    Sentences with several kinds, and those that share a kind, say nothing against each
    other.
    """
    ours, theirs = _persons(one.text), _persons(other.text)
    if not ours or not theirs:
        return
    for group in range(len(_GROUPS)):
        ours_here = [(kind, span) for (at, kind), span in ours if at == group]
        theirs_here = [(kind, span) for (at, kind), span in theirs if at == group]
        our_kinds = {kind for kind, _ in ours_here}
        their_kinds = {kind for kind, _ in theirs_here}
        differ = len(our_kinds) == len(their_kinds) == 1 and our_kinds != their_kinds
        if differ and of_one_thing(one, other):
            yield Found(Difference.ROLE, ours_here[0][1], theirs_here[0][1])

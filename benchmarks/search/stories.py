"""What made-up articles tell: topics with words of their own, and stories that several tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.search.names import PLACES, Name, person

if TYPE_CHECKING:
    from random import Random

_TOPICS = 50
_WORDS_OF_A_TOPIC = 150
_WORDS_OF_A_STORY = 24
_COMMONEST, _RAREST = 130, 150_000
"""Ranks of the words that tell topics and stories apart: no small words, none that is unique."""
_FIRST_DAY = date(2022, 11, 1)
DAYS = 3 * 365
_CURRENT = 24
"""Stories that are told at one time."""
_BIGGEST = 40
_ALONE = 0.35
"""Articles whose story nobody else tells."""
_NUMBERS = ("{} percent", "{} people", "${} million", "{} drones", "{} kilometres", "{} votes")


@dataclass(slots=True)
class Story:
    """What happened on some day."""

    day: date
    topic: list[int]
    words: list[int]
    """Ranks of its own words."""
    names: list[Name]
    """Who and where."""
    numbers: list[str]
    left: int
    """How many articles will still tell it."""
    lead: str = ""
    """The sentence of an agency that others print as it is."""

    def told_on(self, chance: Random) -> date:
        """Give the day of another article on it: most are of the first day."""
        return self.day + timedelta(days=int(3 * chance.random() ** 3))


class Stories:
    """Gives the story of each article; those of some days overlap."""

    def __init__(self, chance: Random, count: int) -> None:
        self._chance = chance
        self._count = count
        self._topics = [self._ranks(_WORDS_OF_A_TOPIC) for _ in range(_TOPICS)]
        self._people = [person(chance) for _ in range(300)]
        self._current: list[Story] = []

    def next(self, at: int) -> Story:
        """Give the story of the article of this number."""
        chance = self._chance
        if chance.random() < _ALONE:
            return self._new(at, 1)
        while len(self._current) < _CURRENT:
            # As many of size n as there are of 2n twice: few are told by everybody.
            self._current.append(self._new(at, min(_BIGGEST, int(2 / (1 - chance.random())))))
        # The first ones burst.
        which = int(len(self._current) * chance.random() ** 2)
        story = self._current[which]
        story.left -= 1
        if story.left <= 0:
            del self._current[which]
        return story

    def _new(self, at: int, size: int) -> Story:
        chance = self._chance
        return Story(
            _FIRST_DAY + timedelta(days=at * DAYS // self._count),
            self._topics[int(_TOPICS * chance.random() ** 1.5)],
            self._ranks(_WORDS_OF_A_STORY),
            [chance.choice(PLACES), self._someone(), chance.choice(PLACES), self._someone()],
            [number(chance), number(chance), number(chance)],
            size,
        )

    def _someone(self) -> Name:
        """Give somebody known most of the time; many are in the news but once."""
        if self._chance.random() < 0.3:
            return person(self._chance)
        return self._people[int(len(self._people) * self._chance.random() ** 3)]

    def _ranks(self, number_of_them: int) -> list[int]:
        return [
            int(_COMMONEST * (_RAREST / _COMMONEST) ** self._chance.random())
            for _ in range(number_of_them)
        ]


def number(chance: Random) -> str:
    """Make a number as reports have them."""
    digits = int(10 ** (4.5 * chance.random()))
    return chance.choice(_NUMBERS).format(f"{digits:,}")

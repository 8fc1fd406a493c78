"""A query as a tree of frozen values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fnmatch import translate
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from digest_tui.text.nearby import within

if TYPE_CHECKING:
    from datetime import date

    from digest_tui.models import Order


@dataclass(frozen=True, slots=True)
class Word:
    """A word, in any of its forms."""

    text: str
    """Folded."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand next to each other in just these forms."""

    words: tuple[str, ...]
    """Folded, two or more; one word in quotation marks is a phrase of one."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin with some letters."""

    text: str


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Words in which `?` stands for one letter and `*` for any number."""

    pattern: str

    @property
    def beginning(self) -> str:
        """The letters before the first sign."""
        return re.split(r"[*?]", self.pattern, maxsplit=1)[0]

    def fits(self, word: str) -> bool:
        """Tell whether it stands for a word, among others."""
        return _compiled(self.pattern).match(word) is not None


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(translate(pattern))


@dataclass(frozen=True, slots=True)
class Field:
    """What must be found in one part of an article."""

    name: str
    node: Node
    position: int = field(default=0, compare=False)
    """Where its name stands in the query, for messages."""


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be found."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """What must be found, all of it."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Of which one must be found."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words that are written nearly like one."""

    text: str
    """Folded, four letters or more."""

    def fits(self, word: str) -> bool:
        """Tell whether a word is written nearly like it; the first letter has to be right."""
        if word[:1] != self.text[0]:
            return False
        return word == self.text or bool(within(self.text, (word,), 1))


@dataclass(frozen=True, slots=True)
class Near:
    """Words that stand close to each other, in any order."""

    nodes: tuple[Word | Prefix | Wildcard | Fuzzy, ...]
    """Two or more; each has to stand close to the one before it."""
    distance: int
    """How many words may stand between two neighbours."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Articles of some days; both ends belong to them."""

    first: date | None = None
    last: date | None = None
    """An end that is open is None. Where both are, only articles without a day are meant."""


@dataclass(frozen=True, slots=True)
class Named:
    """Articles that something outside the index knows by a name."""

    kind: Literal["is", "tag", "story"]
    name: str
    """As it was typed."""
    position: int = 0
    """Where it stands in the query, for messages."""


Node: TypeAlias = (
    Word | Phrase | Prefix | Wildcard | Fuzzy | Near | Dated | Named | Field | Not | And | Or
)


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was understood."""

    node: Node | None = None
    """What is looked for; None for everything."""
    order: Order | None = None
    """What comes first, where it says so."""
    notes: tuple[str, ...] = ()
    """What was ignored or capped, in words for the reader."""

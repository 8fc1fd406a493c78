"""A query as a tree of frozen values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import translate
from typing import TypeAlias


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
        return re.fullmatch(translate(self.pattern), word) is not None


@dataclass(frozen=True, slots=True)
class Field:
    """What must be found in one part of an article."""

    name: str
    node: Node


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


Node: TypeAlias = Word | Phrase | Prefix | Wildcard | Field | Not | And | Or

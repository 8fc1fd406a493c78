"""What questions look for in texts, remembered: who reads a hit sees the same words marked."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from digest_tui.models import Question, Spelling
    from digest_tui.query import Node

_MOST = 32
"""Questions of which it is remembered."""


class LookedFor(NamedTuple):
    """What is looked for in texts."""

    node: Node | None = None
    spellings: tuple[Spelling, ...] = ()
    """How else its names are spelled."""

    @property
    def also(self) -> dict[str, tuple[str, ...]]:
        """The other spellings, by word."""
        return {spelling.word: spelling.others for spelling in self.spellings}


class Remembered:
    """What was looked for with the last questions. Safe to call from any thread."""

    def __init__(self) -> None:
        self._known: OrderedDict[Question, LookedFor] = OrderedDict()
        self._lock = Lock()

    def of(self, question: Question) -> LookedFor | None:
        """Give what was looked for with a question; None where that is not known any more."""
        with self._lock:
            return self._known.get(_bare(question))

    def keep(self, question: Question, looked_for: LookedFor) -> LookedFor:
        """Remember what was looked for, and give it back."""
        bare = _bare(question)
        with self._lock:
            self._known[bare] = looked_for
            self._known.move_to_end(bare)
            while len(self._known) > _MOST:
                self._known.popitem(last=False)
        return looked_for


def _bare(question: Question) -> Question:
    """Leave out of a question what does not change the words that it looks for."""
    return replace(question, sources=(), order=None, limit=0, skip=0)

"""The way that led to a question, step by step, for going back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.text.width import fit

if TYPE_CHECKING:
    from digest_tui.models import Question

_LONGEST = 24
"""Cells of a step; a line has room for three of them and the number of hits."""


class Step(NamedTuple):
    """One step."""

    before: Question
    """Where it went from."""
    name: str
    """What it added."""
    hit: str | None = None
    """The article that the reader was at."""


@dataclass(frozen=True, slots=True)
class Trail:
    """The steps from a question that was typed to what was picked since."""

    steps: tuple[Step, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is a way back."""
        return bool(self.steps)

    def then(self, step: Step) -> Trail:
        """Give the trail with one more step."""
        return Trail((*self.steps, step))

    def back(self) -> tuple[Step, Trail]:
        """Give the last step, and the trail that leads to it."""
        return self.steps[-1], Trail(self.steps[:-1])

    @property
    def words(self) -> str:
        """The trail as it is shown: `drone › source:caliber-az`; empty where there is none."""
        if not self.steps:
            return ""
        first = self.steps[0].before.text.strip() or "all"
        names = [first, *(step.name for step in self.steps)]
        return " › ".join(fit(name, _LONGEST) for name in names)

"""What is shown, how far of it, and the way back: values that never change."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from digest_tui.library import Library
    from digest_tui.models import Answer, Comparison
    from digest_tui.plain.commands import Asked

_STEPS_BACK = 30


class Room(NamedTuple):
    """Where it is shown."""

    width: int
    height: int | None
    """Lines of a page; None where nobody waits for the next one."""


@dataclass(frozen=True, slots=True)
class View:
    """Something that was asked for."""

    lines: tuple[str, ...]
    items: Mapping[int, Asked] = field(default_factory=dict)
    """What a number stands for, where it is a list."""
    starts: tuple[int, ...] = ()
    """The line in which each of them begins, in their order."""
    noun: str = ""
    """What they are: `Articles`."""
    total: int = 0
    """How many there are, listed yet or not."""
    at: int = 0
    """The line in which the page begins that is shown."""
    article: str | None = None
    """The id of the one that it is about."""
    answer: Answer | None = None
    compared: Comparison | None = None
    more: Callable[[Asking, View], View] | None = None
    """Lists more of it."""

    @property
    def is_whole(self) -> bool:
        """Whether there is nothing of it that is not listed."""
        return len(self.items) >= self.total


@dataclass(frozen=True, slots=True)
class State:
    """How far a reader has come: what was shown, the latest last."""

    trail: tuple[View, ...] = ()

    @property
    def view(self) -> View | None:
        """What is shown."""
        return self.trail[-1] if self.trail else None

    @property
    def listed(self) -> View | None:
        """The last list; its numbers hold until there is another one."""
        return next((view for view in reversed(self.trail) if view.items), None)

    @property
    def article(self) -> str | None:
        """The id of the article that is shown."""
        return self.view.article if self.view else None

    def showing(self, view: View) -> State:
        """Show something new."""
        return State((*self.trail, view)[-_STEPS_BACK:])

    def instead(self, view: View) -> State:
        """Show something in the place of what is shown."""
        return State((*self.trail[:-1], view))

    def back(self) -> State:
        """Leave what is shown."""
        return State(self.trail[:-1])


class Asking(NamedTuple):
    """What a command is given to answer with."""

    library: Library
    state: State
    rest: str
    """What stands after the command."""
    width: int
    wanted: Callable[[], bool]
    """Says whether anybody still waits."""
    tell: Callable[[str], object]
    """Takes what the reader should know besides."""


def page_of(view: View, height: int | None) -> tuple[str, ...]:
    """Give the lines of the page that is shown, and where it is in the whole."""
    end = _end(view, view.at, height)
    lines = list(view.lines[view.at : end])
    while lines and not lines[-1]:
        lines.pop()
    place = _place(view, end, height)
    return (*lines, *(("", place) if place else ()))


def next_page(view: View, height: int | None) -> View | None:
    """Go to the page after the one that is shown; None where there is none."""
    end = _end(view, view.at, height)
    return replace(view, at=end) if end < len(view.lines) else None


def page_before(view: View, height: int | None) -> View | None:
    """Go to the page before the one that is shown; None where there is none."""
    if view.at == 0:
        return None
    start = 0
    while (end := _end(view, start, height)) < view.at:
        start = end
    return replace(view, at=start)


def _end(view: View, start: int, height: int | None) -> int:
    """Where a page ends: after an empty line, if one is in its lower half."""
    if height is None or start + height >= len(view.lines):
        return len(view.lines)
    end = start + height
    for at in range(end, start + height // 2, -1):
        if not view.lines[at]:
            return at + 1
    return end


def grown(before: View, after: View) -> View:
    """Go to what a list has more than it had; there may be nothing by now."""
    known = len(before.items)
    if len(after.starts) > known:
        return replace(after, at=after.starts[known])
    return replace(before, total=known)


def _place(view: View, end: int, height: int | None) -> str:
    goes_on = end < len(view.lines) or not view.is_whole
    how = "next goes on" if height is None else "Enter goes on"
    if view.items:
        shown = [n for n, start in enumerate(view.starts, 1) if view.at <= start < end]
        if not goes_on and len(shown) == len(view.items):
            return ""
        if shown:
            last = f"{view.noun} {shown[0]} to {shown[-1]} of {view.total:,}"
        else:
            last = f"Lines {view.at + 1} to {end} of {len(view.lines)}"
    elif view.at == 0 and not goes_on:
        return ""
    else:
        last = f"Lines {view.at + 1} to {end} of {len(view.lines)}"
    return f"{last}; {how}." if goes_on else f"{last}; the end."

"""What an index has to take in, and who does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from digest_tui.index.indexed import Indexed

    Load: TypeAlias = Callable[[Sequence[str]], Iterable[Indexed]]
    Tell: TypeAlias = Callable[[int], object]


def untold(_: int) -> None:
    """Tell nobody."""


class Work(NamedTuple):
    """Who makes segments, and who is told."""

    jobs: int = 1
    """How many processes there may be; for several, what loads articles has to be picklable."""
    tell: Tell = untold
    """Takes how many more articles are in."""


ALONE = Work()


class Change(NamedTuple):
    """What an index has to take in."""

    library: str
    """The id of the library."""
    revision: int
    """Of the library, once it is in."""
    articles: Sequence[str]
    """What was added, read anew or removed."""
    load: Load
    """Gives those of some articles that are still there."""

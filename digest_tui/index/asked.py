"""What the index can be asked, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from digest_tui.models import Facets, Order, Spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from digest_tui.query import Named, Node

    Slugs: TypeAlias = Callable[[str], Iterable[str | None]]
    Members: TypeAlias = Callable[[Named], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, and what of it is wanted."""

    node: Node
    slugs: Slugs
    """Gives the slugs of the sources that a name in the query means."""
    members: Members
    """Gives the ids of the articles that a `Named` of the query means."""
    limit: int = 50
    skip: int = 0
    """How many before those are left out."""
    order: Order = Order.RELEVANCE
    sources: tuple[str | None, ...] = ()
    """Only articles of these sources; of all where none is named."""
    facets: bool = False
    """Whether all hits are counted by source and by month."""
    as_typed: bool = False
    """Whether names are looked for only as they are typed."""


class Scored(NamedTuple):
    """What was found, in the order that was wanted."""

    articles: tuple[tuple[str, float], ...]
    """Id and score."""
    total: int
    note: str | None = None
    """What was capped, in words for the reader."""
    facets: Facets | None = None
    spellings: tuple[Spelling, ...] = ()


class FoundTakeaway(NamedTuple):
    """One takeaway that was found."""

    article_id: str
    assessment: int
    number: int


class FoundTakeaways(NamedTuple):
    """The takeaways that were found, best first."""

    takeaways: tuple[FoundTakeaway, ...]
    note: str | None


class Completion(NamedTuple):
    """A word of the index that begins with some letters."""

    word: str
    articles: int
    """How many articles have it."""

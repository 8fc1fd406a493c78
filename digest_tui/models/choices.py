"""What a reader decides about stories and differences, against what the program finds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Self

from digest_tui.models.comparison import Comparison, Difference, Discrepancy


@dataclass(frozen=True, slots=True)
class Joined:
    """These articles tell one event."""

    articles: tuple[str, ...]
    """Ids; they are made from the text, so that they hold in every library."""


@dataclass(frozen=True, slots=True)
class Parted:
    """These articles tell another event than those."""

    articles: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dismissed:
    """What these two articles say there is no difference."""

    kind: Difference
    articles: tuple[str, str]
    """Ids, the lesser first."""
    words: tuple[str, str]
    """What each says; of one that says nothing of the kind, the sentence that does not."""

    @classmethod
    def of(cls, comparison: Comparison, found: Discrepancy) -> Self:
        """Make the choice that a discrepancy is none: it holds wherever the two say so."""
        (one, here), (other, there) = sorted(
            (
                comparison.articles[comparison.sentences[at].article].id,
                comparison.sentences[at].text[slice(*span)] or comparison.sentences[at].text,
            )
            for at, span in ((found.one, found.one_span), (found.other, found.other_span))
        )
        return cls(found.kind, (one, other), (here, there))


def without(comparison: Comparison, dismissed: Collection[Dismissed]) -> Comparison:
    """Set the discrepancies aside that the reader has dismissed."""
    known = frozenset(dismissed)
    aside: dict[bool, list[Discrepancy]] = {True: [], False: []}
    for found in sorted(
        (*comparison.discrepancies, *comparison.dismissed),
        key=lambda each: (each.one, each.one_span, each.other),
    ):
        aside[Dismissed.of(comparison, found) in known].append(found)
    return replace(comparison, discrepancies=tuple(aside[False]), dismissed=tuple(aside[True]))


Choice = Joined | Parted | Dismissed

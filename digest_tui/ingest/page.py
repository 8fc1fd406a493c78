"""Which lines of a text belong to the page that it was copied from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest_tui.ingest.furniture import read_byline
from digest_tui.ingest.patterns import Patterns, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest_tui.ingest.lines import Line
    from digest_tui.ingest.outlets import Outlet

_SIGNATURE = ("--", "__")
"""What sets the signature of a message off: RFC 3676, section 4.3."""
_LONGEST_SIGNATURE = 15


@dataclass(frozen=True, slots=True)
class Furniture:
    """The lines, by index, that are no part of what a text tells."""

    boilerplate: frozenset[int]
    promotions: frozenset[int]
    """Other stories advertised inside the text, which goes on after them."""
    lines: frozenset[int]
    """All of them, and bylines and labels of other stories."""

    def and_lines(self, more: Iterable[int]) -> Furniture:
        """Give the same with some more lines."""
        return replace(self, lines=self.lines | frozenset(more))


def read_furniture(lines: Sequence[Line], rules: Outlet) -> Furniture:
    """Find the furniture of a text by the rules of its source."""
    patterns = Patterns(rules.boilerplate)
    boilerplate = {
        index for index, line in enumerate(lines) if not line.marker and patterns.fit(line.folded)
    }
    boilerplate.update(_signature(lines))
    related = frozenset(map(plain, rules.related))
    sizes = {plain(label): size for label, size in rules.promotions.items()}
    promotions: set[int] = set()
    others: set[int] = set()
    for index, line in enumerate(lines):
        label = line.folded
        if size := sizes.get(label):
            promotions.update(range(index, min(index + 1 + size, len(lines))))
        if label in related or read_byline(line.text, sure=True):
            others.add(index)
    return Furniture(
        frozenset(boilerplate),
        frozenset(promotions - boilerplate),
        frozenset(boilerplate | promotions | others),
    )


def _signature(lines: Sequence[Line]) -> range:
    for index in range(max(0, len(lines) - _LONGEST_SIGNATURE), len(lines)):
        if lines[index].text in _SIGNATURE:
            return range(index, len(lines))
    return range(0)

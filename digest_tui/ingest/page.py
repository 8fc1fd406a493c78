"""Which lines of a text belong to the page that it was copied from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest_tui.ingest.bylines import read_byline
from digest_tui.ingest.furniture import (
    is_copyright,
    is_feed_footer,
    is_reading_time,
    is_template,
)
from digest_tui.ingest.patterns import Patterns, plain
from digest_tui.text.sentences import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from digest_tui.ingest.lines import Line
    from digest_tui.ingest.outlets import Outlet

_SIGNATURE = ("--", "__")
"""What sets the signature of a message off: RFC 3676, section 4.3."""
_LONGEST_SIGNATURE = 15
_HEADER = re.compile(r"(?:from|to|cc|subject|date|sent|reply-to|message-id):\s", re.IGNORECASE)
_LONGEST_HEADERS = 10


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
        index
        for index, line in enumerate(lines)
        if not line.marker
        and (
            patterns.fit(line.folded)
            or is_reading_time(line.text)
            or is_template(line.text)
            or is_copyright(line.text)
            or is_feed_footer(line.text)
        )
    }
    boilerplate.update(_signature(lines, boilerplate))
    related = frozenset(map(plain, rules.related))
    sizes = {plain(label): size for label, size in rules.promotions.items()}
    promotions: set[int] = set()
    others: set[int] = set()
    for index, line in enumerate(lines):
        label = line.folded
        if size := sizes.get(label):
            promotions.update(_promotion(lines, index, size))
        if label in related or read_byline(line.text, rules.known, sure=True):
            others.add(index)
    return Furniture(
        frozenset(boilerplate),
        frozenset(promotions - boilerplate),
        frozenset(boilerplate | promotions | others),
    )


def _promotion(lines: Sequence[Line], label: int, size: int) -> range:
    """Give a promotion's lines; where it is shorter than usual, the list around it goes on."""
    end = label + 1
    while end < min(label + 1 + size, len(lines)):
        if lines[end].marker and ends_sentence(lines[end].text):
            break
        end += 1
    return range(label, end)


def _signature(lines: Sequence[Line], boilerplate: AbstractSet[int]) -> range:
    """Give what stands under a message; elsewhere the same mark only parts two sections."""
    for index in range(max(0, len(lines) - _LONGEST_SIGNATURE), len(lines)):
        if lines[index].text not in _SIGNATURE:
            continue
        said = any(
            after not in boilerplate and ends_sentence(lines[after].text)
            for after in range(index + 1, len(lines))
        )
        return range(index, len(lines)) if _is_message(lines) and not said else range(0)
    return range(0)


def _is_message(lines: Sequence[Line]) -> bool:
    """Tell a text with the headers of a message, or one that was set to a width as they are."""
    headers = sum(_HEADER.match(line.text) is not None for line in lines[:_LONGEST_HEADERS])
    return headers > 1 or any(
        line.place.last_line > line.place.first_line and not line.marker for line in lines
    )

"""The lines of a plain text: markers, wrapped lines put together, each with its place."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from digest_tui.ingest.inline_marks import without_marks
from digest_tui.ingest.markers import Markers, is_alone, kind_of, number_of
from digest_tui.ingest.patterns import plain
from digest_tui.ingest.wraps import LONGEST_END, goes_on, width_of_items, wrap_width
from digest_tui.models import Place
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable

_HEADING = re.compile(r"#{1,6}\s+")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_QUOTED = re.compile(r"(?:\s{0,3}>)+ ?")
"""How a message or a forum marks what it repeats."""
_PARTED = re.compile(r"\w-$")
_NO_PART = re.compile(r"(?:and|or|to|та|і|й|или|и|або)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as its writer meant it: without marker, and whole where it was wrapped."""

    text: str
    place: Place
    marker: str = ""
    """`-`, `•`, `3.`; empty where it is no list item."""
    heading: bool = False
    """Marked as a heading with `#`."""
    gap: bool = False
    """An empty line stands before it."""
    indent: int = 0
    """How far in it starts."""
    folded: str = field(init=False, compare=False, repr=False)
    """The text as rules compare it; many do, so it is made once."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", plain(self.text))

    @property
    def number(self) -> int | None:
        """The number of a numbered list item."""
        return number_of(self.marker)

    @property
    def length(self) -> int:
        """How far it reaches, to see whether it was broken there."""
        return self.indent + self.place.end - self.place.start

    @property
    def words(self) -> tuple[str, ...]:
        """What it adds to a line that goes on with it."""
        return (self.marker, self.text) if self.marker else (self.text,)

    @property
    def first_word(self) -> str:
        """What would have had to fit on the row before."""
        return self.marker or self.text.split(" ", 1)[0]

    @property
    def marker_kind(self) -> str:
        """What two items of one list have in common."""
        return kind_of(self.marker)


def _never(_: str) -> bool:
    return False


def read_lines(
    text: str, *, wrapped: bool = True, stands_alone: Callable[[str], bool] = _never
) -> list[Line]:
    """Give the lines that are not empty, in order.

    `text` has been through `clean`. A line that was broken to fit a width is put
    together again: in a list item, where the rest is in lower case or indented; in
    prose, where the text as a whole was set to a width and the next word would not
    have fitted. Nothing is put together where it is known that no line was broken.

    Args:
        text: The text.
        wrapped: Its lines may be broken.
        stands_alone: Tells of a row, through `plain`, that it goes on from none: boilerplate.
    """
    rows = _rows(text)
    if not wrapped:
        return rows
    width = wrap_width(rows)
    # A list can be set to a width in a text that is not, or to another one.
    of_items = width_of_items(rows) or width
    lines: list[Line] = []
    parts: list[Line] = []
    end = ""
    for row in rows:
        if (
            parts
            and not row.gap
            and goes_on(parts, end, row, of_items if parts[0].marker else width, stands_alone)
        ):
            end = " ".join((end, *row.words))[-LONGEST_END:]
        else:
            if parts:
                lines.append(_joined(parts))
            parts = []
            end = row.text[-LONGEST_END:]
        parts.append(row)
    if parts:
        lines.append(_joined(parts))
    return lines


def _joined(rows: list[Line]) -> Line:
    first = rows[0]
    if len(rows) == 1:
        return first
    last = rows[-1].place
    place = Place(first.place.first_line, last.last_line, first.place.start, last.end)
    return Line(_text(rows), place, first.marker, first.heading, first.gap, first.indent)


def _text(rows: list[Line]) -> str:
    """Put rows together; a word that was broken after its hyphen is one word again."""
    pieces = [rows[0].text]
    for before, row in pairwise(rows):
        pieces += (joint(before.text, row.text), " ".join(row.words))
    return "".join(pieces)


def joint(before: str, after: str) -> str:
    """Give what stands between two rows of one line: nothing inside a word, else a space."""
    parted = _PARTED.search(before[-2:]) and not _NO_PART.match(after)
    return "" if parted and after[:1].islower() else " "


def _rows(text: str) -> list[Line]:
    raws = text.split("\n")
    if sum(raw.lstrip().startswith(">") for raw in raws) > 1:
        bodies = [_QUOTED.sub("", raw, count=1) if ">" in raw else raw for raw in raws]
    else:
        bodies = raws
    contents = [without_marks(_unescaped(body).strip()) for body in bodies]
    markers = Markers(contents)
    rows: list[Line] = []
    start = 0
    gap = False
    for at, (raw, body, content) in enumerate(zip(raws, bodies, contents, strict=True)):
        if not content:
            gap = True
        else:
            indent = len(body) - len(body.lstrip())
            place = Place(
                at + 1, at + 1, start + len(raw) - len(body) + indent, start + len(raw.rstrip())
            )
            mark, words = markers.split(at, content)
            if rows and not gap and not mark and is_alone(rows[-1].text):
                alone = rows.pop()
                mark = alone.text
                words = content
                place = Place(alone.place.first_line, at + 1, alone.place.start, place.end)
                gap = alone.gap
            rows.append(_row(mark, words, place, indent, gap=gap and bool(rows)))
            gap = False
        start += len(raw) + 1
    return rows


def _row(mark: str, words: str, place: Place, indent: int, *, gap: bool) -> Line:
    heading = _HEADING.match(words) if words[0] == "#" and not mark else None
    if heading:
        words = words[heading.end() :]
    return Line(" ".join(words.split()), place, mark, heading is not None, gap, indent)


def _unescaped(row: str) -> str:
    return _ENTITY.sub(_character, row) if "&" in row else row


def _character(entity: re.Match[str]) -> str:
    """An entity is no way around the sanitiser; one that means nothing stays as it is."""
    return clean_line(html.unescape(entity[0])) or entity[0]

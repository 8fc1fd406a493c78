"""The lines of a plain text: markers, wrapped lines put together, each with its place."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from digest_tui.ingest.patterns import plain
from digest_tui.models import Place
from digest_tui.text.sanitise import clean_line
from digest_tui.text.sentences import ends_sentence

_MARKER = re.compile(
    r"(?P<bullet>[-–—*•·●▪◦‣▶►○■□➢➤✦✓✔☑✅])(?=\s|[A-ZА-ЯІЇЄҐ\"“«])\s*"
    r"|(?P<number>\(?\d{1,2}(?:[.)]|/\d{0,2})(?=\s))\s*"
)
_HEADING = re.compile(r"#{1,6}\s+")
_BOLD_OPENS = re.compile(r"(?:\*\*|__)(?=\S)")
_BOLD_CLOSES = {mark: re.compile(rf"(?<=\S){re.escape(mark)}") for mark in ("**", "__")}
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_DIGITS = re.compile(r"\d+")
_LONE_MARKER = re.compile(r"[*•·●▪◦‣▶►○■□➢➤✦✓✔☑✅]|\(?\d{1,2}[.)]")
_WRAP_AT_LEAST = 40
_WRAP_AT_MOST = 110
_LONGEST_END = 400
"""Characters of a broken line in which its last stop is looked for: after it there are
quotation marks and notes, `.” [12] [13]`, and never hundreds of characters of them."""


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
    folded: str = field(init=False, compare=False, repr=False)
    """The text as rules compare it; many do, so it is made once."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", plain(self.text))

    @property
    def number(self) -> int | None:
        """The number of a numbered list item."""
        return _number(self.marker)

    @property
    def length(self) -> int:
        """How many characters it takes, to see whether it was broken there."""
        return self.place.end - self.place.start

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
        return "number" if self.number is not None else self.marker


def read_lines(text: str, *, wrapped: bool = True) -> list[Line]:
    """Give the lines that are not empty, in order.

    `text` has been through `clean`. A line that was broken to fit a width is put
    together again: in a list item, where the rest is in lower case or indented; in
    prose, where the text as a whole was set to a width and the next word would not
    have fitted. Nothing is put together where it is known that no line was broken.
    """
    rows = _rows(text)
    if not wrapped:
        return rows
    width = _wrap_width(rows)
    lines: list[Line] = []
    parts: list[Line] = []
    end = ""
    for row in rows:
        if parts and not row.gap and _goes_on(parts, end, row, width):
            end = " ".join((end, *row.words))[-_LONGEST_END:]
        else:
            if parts:
                lines.append(_joined(parts))
            parts = []
            end = row.text[-_LONGEST_END:]
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
    text = " ".join((first.text, *(word for row in rows[1:] for word in row.words)))
    return Line(text, place, first.marker, first.heading, first.gap)


def _rows(text: str) -> list[Line]:
    rows: list[Line] = []
    start = 0
    gap = False
    for number, raw in enumerate(text.split("\n"), 1):
        content = _unescaped(raw).strip()
        if not content:
            gap = True
        else:
            indent = len(raw) - len(raw.lstrip())
            place = Place(number, number, start + indent, start + len(raw.rstrip()))
            if rows and _LONE_MARKER.fullmatch(rows[-1].text) and not gap:
                # Pasted lists often have the marker on a line of its own.
                alone = rows.pop()
                content = f"{alone.text} {content}"
                place = Place(alone.place.first_line, number, alone.place.start, place.end)
                gap = alone.gap
            rows.append(_row(content, place, gap=gap and bool(rows)))
            gap = False
        start += len(raw) + 1
    return rows


def _row(content: str, place: Place, *, gap: bool) -> Line:
    heading = _HEADING.match(content) if content[0] == "#" else None
    if heading:
        content = content[heading.end() :]
    content = _without_bold(content)
    marker = None if content[0].isalpha() else _MARKER.match(content)
    if marker and marker.end() < len(content):
        mark = marker[0].strip()
        content = content[marker.end() :]
    else:
        mark = ""
    return Line(" ".join(content.split()), place, mark, heading is not None, gap)


def _without_bold(text: str) -> str:
    """Take the marks of bold words off: `**so**` and `__so__`."""
    if "**" not in text and "__" not in text:
        return text
    pieces: list[str] = []
    kept = at = 0
    unclosed: set[str] = set()
    while opening := _BOLD_OPENS.search(text, at):
        mark = opening[0]
        at = opening.start() + 1
        if mark in unclosed:
            continue
        closing = _BOLD_CLOSES[mark].search(text, opening.end() + 1)
        if closing is None:
            # Nor is any further one: to look for each would take the square of the length.
            unclosed.add(mark)
            continue
        pieces += (text[kept : opening.start()], text[opening.end() : closing.start()])
        kept = at = closing.end()
    return "".join((*pieces, text[kept:]))


def _unescaped(row: str) -> str:
    return _ENTITY.sub(_character, row) if "&" in row else row


def _character(entity: re.Match[str]) -> str:
    """An entity is no way around the sanitiser; one that means nothing stays as it is."""
    return clean_line(html.unescape(entity[0])) or entity[0]


def _wrap_width(rows: list[Line]) -> int | None:
    """The width that a text was broken to, or None where its lines are paragraphs."""
    widths = []
    broken = 0
    for row, following in pairwise(rows):
        if following.gap or following.marker or following.heading:
            continue
        length = row.length
        if length > _WRAP_AT_MOST:
            return None
        if length >= _WRAP_AT_LEAST:
            widths.append(length)
            broken += following.text[:1].islower() and not ends_sentence(row.text)
    if broken < 3 or broken * 3 < len(widths):
        return None
    return max(widths)


def _goes_on(parts: list[Line], end: str, row: Line, width: int | None) -> bool:
    first, last = parts[0], parts[-1]
    if row.heading or first.heading:
        return False
    broken = width is not None and last.length + 1 + len(row.first_word) > width
    if row.marker:
        # "... on May 13 to / 14. The strike ..." is no fourteenth item.
        return (
            broken
            and _number(row.marker) is not None
            and _number(first.marker) is None
            and not ends_sentence(end)
        )
    if first.place.first_line == 1 and row.text[:1].isupper():
        return False  # a headline is as long as it is
    if first.marker and row.text[:1].islower() and not ends_sentence(end):
        return True
    return broken


@lru_cache(maxsize=1024)
def _number(marker: str) -> int | None:
    digits = _DIGITS.search(marker)
    return int(digits[0]) if digits else None

"""The lines of a plain text: markers, wrapped lines put together, each with its place."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from digest_tui.ingest.outlets import plain
from digest_tui.models import Place
from digest_tui.text.sanitise import clean_line
from digest_tui.text.sentences import ends_sentence

_MARKER = re.compile(
    r"(?P<bullet>[-–—*•·●▪◦‣▶►○■□➢➤✦✓✔☑✅])(?=\s|[A-ZА-ЯІЇЄҐ\"“«])\s*"
    r"|(?P<number>\(?\d{1,2}(?:[.)]|/\d{0,2})(?=\s))\s*"
)
_HEADING = re.compile(r"#{1,6}\s+")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_LONE_MARKER = re.compile(r"[*•·●▪◦‣▶►○■□➢➤✦✓✔☑✅]|\(?\d{1,2}[.)]")
_WRAP_AT_LEAST = 40
_WRAP_AT_MOST = 110


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
    last_row: int = 0
    """How many characters the last of its rows has, to see whether it was broken there."""
    folded: str = field(init=False, compare=False, repr=False)
    """The text as rules compare it; many do, so it is made once."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", plain(self.text))

    @property
    def number(self) -> int | None:
        """The number of a numbered list item."""
        digits = "".join(re.findall(r"\d+", self.marker)[:1])
        return int(digits) if digits else None

    @property
    def first_word(self) -> str:
        """What would have had to fit on the row before."""
        return self.marker or self.text.split(" ", 1)[0]

    @property
    def marker_kind(self) -> str:
        """What two items of one list have in common."""
        return "number" if self.number is not None else self.marker


def read_lines(text: str) -> list[Line]:
    """Give the lines that are not empty, in order.

    `text` has been through `clean`. A line that was broken to fit a width is put
    together again: in a list item, where the rest is in lower case or indented; in
    prose, where the text as a whole was set to a width and the next word would not
    have fitted.
    """
    rows = _rows(text)
    width = _wrap_width(rows)
    lines: list[Line] = []
    for row in rows:
        if lines and not row.gap and _goes_on(lines[-1], row, width):
            last = lines[-1]
            rest = f"{row.marker} {row.text}".strip()
            place = Place(
                last.place.first_line, row.place.last_line, last.place.start, row.place.end
            )
            lines[-1] = replace(
                last, text=f"{last.text} {rest}", place=place, last_row=row.last_row
            )
        else:
            lines.append(row)
    return lines


def _rows(text: str) -> list[Line]:
    rows: list[Line] = []
    start = 0
    gap = False
    for number, raw in enumerate(text.split("\n"), 1):
        content = _unescaped(raw).strip()
        if not content:
            gap = True
        else:
            place = Place(
                number, number, start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip())
            )
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
    heading = _HEADING.match(content)
    if heading:
        content = content[heading.end() :]
    content = _BOLD.sub(r"\2", content)
    marker = _MARKER.match(content)
    if marker and content[marker.end() :].strip():
        mark = marker[0].strip()
        content = content[marker.end() :]
    else:
        mark = ""
    length = place.end - place.start
    return Line(" ".join(content.split()), place, mark, heading is not None, gap, length)


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
        length = row.last_row
        if length > _WRAP_AT_MOST:
            return None
        if length >= _WRAP_AT_LEAST:
            widths.append(length)
            broken += not ends_sentence(row.text) and following.text[:1].islower()
    if broken < 3 or broken * 3 < len(widths):
        return None
    return max(widths)


def _goes_on(last: Line, row: Line, width: int | None) -> bool:
    if row.heading or last.heading:
        return False
    broken = width is not None and last.last_row + 1 + len(row.first_word) > width
    if row.marker:
        # "... on May 13 to / 14. The strike ..." is no fourteenth item.
        return (
            broken
            and row.number is not None
            and last.number is None
            and not ends_sentence(last.text)
        )
    if last.place.first_line == 1 and row.text[:1].isupper():
        return False  # a headline is as long as it is
    if last.marker and row.text[:1].islower() and not ends_sentence(last.text):
        return True
    return broken

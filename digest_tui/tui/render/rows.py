"""A row of the screen as pieces of text, each with the names of its styles."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rich.cells import cell_len

from digest_tui.models import GivenDate, Highlighted, Span, shown_date
from digest_tui.text.width import fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BETWEEN = " · "


class Piece(NamedTuple):
    """A text and its styles, space-separated, the later ones on top."""

    text: str
    styles: str = "text"
    link: str = ""
    """Where it leads, for terminals that know links."""


Row: TypeAlias = tuple[Piece, ...]
Marks: TypeAlias = "Sequence[tuple[str, Sequence[Span]]]"
"""Places by style; the places of one style are in order and do not overlap."""


def pieces(text: str, part: Span, style: str, marks: Marks) -> Iterator[Piece]:
    """Cut a part of a text where its marks begin and end."""
    inside: list[tuple[str, Span]] = []
    cuts = {part.start, part.end}
    for name, spans in marks:
        for span in spans[bisect_right(spans, part.start, key=lambda s: s.end) :]:
            if span.start >= part.end:
                break
            inside.append((name, span))
            cuts.update((max(span.start, part.start), min(span.end, part.end)))
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        styles = [name for name, span in inside if span.start <= start and span.end >= end]
        yield Piece(text[start:end], " ".join([style, *styles]))


def cursor_sign(width: int, *, is_here: bool, has_focus: bool) -> Piece:
    """Give what stands before the rows of an entry: a sign where the cursor is."""
    style = "sign" if has_focus else "away"
    return Piece(("▌" if is_here else "").ljust(width), style if is_here else "text")


def filled(text: str, width: int) -> str:
    """Make a text as wide as a column, by the cells that it takes."""
    short = fit(text, width, cell_len)
    return short + " " * max(0, width - cell_len(short))


def origin_line(name: str, given: GivenDate | None, width: int) -> str:
    """Say who published something and when, as much of it as fits.

    The hour goes first, then the end of the name; the day stays as long as there is any room.
    That it is unknown says less than a name.
    """
    whole = f"{name}{_BETWEEN}{shown_date(given)}"
    if given is None or cell_len(whole) <= width:
        return fit(whole, width, cell_len)
    day = str(replace(given, hour=None, minute=None))
    room = width - cell_len(_BETWEEN + day)
    if room <= 0:
        return fit(day, width, cell_len)
    return f"{fit(name, room, cell_len)}{_BETWEEN}{day}"


def one_line(words: Highlighted, width: int, style: str, *, from_mark: bool = False) -> Row:
    """Show a text on one line, as much of it as fits.

    Args:
        words: The text.
        width: The cells there are.
        style: Of the text without its marks.
        from_mark: Leave the start out where the first mark could not be seen otherwise.
    """
    text, spans = words.text, words.spans
    first = spans[0] if spans else Span(0, 0)
    if from_mark and cell_len(text[: first.end]) > width - 1:
        start = text.rfind(" ", 0, max(0, first.start - width // 4)) + 1
        shift = start - 2
        text = f"… {text[start:]}"
        spans = tuple(Span(s.start - shift, s.end - shift) for s in spans if s.start >= start)
    shown = fit(text, width, cell_len)
    return tuple(pieces(shown, Span(0, len(shown)), style, [("hit", spans)]))

"""The line under the search bar: what is shown, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from digest_tui.models import Told
from digest_tui.text.width import fit, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.models import Answer


class Shown(NamedTuple):
    """What besides the answer says what is shown."""

    source: str | None = None
    """The name of the source that alone is shown."""
    marked: int = 0
    """How many articles are marked."""
    trail: str = ""
    """The steps that led to it."""
    typing: bool = False
    """The search bar has the focus: letters are no acts."""
    selected: bool = False
    """The next letter takes the place of the query."""


def status_of(answer: Answer, shown: Shown) -> str:
    """Say what an answer is the answer to, and which keys change it."""
    return " · ".join(_parts(answer, shown))


def line_of(words: str, y: int, width: int, height: int) -> str:
    """Give one of the lines that words are shown on; the last takes what it can of the rest."""
    lines = wrap(words, width, cell_len)
    if y >= len(lines):
        return ""
    if y < height - 1:
        return words[slice(*lines[y])]
    return fit(words[lines[y].start :], width, cell_len)


def _parts(answer: Answer, shown: Shown) -> Iterator[str]:
    question = answer.question
    if shown.selected:
        yield "a letter begins anew, Left or Right changes this"
    yield _found(answer)
    if not (answer.total or shown.typing or question.takeaway):
        yield "Backspace: back" if shown.trail else "Backspace: all articles"
    if answer.suggestion:
        key = "Ctrl+Y" if shown.typing else "y"
        yield f"did you mean {answer.suggestion}? ({key})"
    if shown.trail:
        yield shown.trail if shown.typing else f"u: back · {shown.trail}"
    for spelling in answer.spellings:
        yield f"{spelling.word}: also {', '.join(spelling.others)}"
    if answer.spellings and not shown.typing:
        yield "a: as typed"
    if question.as_typed:
        yield "names as typed" if shown.typing else "names as typed (a: as others spell them too)"
    if shown.source:
        yield f"only {shown.source}"
    if shown.marked:
        yield f"{shown.marked} marked ✓"
    if answer.note:
        yield answer.note


def _found(answer: Answer) -> str:
    question, total = answer.question, answer.total
    articles = "1 article" if total == 1 else f"{total:,} articles"
    if question.takeaway:
        number = question.takeaway.number
        if not total:
            return f"No article tells takeaway {number} in its own words"
        words = f"{articles} {'tells' if total == 1 else 'tell'} takeaway {number}"
        partly = sum(hit.told is Told.PARTLY for hit in answer.hits)
        if partly:
            words += " in part" if partly == total else f", {partly} of them in part"
        return words
    if question.like:
        return f"{articles} like it" if total else "Nothing is like it"
    if question.text.strip():
        return f"{articles} found" if total else "Nothing found"
    return articles


def stories_shown(total: int, *, singles: bool) -> str:
    """Say how many stories there are."""
    if not total and singles:
        return "There are no articles here."
    if not total:
        return "No two articles here tell one event; a shows single articles."
    words = "1 story" if total == 1 else f"{total:,} stories"
    return words + (" · single articles too" if singles else "")

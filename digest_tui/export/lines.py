"""Lines of plain text of a width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.text.width import cells, fit, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest_tui.models import Highlighted, Span

    Emphasis = Callable[[str], str]

_NARROWEST = 20


def hanging(head: str, text: str, width: int) -> Iterator[str]:
    """Give a text behind a head; what does not fit stands below its beginning."""
    for at, span in enumerate(wrap(text, max(_NARROWEST, width - cells(head)))):
        yield ((" " * cells(head) if at else head) + text[slice(*span)]).rstrip()


def hanging_marked(head: str, words: Highlighted, width: int, emphasis: Emphasis) -> Iterator[str]:
    """Give a text with its marks behind a head."""
    for at, span in enumerate(wrap(words.text, max(_NARROWEST, width - cells(head)))):
        yield ((" " * cells(head) if at else head) + marked(words, span, emphasis)).rstrip()


def marked(words: Highlighted, part: Span, emphasis: Emphasis) -> str:
    """Give a part of a text with its marks."""
    pieces = []
    at = part.start
    for span in words.spans:
        start, end = max(span.start, part.start), min(span.end, part.end)
        if start < end:
            pieces += [words.text[at:start], emphasis(words.text[start:end])]
            at = end
    return "".join(pieces) + words.text[at : part.end]


def filled(text: str, width: int) -> str:
    """Make a text as wide as a column."""
    text = fit(text, width)
    return text + " " * (width - cells(text))

"""Lines of plain text of a width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.text.width import cells, fit, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

_NARROWEST = 20


def hanging(head: str, text: str, width: int) -> Iterator[str]:
    """Give a text behind a head; what does not fit stands below its beginning."""
    for at, span in enumerate(wrap(text, max(_NARROWEST, width - cells(head)))):
        yield ((" " * cells(head) if at else head) + text[slice(*span)]).rstrip()


def filled(text: str, width: int) -> str:
    """Make a text as wide as a column."""
    text = fit(text, width)
    return text + " " * (width - cells(text))

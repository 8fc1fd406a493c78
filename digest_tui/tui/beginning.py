"""What a start shows before Textual is there, and what the screen then begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import astuple, replace

from digest_tui.errors import DigestError
from digest_tui.models import Question
from digest_tui.models.last_place import LastPlace, Row, Start
from digest_tui.tui.grouping import InStory
from digest_tui.tui.opening import AROUND, THEME, Opening
from digest_tui.tui.render.hit_lines import HitLines, laid_out
from digest_tui.tui.render.status import Shown, status_of
from digest_tui.tui.search_commands import ARTICLES, HINT
from digest_tui.tui.sizes import LEAST_HEIGHT, LEAST_WIDTH, MEDIUM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.library import Library
    from digest_tui.models import Answer, SourceCount
    from digest_tui.models.last_place import InHits

_MOST_HITS = 200
"""Hits that are asked for at once: what a reader had fetched who was far down takes longer."""


class Known(NamedTuple):
    """What the first screen shows, found out before it is there."""

    answer: Answer
    sources: Sequence[SourceCount]
    opening: Opening
    before: InHits
    """How the list was left."""

    @property
    def hits(self) -> InHits:
        """Where the reader is in the list by now."""
        return replace(self.before, article=self.opening.article, row=self.opening.at)


class Beginning(NamedTuple):
    """How a start begins."""

    start: Start = Start.ALONE
    last: LastPlace | None = None
    """Where the reader was."""
    trouble: str = ""
    """Why that is not known."""
    known: Known | None = None
    """Where all that the first screen shows is known without Textual."""


NOTHING_KNOWN = Beginning()


def last_place(library: Library, start: Start) -> Beginning:
    """Find out where the reader was, where a start goes on there."""
    if start is not Start.BACK:
        return Beginning(start)
    try:
        return Beginning(start, library.places.last())
    except DigestError as error:
        return Beginning(start, trouble=str(error))


def begin(
    library: Library, start: Start, theme: str, size: tuple[int, int], last_row: str
) -> Beginning:
    """Find out where the reader was, and what the first screen shows there.

    Args:
        library: What is shown.
        start: Whether the screen goes on where the last one ended.
        theme: The name of the screen's colours.
        size: The columns and rows of the terminal.
        last_row: What stands where the keys will stand.
    """
    beginning = last_place(library, start)
    place = beginning.last or LastPlace()
    if beginning.trouble or theme != THEME or not _is_plain(place) or not _has_room(*size):
        return beginning
    try:
        sources = library.sources()
        answer = library.ask(place.question) if sources else None
    except DigestError:
        return beginning  # the screen comes upon it, too, and says so
    if answer is None or not answer.hits:
        return beginning
    words = {
        "hint": HINT,
        "status": status_of(answer, Shown(marked=len(place.marked))),
        "heading": ARTICLES,
        "last": last_row,
    }
    laid = _laid_out(answer, place, size[1] - AROUND)
    opening = Opening(laid, _at(laid, place), size, words, place.marked)
    return beginning._replace(known=Known(answer, sources, opening, place.hits))


def _is_plain(place: LastPlace) -> bool:
    """Tell whether a place is in the list of all articles, and nothing is open above it."""
    is_all = place.question == Question(limit=place.question.limit)
    plain = LastPlace(
        question=place.question,
        marked=place.marked,
        hits=place.hits,
        article=place.article,
        takeaways=place.takeaways,
        count=place.count,
        beside=place.beside,
    )
    return is_all and 0 < place.question.limit <= _MOST_HITS and place == plain


def _has_room(width: int, height: int) -> bool:
    return LEAST_WIDTH <= width < MEDIUM and height >= LEAST_HEIGHT


def _laid_out(answer: Answer, place: LastPlace, height: int) -> HitLines:
    """Lay the hits out as the reader had them."""
    hits = place.hits
    stories = {one: InStory(*rest) for one, *rest in map(astuple, hits.stories)}
    chosen = dict.fromkeys(hits.opened, True) | dict.fromkeys(hits.closed, False)
    laid = laid_out(answer, stories, chosen, height, is_grouped=hits.is_grouped)
    at = laid.place_of(hits.article)
    hiding = None if at is None else laid.hiding(at)
    if hiding is not None:
        chosen |= dict.fromkeys(laid.ids_of(hiding), True)
        laid = laid_out(answer, stories, chosen, height, is_grouped=hits.is_grouped)
    return laid


def _at(laid: HitLines, place: LastPlace) -> Row:
    at = laid.place_of(place.hits.article)
    row = place.hits.row
    return row if at is None else Row(laid.entry_of(at), row.below)

"""What stands after `source:`, `date:`, `is:`, `tag:`, `story:` and `sort:`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.errors import QueryError
from digest_tui.models import Order
from digest_tui.query.fields import SORTS, needed
from digest_tui.query.lexer import Lexeme
from digest_tui.query.pieces import NEAR, shown
from digest_tui.query.singles import not_closed
from digest_tui.query.tree import Dated, Field, Named, Node, Prefix
from digest_tui.text.tokens import words

if TYPE_CHECKING:
    from digest_tui.query.pieces import Pieces

_LONGEST_DAYS = 4
"""Words of `10th of February 2025`."""


def nothing_after(name: str, field: Lexeme) -> QueryError:
    """Make the error of a field after which nothing stands."""
    return QueryError(f"{name}: needs a {needed(name)} right after it", field.position)


def read_one_of_several(pieces: Pieces, name: str, value: Lexeme) -> Node | None:
    """Read a name or a day in the brackets after a field; each has a place of its own."""
    if value.kind == "word" and NEAR.fullmatch(value.text):
        message = f"{name}: takes {needed(name)}s with OR between them; NEAR is for words"
        raise QueryError(message, value.position)
    field = Lexeme("field", f"{name}:", value.position, value.position)
    return read_value(pieces, name, field, value)


def is_there(pieces: Pieces, name: str, field: Lexeme, value: Lexeme) -> bool:
    """Tell whether anything stands after a field, or is only begun there."""
    if not value.whole and not pieces.unfinished:
        raise not_closed(value)
    if value.kind != "open" and value.text.strip():
        return True
    pieces.wait_if_typed(nothing_after(name, field), field, value)
    return False


def read_value(pieces: Pieces, name: str, field: Lexeme, value: Lexeme) -> Node | None:
    """Read what stands after a field whose values are names or days."""
    if not is_there(pieces, name, field, value):
        return None
    if name == "source":
        return read_source(pieces, field, value)
    if name == "date":
        return read_date(pieces, field, value)
    return read_name(pieces, field, value)


def read_source(pieces: Pieces, field: Lexeme, value: Lexeme) -> Node | None:
    """Read the name of an outlet, or a part of it."""
    found = tuple(words(value.text))
    if not found:
        pieces.wait_if_typed(nothing_after("source", field), field, value)
        return None
    pieces.count(len(found), field)
    return pieces.made(Field("source", Prefix(" ".join(found)), field.position))


def read_date(pieces: Pieces, field: Lexeme, value: Lexeme) -> Node | None:
    """Read days; what they were read as is said where they were not written in full."""
    from digest_tui.query.days import days  # noqa: PLC0415 - takes 10 ms; few queries need it

    try:
        first, last, read_as = days(value.text, today=pieces.today, position=value.within)
    except QueryError as error:
        pieces.wait_if_typed(_without_quotes(pieces, value) or error, field, value)
        return None
    if read_as:
        pieces.note(f"date:{shown(value.text)} was read as {read_as}")
    return pieces.made(Dated(first, last))


def _without_quotes(pieces: Pieces, value: Lexeme) -> QueryError | None:
    """Explain `date:last week`, where it is days but for its quotation marks."""
    from digest_tui.query.days import days  # noqa: PLC0415 - see above

    words = pieces.words_from(value)[:_LONGEST_DAYS]
    for size in range(len(words), 1, -1):
        text = " ".join(words[:size])
        try:
            days(text, today=pieces.today)
        except QueryError:
            continue
        message = f'what has a blank stands in quotation marks: date:"{shown(text)}"'
        return QueryError(message, value.position)
    return None


def read_name(pieces: Pieces, field: Lexeme, value: Lexeme) -> Node:
    """Read a name that something outside the index knows."""
    name = value.text.strip()
    match field.text.lower():
        case "is:":
            return pieces.made(Named("is", name, field.position))
        case "tag:":
            return pieces.made(Named("tag", name, field.position))
        case _:
            return pieces.made(Named("story", name, field.position))


def read_order(pieces: Pieces, field: Lexeme, value: Lexeme, before: Order | None) -> Order | None:
    """Read what comes first; before it another order may have been asked for."""
    if pieces.depth or pieces.excluding:
        raise QueryError(
            "sort: is about the whole query: it cannot stand in brackets or after NOT",
            field.position,
        )
    name = value.text.strip().casefold()
    if name not in SORTS:
        message = f"sort: is by {', '.join(SORTS)}; not by {shown(value.text)!r}"
        pieces.wait_if_typed(QueryError(message, value.within), field, value)
        return before
    if before is not None:
        pieces.note(f"sort:{before} was left out: the last one counts, sort:{name}")
    return Order(name)

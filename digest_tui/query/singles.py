"""Words, words near each other, phrases and web addresses, as they are read from a query."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest_tui.errors import QueryError
from digest_tui.query import limits
from digest_tui.query.pieces import shown
from digest_tui.query.terms import address_words, no_word, phrase, term
from digest_tui.query.tree import (
    And,
    Field,
    Fuzzy,
    Near,
    Node,
    Or,
    Phrase,
    Prefix,
    Wildcard,
    Word,
)
from digest_tui.text.tokens import words

if TYPE_CHECKING:
    from digest_tui.query.lexer import Lexeme
    from digest_tui.query.pieces import Pieces

_SINGLE = (Word, Prefix, Wildcard, Fuzzy)
_NOT_SINGLE = "NEAR stands between two single words"


def read_word(pieces: Pieces, lexeme: Lexeme) -> Node | None:
    """Read a piece without a blank; None where it is left out."""
    if pieces.part == "url" and "/" in lexeme.text:
        return read_address(pieces, lexeme)
    try:
        node = term(lexeme.text, lexeme.position, grows=pieces.grows(lexeme))
    except QueryError as error:
        pieces.wait_if_typed(error, lexeme)
        return None
    if isinstance(node, Phrase):
        return pieces.made(Phrase(pieces.capped(node.words, lexeme)))
    if node is None:
        _leave_out(pieces, lexeme)
        return None
    pieces.count(_words_of(node), lexeme)
    return pieces.made(node)


def read_phrase(pieces: Pieces, lexeme: Lexeme) -> Node | None:
    """Read words in quotation marks; None where they are left out."""
    if not lexeme.whole and not pieces.unfinished:
        raise not_closed(lexeme)
    found = pieces.capped(tuple(words(lexeme.text)), lexeme)
    if not found:
        error = QueryError("there is no word between the quotation marks", lexeme.position)
        pieces.wait_if_typed(error, lexeme)
        return None
    if pieces.is_near_next():
        raise QueryError(_NOT_SINGLE, pieces.next.position)
    typed = not (lexeme.whole or lexeme.text[-1].isspace() or len(found) == limits.PHRASE_WORDS)
    return pieces.made(phrase(found, grows=typed and pieces.grows(lexeme)))


def read_address(pieces: Pieces, lexeme: Lexeme) -> Node | None:
    """Read a web address, which is looked for among the addresses of articles."""
    found = pieces.capped(address_words(lexeme.text), lexeme)
    if not found:
        pieces.wait_if_typed(no_word(lexeme.text, lexeme.position), lexeme)
        return None
    if pieces.part not in {None, "url"}:
        return pieces.made(Phrase(found))
    node = phrase(found, grows=pieces.grows(lexeme) and len(found) < limits.PHRASE_WORDS)
    if pieces.part:
        return pieces.made(node)
    pieces.note("a web address is looked for among those of the articles, as with url:")
    return pieces.made(Field("url", pieces.made(node), lexeme.position))


def read_near(pieces: Pieces, first: Lexeme) -> Node | None:
    """Read words with NEAR between them; the first has been taken."""
    operands = [_operand(pieces, first)]
    distance: int | None = None
    while pieces.is_near_next():
        lexeme = pieces.take()
        if pieces.ended:
            pieces.wait(QueryError("NEAR needs a word on both sides", lexeme.position), lexeme)
            break
        number = _distance(pieces, lexeme)
        if distance not in {None, number}:
            raise QueryError(
                f"words in a row have one number after NEAR, here {distance}", lexeme.position
            )
        distance = number
        following = pieces.take()
        if following.kind != "word" or following.text in {"AND", "OR", "NOT"}:
            raise QueryError(_NOT_SINGLE, following.position)
        operands.append(_operand(pieces, following))
    found = [node for node in operands if node is not None]
    if len(found) < 2:
        return found[0] if found else None
    return pieces.made(Near(tuple(found), distance or 0))


def not_closed(lexeme: Lexeme) -> QueryError:
    """Make the error of a phrase that goes on to the end."""
    return QueryError(
        f"the quotation mark at character {lexeme.position + 1} is not closed", lexeme.position
    )


def _operand(pieces: Pieces, lexeme: Lexeme) -> Word | Prefix | Wildcard | Fuzzy | None:
    node = read_word(pieces, lexeme)
    if isinstance(node, Or):  # a word that is still being typed
        node = node.nodes[-1]
    if isinstance(node, _SINGLE):
        return node
    if node is not None:
        raise QueryError(_NOT_SINGLE, lexeme.position)
    if not pieces.is_typed(lexeme):
        raise no_word(lexeme.text, lexeme.position)
    return None


def _distance(pieces: Pieces, lexeme: Lexeme) -> int:
    given = lexeme.text.removeprefix("NEAR")
    if not given:
        return limits.NEAR_USUAL
    if not re.fullmatch("/[0-9]+", given):
        raise QueryError(
            f"{shown(lexeme.text)}: a number belongs after the /, as in NEAR/5", lexeme.position
        )
    number = int(given[1:])
    if number > limits.NEAR_MOST:
        pieces.note(f"NEAR/{number} was read as NEAR/{limits.NEAR_MOST}, the most there is")
    return min(number, limits.NEAR_MOST)


def _leave_out(pieces: Pieces, lexeme: Lexeme) -> None:
    """Leave out a piece that is no word; a minus sign may have been meant as one."""
    if pieces.is_typed(lexeme):
        pieces.wait(no_word(lexeme.text, lexeme.position), lexeme)
    elif lexeme.text == "-" or pieces.excluding or pieces.part:
        raise no_word(lexeme.text, lexeme.position)
    else:
        pieces.note(f"{shown(lexeme.text)!r} is no word and was left out")


def _words_of(node: Node) -> int:
    match node:
        case Phrase(found):
            return len(found)
        case And(nodes):
            return sum(map(_words_of, nodes))
        case _:
            return 1

"""From what a reader types to a tree.

    query  = part { OR part }
    part   = term { [AND] term }
    term   = [ "-" | NOT ] ( near | "some words" | address | field:term | ( query ) )
             in the brackets after source: date: is: tag: story:, names or days for words
    near   = word { NEAR[/n] word }
    word   = word | word* | wo?d | word~

What cannot be understood is said, with the place, rather than guessed; what is left out or
read as something else is said in notes. While a query is typed, what is begun at its end
and is not whole is left out.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from digest_tui.errors import QueryError
from digest_tui.query import limits
from digest_tui.query.fields import FIELDS, PARTS, meant, needed
from digest_tui.query.pieces import NEAR, Pieces
from digest_tui.query.singles import (
    read_address,
    read_near,
    read_phrase,
    read_word,
)
from digest_tui.query.terms import both, no_word
from digest_tui.query.tree import And, Field, Node, Not, Or, Query
from digest_tui.query.values import (
    is_there,
    nothing_after,
    read_one_of_several,
    read_order,
    read_value,
)

if TYPE_CHECKING:
    from digest_tui.models import Order
    from digest_tui.query.lexer import Lexeme


def understand(text: str, *, today: date, unfinished: bool = False) -> Query:
    """Understand a query.

    Args:
        text: What was typed.
        today: The day from which others are counted.
        unfinished: It is still being typed: the last word stands for every word that begins
            with it, and what is not whole yet is left out, which a note says.

    Raises:
        QueryError: It cannot be understood; the message is one line for the reader.
    """
    if len(text) > limits.CHARACTERS:
        message = f"a query has at most {limits.CHARACTERS} characters"
        raise QueryError(message, limits.CHARACTERS)
    return _Parser(Pieces(text, today, unfinished=unfinished)).whole()


def parse(text: str, *, unfinished: bool = False) -> Node | None:
    """Give what a query of today looks for, and nothing else; None stands for everything.

    Raises:
        QueryError: It cannot be understood.
    """
    today = datetime.now().astimezone().date()
    return understand(text, today=today, unfinished=unfinished).node


class _Parser:
    """Recursive descent over the pieces of one query.

    A method gives None where there is nothing to look for: it was left out, and that was
    said, or it is about the order.
    """

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.order: Order | None = None

    def whole(self) -> Query:
        pieces = self.pieces
        first = None if pieces.ended else pieces.next
        node = self.alternatives()
        if not pieces.ended:
            at = pieces.next.position
            raise QueryError(f"the bracket at character {at + 1} closes nothing", at)
        if first and node is None and self.order is None and not pieces.left_out:
            raise no_word(first.text, first.position)
        return Query(node, self.order, pieces.said())

    def alternatives(self) -> Node | None:
        nodes: list[Node] = []
        before: Lexeme | None = None
        while True:
            waiting = len(self.pieces.left_out)
            node = self.conjunction()
            following = self.pieces.take() if self.pieces.is_next("word", "OR") else None
            lonely = following or before
            if node is not None:
                nodes.append(node)
            elif lonely and len(self.pieces.left_out) == waiting:
                self.pieces.wait_if_typed(_lonely(lonely), lonely)
                break
            if following is None:
                break
            before = following
            if self.pieces.ended:
                self.pieces.wait(_lonely(before), before)
                break
        return self.pieces.made(Or(tuple(nodes))) if len(nodes) > 1 else both(nodes)

    def conjunction(self) -> Node | None:
        pieces = self.pieces
        nodes: list[Node] = []
        while not (pieces.ended or pieces.is_next("close") or pieces.is_next("word", "OR")):
            if not pieces.is_next("word", "AND"):
                node = self.term()
                if node is not None:
                    nodes.append(node)
                continue
            lexeme = pieces.take()
            if pieces.ended and nodes:
                pieces.wait(_lonely(lexeme), lexeme)
            elif not nodes or pieces.is_next("close") or pieces.is_operator_next():
                pieces.wait_if_typed(_lonely(lexeme), lexeme)
        return pieces.made(And(tuple(nodes))) if len(nodes) > 1 else both(nodes)

    def term(self) -> Node | None:
        lexeme = self.pieces.take()
        match lexeme.kind:
            case "minus":
                return self.exclusion(lexeme)
            case "open":
                return self.group(lexeme)
            case "field":
                return self.field(lexeme)
        if lexeme.kind == "word" and lexeme.text == "NOT":
            return self.exclusion(lexeme)
        return self.single(lexeme)

    def single(self, lexeme: Lexeme) -> Node | None:
        part = self.pieces.part
        if part and part not in PARTS:
            return read_one_of_several(self.pieces, part, lexeme)
        if lexeme.kind == "address":
            return read_address(self.pieces, lexeme)
        if lexeme.kind == "phrase":
            return read_phrase(self.pieces, lexeme)
        if NEAR.fullmatch(lexeme.text):
            error = QueryError("NEAR stands between two single words", lexeme.position)
            self.pieces.wait_if_typed(error, lexeme)
            return None
        if self.pieces.is_near_next():
            return read_near(self.pieces, lexeme)
        return read_word(self.pieces, lexeme)

    def exclusion(self, lexeme: Lexeme) -> Node | None:
        pieces = self.pieces
        error = QueryError(f"{lexeme.text} needs a word after it", lexeme.position)
        if pieces.ended:
            pieces.wait(error, lexeme)
            return None
        if pieces.is_next("close") or pieces.is_operator_next():
            raise error
        before, pieces.excluding = pieces.excluding, True
        with pieces.deeper(lexeme):
            node = self.term()
        pieces.excluding = before
        return None if node is None else pieces.made(Not(node))

    def group(self, opening: Lexeme) -> Node | None:
        pieces = self.pieces
        at = opening.position
        unclosed = QueryError(f"the bracket at character {at + 1} is not closed", at)
        if pieces.ended:
            pieces.wait(unclosed, opening)
            return None
        waiting = len(pieces.left_out)
        with pieces.deeper(opening):
            node = self.alternatives()
        if pieces.ended:
            if not pieces.unfinished:
                raise unclosed
            return node
        closing = pieces.take()
        if node is None and len(pieces.left_out) == waiting:
            raise QueryError("there is nothing between the brackets", closing.position)
        return node

    def field(self, lexeme: Lexeme) -> Node | None:
        pieces = self.pieces
        name = lexeme.text[:-1].lower()
        if name not in FIELDS:
            return self.no_field(lexeme, name)
        if pieces.part:
            about = "one part" if pieces.part in PARTS else f"{needed(pieces.part)}s alone"
            message = f"{name}: cannot stand in {pieces.part}:, which is about {about}"
            raise QueryError(message, lexeme.position)
        error = nothing_after(name, lexeme)
        if pieces.ended:
            pieces.wait(error, lexeme)
            return None
        if pieces.next.kind in {"close", "field", "minus"} or pieces.is_operator_next():
            raise error
        if name in PARTS or (pieces.is_next("open") and name != "sort"):
            pieces.part = name
            with pieces.deeper(lexeme):
                node = self.term()
            pieces.part = None
            if node is None or name not in PARTS:
                return node
            return pieces.made(Field(name, node, lexeme.position))
        return self.value(name, lexeme, pieces.take())

    def value(self, name: str, field: Lexeme, value: Lexeme) -> Node | None:
        if name != "sort":
            return read_value(self.pieces, name, field, value)
        if is_there(self.pieces, name, field, value):
            self.order = read_order(self.pieces, field, value, self.order)
        return None

    def no_field(self, lexeme: Lexeme, name: str) -> Node | None:
        """Read what stands before a colon and is no field: a word, if a blank follows."""
        known = meant(name)
        apart = self.pieces.ended or self.pieces.next.position > lexeme.end
        if apart and known is None:
            return self.single(lexeme)
        other = f"did you mean {known}:" if known else f"there are {', '.join(FIELDS)}"
        error = QueryError(f"there is no field {name!r}; {other}", lexeme.position)
        self.pieces.wait_if_typed(error, lexeme)
        return None


def _lonely(operator: Lexeme) -> QueryError:
    return QueryError(f"{operator.text} needs a word on both sides", operator.position)

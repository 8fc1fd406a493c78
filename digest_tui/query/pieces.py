"""The pieces of one query as they are read: which is next, what is left out, how much it is."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from digest_tui.errors import QueryError
from digest_tui.query import limits
from digest_tui.query.lexer import Lexeme, lexemes
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from digest_tui.query.tree import Node

NEAR = re.compile(r"NEAR(?:/.*)?", re.DOTALL)
_OPERATORS = {"AND", "OR"}
_LONGEST_SHOWN = 40

Made = TypeVar("Made", bound="Node")


def shown(text: str) -> str:
    """Give a piece of a query as a message can show it, on one line."""
    text = clean_line(text)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


class Pieces:
    """What is left of a query to be read, and what has been said about it so far."""

    def __init__(self, text: str, today: date, *, unfinished: bool) -> None:
        self.today = today
        self.unfinished = unfinished
        self.excluding = False
        """Whether what is read now must not be found."""
        self.part: str | None = None
        """The field in which what is read now must be found."""
        self.depth = 0
        self.notes: list[str] = []
        self.left_out: list[str] = []
        self._text = text
        self._lexemes = lexemes(text)
        self._at = 0
        self._words = 0
        self._nodes = 0

    @property
    def ended(self) -> bool:
        """Whether there is no piece left."""
        return self._at == len(self._lexemes)

    @property
    def next(self) -> Lexeme:
        """The next piece, where there is one."""
        return self._lexemes[self._at]

    def take(self) -> Lexeme:
        """Go on by a piece, and give it."""
        self._at += 1
        return self._lexemes[self._at - 1]

    def words_from(self, lexeme: Lexeme) -> list[str]:
        """Give what stands between blanks, from a piece on to the next closing bracket."""
        return self._text[lexeme.position :].partition(")")[0].split()

    def is_next(self, kind: str, text: str | None = None) -> bool:
        """Tell whether a piece of a kind is next."""
        return not self.ended and self.next.kind == kind and text in {None, self.next.text}

    def is_operator_next(self) -> bool:
        """Tell whether what is next cannot begin anything."""
        return self.is_next("word") and self.next.text in _OPERATORS

    def is_near_next(self) -> bool:
        """Tell whether the word before is near another one."""
        return self.is_next("word") and NEAR.fullmatch(self.next.text) is not None

    def is_typed(self, lexeme: Lexeme) -> bool:
        """Tell whether a piece is just being typed."""
        return self.unfinished and lexeme.end == len(self._text)

    def grows(self, lexeme: Lexeme) -> bool:
        """Tell whether it stands for what begins with it; what is excluded is never guessed."""
        return self.is_typed(lexeme) and not self.excluding

    def wait(self, error: QueryError, first: Lexeme, last: Lexeme | None = None) -> None:
        """Leave out what cannot be understood while the query is typed.

        Raises:
            QueryError: It is typed no longer.
        """
        if not self.unfinished:
            raise error
        self.left_out.append(self._text[first.position : (last or first).end])

    def wait_if_typed(self, error: QueryError, first: Lexeme, last: Lexeme | None = None) -> None:
        """Leave out what cannot be understood where it is just being typed.

        Raises:
            QueryError: More was typed since.
        """
        if not self.is_typed(last or first):
            raise error
        self.wait(error, first, last)

    def note(self, words: str) -> None:
        """Remember what the reader should know, once."""
        if words not in self.notes:
            self.notes.append(words)

    def said(self) -> tuple[str, ...]:
        """Give what the reader should know."""
        if not self.left_out:
            return tuple(self.notes)
        return (*self.notes, f"not looked for yet: {shown(' '.join(self.left_out))}")

    def count(self, words: int, lexeme: Lexeme) -> None:
        """Count words that are looked for.

        Raises:
            QueryError: There are too many.
        """
        self._words += words
        if self._words > limits.WORDS:
            raise QueryError(f"a query has at most {limits.WORDS} words", lexeme.position)

    def capped(self, words: tuple[str, ...], lexeme: Lexeme) -> tuple[str, ...]:
        """Give as many words of a phrase as are looked for, and count them."""
        if len(words) > limits.PHRASE_WORDS:
            self.note(f"only the first {limits.PHRASE_WORDS} words of a phrase are looked for")
        words = words[: limits.PHRASE_WORDS]
        self.count(len(words), lexeme)
        return words

    def made(self, node: Made) -> Made:
        """Count a part of the tree.

        Raises:
            QueryError: There are too many.
        """
        self._nodes += 1
        if self._nodes > limits.NODES:
            last = self._lexemes[self._at - 1]
            raise QueryError(f"a query has at most {limits.NODES} parts", last.position)
        return node

    @contextmanager
    def deeper(self, lexeme: Lexeme) -> Iterator[None]:
        """Go down by a level.

        Raises:
            QueryError: It is one too deep.
        """
        self.depth += 1
        if self.depth > limits.LEVELS:
            raise QueryError(
                f"brackets, NOT and fields go at most {limits.LEVELS} deep", lexeme.position
            )
        yield
        self.depth -= 1

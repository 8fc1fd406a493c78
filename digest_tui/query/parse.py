"""From what a reader types to a tree.

    query  = part { OR part }
    part   = term { [AND] term }
    term   = [ "-" | NOT ] ( word | word* | wo?d | "some words" | field:term | ( query ) )

What cannot be understood is said, with the place, rather than guessed.
"""

from __future__ import annotations

import re

from digest_tui.errors import QueryError
from digest_tui.query.lexer import Lexeme, lexemes
from digest_tui.query.tree import And, Field, Node, Not, Or, Phrase, Prefix, Wildcard, Word
from digest_tui.text.tokens import fold, tokens

FIELDS = ("title", "source", "byline", "takeaway")
"""The parts of an article that a query can name."""

_MOST_CHARACTERS = 256
_MOST_WORDS = 24
_DEEPEST = 6
_FEWEST_LETTERS = 2
"""Letters that must stand before a `*` or `?`: fewer would fit half of all words."""


def parse(text: str, *, unfinished: bool = False) -> Node | None:
    """Understand a query; None stands for an empty one.

    Args:
        text: What was typed.
        unfinished: The last word is still being typed, so it stands for every word that
            begins with it.

    Raises:
        QueryError: It cannot be understood; the message is one line for the reader.
    """
    if len(text) > _MOST_CHARACTERS:
        raise QueryError(f"a query has at most {_MOST_CHARACTERS} characters", _MOST_CHARACTERS)
    pieces = lexemes(text)
    if not pieces:
        return None
    parser = _Parser(pieces, grows=unfinished and not text[-1].isspace())
    return parser.whole()


class _Parser:
    """Recursive descent over the lexemes of one query."""

    def __init__(self, lexemes: list[Lexeme], *, grows: bool) -> None:
        self.lexemes = lexemes
        self.at = 0
        self.depth = 0
        self.words = 0
        self.grows = grows

    def whole(self) -> Node:
        node = self.alternatives()
        if self.at < len(self.lexemes):
            closing = self.lexemes[self.at]
            raise QueryError(
                f"the bracket at character {closing.position + 1} closes nothing", closing.position
            )
        return node

    def alternatives(self) -> Node:
        nodes = [self.conjunction()]
        while self.is_next("word", "OR"):
            lexeme = self.take()
            if self.at == len(self.lexemes) or self.is_next("close"):
                raise QueryError("OR needs a word on both sides", lexeme.position)
            nodes.append(self.conjunction())
        return nodes[0] if len(nodes) == 1 else Or(tuple(nodes))

    def conjunction(self) -> Node:
        nodes: list[Node] = []
        while self.at < len(self.lexemes) and not self.is_next("close"):
            if self.is_next("word", "OR"):
                if not nodes:
                    raise QueryError(
                        "OR needs a word on both sides", self.lexemes[self.at].position
                    )
                break
            if self.is_next("word", "AND"):
                lexeme = self.take()
                if not nodes or self.at == len(self.lexemes):
                    raise QueryError("AND needs a word on both sides", lexeme.position)
            nodes.append(self.term())
        if not nodes:
            raise QueryError("there is nothing between the brackets", self.lexemes[-1].position)
        return nodes[0] if len(nodes) == 1 else And(tuple(nodes))

    def term(self) -> Node:
        lexeme = self.take()
        if lexeme.kind == "minus" or (lexeme.kind == "word" and lexeme.text == "NOT"):
            self.expect_more(f"{lexeme.text} needs a word after it", lexeme)
            grows, self.grows = self.grows, False  # what is excluded is never guessed
            node = Not(self.term())
            self.grows = grows
            return node
        if lexeme.kind == "open":
            return self.group(lexeme)
        if lexeme.kind == "field":
            return self.field(lexeme)
        if lexeme.kind == "phrase":
            words = tuple(token.word for token in tokens(lexeme.text))
            if not words:
                raise QueryError("there is no word between the quotation marks", lexeme.position)
            self.count(len(words), lexeme)
            return Phrase(words)
        return self.word(lexeme)

    def group(self, opening: Lexeme) -> Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise QueryError(f"brackets go at most {_DEEPEST} deep", opening.position)
        unclosed = f"the bracket at character {opening.position + 1} is not closed"
        self.expect_more(unclosed, opening)
        node = self.alternatives()
        if not self.is_next("close"):
            raise QueryError(unclosed, opening.position)
        self.take()
        self.depth -= 1
        return node

    def field(self, lexeme: Lexeme) -> Node:
        name = lexeme.text[:-1].lower()
        if name not in FIELDS:
            raise QueryError(
                f"there is no field {name!r}, only {', '.join(FIELDS)}",
                lexeme.position,
            )
        ends = self.at == len(self.lexemes)
        if ends or self.lexemes[self.at].kind in {"close", "field", "minus"}:
            raise QueryError(f"{name}: needs a word right after it", lexeme.position)
        following = self.lexemes[self.at]
        if name == "source":
            self.take()
            words = " ".join(token.word for token in tokens(following.text))
            if following.kind not in {"word", "phrase"} or not words:
                raise QueryError("source: needs a name right after it", lexeme.position)
            return Field(name, Prefix(words))
        return Field(name, self.term())

    def word(self, lexeme: Lexeme) -> Node:
        if "*" in lexeme.text or "?" in lexeme.text.rstrip("?"):
            return self.open_word(lexeme)
        words = [token.word for token in tokens(lexeme.text)]
        if not words:
            raise QueryError(f"there is no word in {lexeme.text!r}", lexeme.position)
        self.count(len(words), lexeme)
        if len(words) > 1:
            return Phrase(tuple(words))  # combat-experienced, 10:30
        grows = self.grows and self.at == len(self.lexemes) and len(words[0]) >= _FEWEST_LETTERS
        return Or((Word(words[0]), Prefix(words[0]))) if grows else Word(words[0])

    def open_word(self, lexeme: Lexeme) -> Node:
        pattern = "*".join(
            "?".join(fold(piece) for piece in part.split("?")) for part in lexeme.text.split("*")
        )
        pattern = re.sub(r"[^\w*?]|_", "", pattern)
        beginning = Wildcard(pattern).beginning
        if len(beginning) < _FEWEST_LETTERS:
            raise QueryError(
                f"{lexeme.text}: at least {_FEWEST_LETTERS} letters must stand before * or ?",
                lexeme.position,
            )
        self.count(1, lexeme)
        if pattern.rstrip("*") == beginning:
            return Prefix(beginning)
        return Wildcard(re.sub(r"\*+", "*", pattern))

    def count(self, words: int, lexeme: Lexeme) -> None:
        self.words += words
        if self.words > _MOST_WORDS:
            raise QueryError(f"a query has at most {_MOST_WORDS} words", lexeme.position)

    def is_next(self, kind: str, text: str | None = None) -> bool:
        if self.at == len(self.lexemes):
            return False
        lexeme = self.lexemes[self.at]
        return lexeme.kind == kind and (text is None or lexeme.text == text)

    def take(self) -> Lexeme:
        self.at += 1
        return self.lexemes[self.at - 1]

    def expect_more(self, message: str, lexeme: Lexeme) -> None:
        if self.at == len(self.lexemes):
            raise QueryError(message, lexeme.position)

"""How Whoosh cuts a text into terms: by our own words, as they are or by their stems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoosh.analysis import Token, Tokenizer

from digest_tui.text.stems import stems
from digest_tui.text.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

PARAGRAPH_GAP = 64
"""Positions between paragraphs, so that no phrase runs from one into the next."""


class Words(Tokenizer):
    """The words of a text, paragraph by paragraph, as they are written but for folding."""

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        start_pos: int = 0,
        mode: str = "",
        **_: Any,
    ) -> Iterator[Token]:
        """Yield one token over and over with new content, as Whoosh asks."""
        token = Token(positions, chars, mode=mode)
        token.boost = 1.0
        token.stopped = False
        position = start_pos
        for paragraph in value.split("\n"):
            for word in tokens(paragraph):
                token.pos = position
                token.startchar, token.endchar = word.start, word.end
                position += 1
                for term in self.terms(word.word):
                    token.text = token.original = term
                    yield token
            position += PARAGRAPH_GAP

    @staticmethod
    def terms(word: str) -> tuple[str, ...]:
        """Give what a folded word is found by."""
        return (word,)


class Stems(Words):
    """The stems of the words of a text, of each word as many as it has."""

    terms = staticmethod(stems)

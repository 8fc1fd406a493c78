"""The pieces of a query: words, quoted phrases, brackets, field names, addresses, minus signs."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Kind = Literal["word", "phrase", "open", "close", "field", "address", "minus"]

_QUOTE = re.compile('["“”„«»]')
_LETTER = r"[^\s()\"“”„«»]"
_PIECE = re.compile(
    r"(?P<open>\()|(?P<close>\))|(?P<phrase>[\"“”„«»])"
    r"|(?P<minus>(?:(?<=[\s(:])|^)-(?=\S))"
    # An address is one also before its second slash is typed.
    rf"|(?P<address>(?i:https?:(?://{_LETTER}*|/?\Z)|www\.{_LETTER}+))"
    rf"|(?P<field>[A-Za-z]+:)|(?P<word>{_LETTER}+)"
)


class Lexeme(NamedTuple):
    """One piece and where it stands."""

    kind: Kind
    text: str
    """Of a phrase, what is between the marks."""
    position: int
    end: int
    """Behind it, in characters; behind its closing mark."""
    whole: bool = True
    """Whether a phrase has its closing mark."""

    @property
    def within(self) -> int:
        """Where its text begins."""
        return self.position + (self.kind == "phrase")


def lexemes(text: str) -> list[Lexeme]:
    """Cut a query into its pieces. A phrase that is not closed goes on to the end."""
    found: list[Lexeme] = []
    position = 0
    while match := _PIECE.search(text, position):
        kind: Kind = match.lastgroup  # type: ignore[assignment]
        start, position = match.span()
        content, whole = match[0], True
        if kind == "phrase":
            closing = _QUOTE.search(text, position)
            whole = closing is not None
            end = closing.start() if closing else len(text)
            content, position = text[position:end], end + whole
        found.append(Lexeme(kind, content, start, position, whole))
    return found


def is_one_word(text: str) -> bool:
    """Tell whether something can stand in a query as it is, without quotation marks."""
    match = _PIECE.match(text)
    if match is None or match.end() < len(text):
        return False
    return match.lastgroup in {"word", "address"}

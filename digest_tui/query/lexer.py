"""The pieces of a query: words, quoted phrases, brackets, field names, minus signs."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from digest_tui.errors import QueryError

Kind = Literal["word", "phrase", "open", "close", "field", "minus"]

_QUOTE = re.compile('["“”„«»]')
_PIECE = re.compile(
    r"(?P<open>\()|(?P<close>\))|(?P<phrase>[\"“”„«»])"
    r"|(?P<minus>(?:(?<=[\s(:])|^)-(?=\S))|(?P<field>[A-Za-z]+:)|(?P<word>[^\s()\"“”„«»]+)"
)


class Lexeme(NamedTuple):
    """One piece and where it stands."""

    kind: Kind
    text: str
    position: int


def lexemes(text: str) -> list[Lexeme]:
    """Cut a query into its pieces.

    Raises:
        QueryError: A quotation mark is not closed.
    """
    found: list[Lexeme] = []
    position = 0
    while match := _PIECE.search(text, position):
        kind: Kind = match.lastgroup  # type: ignore[assignment]
        start, position = match.span()
        content = match[0]
        if kind == "phrase":
            closing = _QUOTE.search(text, position)
            if closing is None:
                raise QueryError(
                    f"the quotation mark at character {start + 1} is not closed", start
                )
            content = text[position : closing.start()]
            position = closing.end()
        found.append(Lexeme(kind, content, start))
    return found

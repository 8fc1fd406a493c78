"""What is being typed where the cursor stands, and what of it is always the same.

Outlets, tags and words are known to the library; the names of fields, orders and examples
of dates are known here.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias, cast

from digest_tui.query.fields import EXAMPLES, FIELDS, PARTS, SORTS
from digest_tui.query.lexer import Lexeme, is_one_word, lexemes

Kind: TypeAlias = Literal["word", "field", "source", "date", "is", "tag", "story", "sort"]

_FIELD_GOES_ON = re.compile(r"[A-Za-z]*:")
_WORD_GOES_ON = re.compile(r"[^\W_]*")
_VALUE_GOES_ON = re.compile(r"[^\s()\"“”„«»]*")
_QUOTED_GOES_ON = re.compile('[^"“”„«»]*["“”„«»]')
_LAST_WORD = re.compile(r"(?:[^\W_]|['’ʼ\u0300-\u036f])*\Z")
_OPEN = re.compile(r"[*?~]")
_NAMED = FIELDS.keys() - PARTS
"""Fields after which no words of an article stand."""


class Slot(NamedTuple):
    """A place in a query that something can be put into."""

    kind: Kind
    """What belongs there: the name of a field, a value of one, or a word."""
    start: int
    end: int
    """What is replaced, in characters."""
    beginning: str
    """What was typed of it before the cursor."""
    part: str = "text"
    """The part of an article in which a word is looked for."""
    may_be_field: bool = False
    """Whether it is a word that can become the name of a field."""


class Proposal(NamedTuple):
    """Something that can stand in a slot."""

    text: str
    note: str = ""


def slot(text: str, cursor: int) -> Slot | None:
    """Tell what is being typed; None where nothing can be proposed."""
    before = lexemes(text[:cursor])
    part = _part(before)
    last = before[-1] if before else None
    if last is None or last.end < cursor or last.kind in {"open", "close", "minus"}:
        if last and last.kind == "field" and (field := _name(last)) in FIELDS:
            return _value(field, cursor, text, cursor)
        if part in _NAMED:
            return _value(part, cursor, text, cursor)
        may_be_field = part == "text"
        return Slot("word", cursor, cursor, "", part, may_be_field)
    if last.kind == "field":
        field = _name(last)
        return _value(field, cursor, text, cursor) if field in FIELDS else None
    after = before[-2] if len(before) > 1 and before[-2].kind == "field" else None
    field = _name(after) if after else part
    if field in _NAMED and not (last.kind == "phrase" and last.whole):
        return _value(field, last.position, text, cursor)
    return _word(last, field, part, text, cursor)


def proposals(of: Slot) -> tuple[Proposal, ...]:
    """Give what can stand in a slot whatever the library holds, by how it begins."""
    beginning = of.beginning.casefold()
    if of.kind == "field" or of.may_be_field:
        known = tuple((f"{name}:", note) for name, note in FIELDS.items())
    elif of.kind == "sort":
        known = tuple(SORTS.items())
    elif of.kind == "date":
        known = EXAMPLES
    else:
        return ()
    return tuple(Proposal(*one) for one in known if one[0].startswith(beginning))


def put(text: str, of: Slot, proposed: str) -> tuple[str, int]:
    """Give the query with something put into a slot, and where the cursor stands then."""
    if of.kind not in {"word", "field"} and not is_one_word(proposed):
        proposed = f'"{proposed}"'
    return text[: of.start] + proposed + text[of.end :], of.start + len(proposed)


def _word(last: Lexeme, field: str, part: str, text: str, cursor: int) -> Slot | None:
    if (last.kind == "phrase" and last.whole) or (last.kind == "word" and _OPEN.search(last.text)):
        return None
    match = _LAST_WORD.search(last.text)
    beginning = match[0] if match else ""
    if last.kind == "address":
        part = "url"
    elif field in PARTS:
        part = field
    alone = last.kind == "word" and beginning == last.text and part == "text"
    goes_on = _FIELD_GOES_ON.match(text, cursor)
    if alone and goes_on and beginning.isascii() and beginning.isalpha():
        return Slot("field", cursor - len(beginning), goes_on.end(), beginning)
    rest = _WORD_GOES_ON.match(text, cursor)
    end = rest.end() if rest else cursor
    return Slot("word", cursor - len(beginning), end, beginning, part, alone)


def _value(field: str, start: int, text: str, cursor: int) -> Slot:
    if field in PARTS:
        return Slot("word", cursor, cursor, "", field)
    quoted = start < cursor and text[start] in '"“”„«»'
    rest = (_QUOTED_GOES_ON if quoted else _VALUE_GOES_ON).match(text, cursor)
    end = rest.end() if rest else cursor
    return Slot(cast("Kind", field), start, end, text[start + quoted : cursor])


def _name(lexeme: Lexeme) -> str:
    return lexeme.text[:-1].lower()


def _part(before: list[Lexeme]) -> str:
    """Give the part of an article, or the field, that the brackets open here are about."""
    parts = ["text"]
    for at, lexeme in enumerate(before):
        if lexeme.kind == "open":
            field = _name(before[at - 1]) if at and before[at - 1].kind == "field" else ""
            parts.append(field if field in FIELDS else parts[-1])
        elif lexeme.kind == "close" and len(parts) > 1:
            parts.pop()
    return parts[-1]

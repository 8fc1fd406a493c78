"""What a question asks for, as a tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest_tui.library.meanings import in_the_index
from digest_tui.query import And, Field, Not, Or, Query, parse
from digest_tui.text.sanitise import UNKNOWN_SIGN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.models import Question
    from digest_tui.query import Node

_NO_TEXT = re.compile("[\ud800-\udfff]")


def understood(question: Question) -> Query:
    """Understand the words of a question.

    Arguments can hold what is no text. No word has such signs, and what is said of them
    can only be shown with others in their place.

    Raises:
        QueryError: They cannot be understood.
    """
    text = _NO_TEXT.sub(UNKNOWN_SIGN, question.text)
    node = parse(text, unfinished=question.unfinished)
    return Query(in_the_index(node) if node else None, question.order)


def named_fields(node: Node) -> Iterator[str]:
    """Give the fields that a query names, in order."""
    match node:
        case Field(name, inner):
            yield name
            yield from named_fields(inner)
        case Not(inner):
            yield from named_fields(inner)
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from named_fields(inner)

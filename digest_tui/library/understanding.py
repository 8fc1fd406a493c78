"""What a question asks for, as a tree."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from digest_tui.library.kinds import in_the_index
from digest_tui.query import And, Field, Not, Or, Query, understand
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
    today = datetime.now().astimezone().date()
    query = understand(text, today=today, unfinished=question.unfinished)
    node = in_the_index(query.node) if query.node else None
    return Query(node, query.order or question.order, query.notes)


def fields_of(node: Node) -> Iterator[Field]:
    """Give the fields that a query names, in order."""
    match node:
        case Field(_, inner):
            yield node
            yield from fields_of(inner)
        case Not(inner):
            yield from fields_of(inner)
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from fields_of(inner)

"""Adding to a query what a reader picked from the counts beside its hits."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.models import Question

_SIGN = re.compile(r'[()\s"“”„«»]')
_QUOTES = frozenset('"“”„«»')


def narrowed(question: Question, term: str) -> Question:
    """Add a term such as `source:caliber-az` to a query, in place of one of the same field.

    Where it is there already, nothing changes. Only a term that narrows the whole query
    gives way: one inside brackets, one that says what to leave out and one among
    alternatives stay. What is still being typed stays at the end: its last word stands for
    all that begins with it, and those were counted.
    """
    text = question.text.strip()
    words = list(_parts(text))
    if term in words and "OR" not in words:
        return question
    if "OR" in words:
        whole = f"{term} ({text}" if question.unfinished else f"({text}) {term}"
        return replace(question, text=whole)
    field = term.partition(":")[0] + ":"
    kept: list[str] = []
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        if not word.casefold().startswith(field) or before == "NOT":
            kept.append(word)
        elif before == "AND":
            kept.pop()
    if kept[:1] == ["AND"]:
        del kept[0]
    if question.unfinished and kept and kept[-1] == words[-1]:
        return replace(question, text=" ".join([term, *kept]))
    return replace(question, text=" ".join([*kept, term]), unfinished=False)


def _parts(text: str) -> Iterator[str]:
    """Cut a query at the spaces that stand in no brackets and in no quotation marks."""
    start, depth, quoted = 0, 0, False
    for match in _SIGN.finditer(text):
        sign = match[0]
        if sign in _QUOTES:
            quoted = not quoted
        elif quoted:
            continue
        elif sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
        elif depth <= 0:
            part = text[start : match.start()]
            if part.endswith(":"):
                continue  # the word that belongs to the field follows
            if part:
                yield part
            start = match.end()
    if last := text[start:].strip():
        yield last

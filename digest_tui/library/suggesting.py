"""What a reader may have meant, as a whole query, where a query finds next to nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from digest_tui.errors import QueryError
from digest_tui.library.understanding import understood
from digest_tui.query import And, Field, Or, Phrase, Prefix, Word
from digest_tui.text.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from digest_tui.index import Index
    from digest_tui.models import Question
    from digest_tui.query import Node

HANDFUL = 2
"""Hits up to which something else may have been meant."""
_TIMES = 10
"""How many times as many must be found where something is found: who looks for a rare name
has found it, and does not mean a common word."""
_MOST_TRIED = 3
_NO_WORDS = {"source", "date", "is", "sort", "story", "tag", "url"}
"""Fields whose values are no words of the articles."""
_IN_FIELD = re.compile(r"(?:^|[\s(-])([a-z]+):[^\s\"()]*$", re.IGNORECASE)


def suggestion(
    question: Question, node: Node, total: int, index: Index, finds: Callable[[Node], int]
) -> str | None:
    """Put what is in many articles in the place of words that are in none or few.

    Args:
        question: What was asked.
        node: As it was understood.
        total: How many articles answer it.
        index: Knows the words.
        finds: Tells how many articles answer another query.
    """
    if total > (0 if question.unfinished else HANDFUL):
        return None
    words = list(dict.fromkeys(_words(node)))
    having = dict(zip(words, index.frequencies(words), strict=True))
    rare = sorted((word for word in words if having[word] <= HANDFUL), key=having.__getitem__)
    better = {
        word: other for word in rare[:_MOST_TRIED] if (other := index.suggested(word)) is not None
    }
    tries = [better, *({word: other} for word, other in better.items() if len(better) > 1)]
    for instead in filter(None, tries):
        text = _with(question.text, instead)
        try:
            other_node = understood(replace(question, text=text)).node
        except QueryError:  # it has become too long
            continue
        if other_node not in {None, node} and finds(other_node) > total * _TIMES:
            return text
    return None


def _words(node: Node) -> Iterator[str]:
    """Give the words that a query looks for in texts."""
    match node:
        case Word(text) | Prefix(text):
            yield text
        case Phrase(words):
            yield from words
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from _words(inner)
        case Field(name, inner) if name not in _NO_WORDS:
            yield from _words(inner)


def _with(text: str, instead: Mapping[str, str]) -> str:
    """Put words in the place of others in a query, and leave all else as it was typed."""
    pieces, at = [], 0
    for word, start, end in tokens(text):
        before = _IN_FIELD.search(text, 0, start)
        is_value = before is not None and before[1].lower() in _NO_WORDS
        if word in instead and not is_value and text[end : end + 1] != ":":
            pieces += [text[at:start], instead[word]]
            at = end
    return "".join(pieces) + text[at:]

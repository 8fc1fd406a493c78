"""Where the words of a query stand in a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest_tui.models import Span
from digest_tui.query.tree import And, Field, Node, Not, Or, Phrase, Prefix, Wildcard, Word
from digest_tui.text.tokens import Token, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(slots=True)
class Matcher:
    """Finds the words that a query looks for, by the rules that the index goes by.

    What a query excludes is not looked for, nor is a field's word outside its field.
    """

    stems: set[str] = field(default_factory=set)
    prefixes: list[str] = field(default_factory=list)
    wildcards: list[Wildcard] = field(default_factory=list)
    phrases: list[tuple[str, ...]] = field(default_factory=list)

    @classmethod
    def of(cls, node: Node | None, part: str = "text") -> Matcher:
        """Make one for a part of an article: `title`, `byline`, `takeaway` or `text`."""
        matcher = cls()
        if node is not None:
            matcher._add(node, part)
        return matcher

    def __bool__(self) -> bool:
        return bool(self.stems or self.prefixes or self.wildcards or self.phrases)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Give the places of the words, in order and not overlapping."""
        return self.look(text)[1] if self else ()

    def look(self, text: str) -> tuple[int, tuple[Span, ...]]:
        """Give the places and how many different things of the query they are.

        A phrase counts as three.
        """
        words = list(tokens(text))
        fitting = [token for token in words if self._fits(token)]
        phrases = [found for phrase in self.phrases if (found := _phrase_places(words, phrase))]
        kinds = len({stem(token.word) for token in fitting}) + 3 * len(phrases)
        places = {Span(token.start, token.end) for token in fitting}
        return kinds, merged(places.union(*phrases))

    def _fits(self, token: Token) -> bool:
        word = token.word
        return (
            stem(word) in self.stems
            or any(map(word.startswith, self.prefixes))
            or any(wildcard.fits(word) for wildcard in self.wildcards)
        )

    def _add(self, node: Node, part: str) -> None:
        match node:
            case Word(text):
                self.stems.add(stem(text))
            case Prefix(text):
                self.prefixes.append(text)
            case Wildcard():
                self.wildcards.append(node)
            case Phrase(words):
                self.phrases.append(words)
            case And(nodes) | Or(nodes):
                for inner in nodes:
                    self._add(inner, part)
            case Field(name, inner):
                if name == part:
                    self._add(inner, part)
            case Not():
                pass


def merged(places: set[Span]) -> tuple[Span, ...]:
    """Put places in order, those that touch or overlap as one."""
    result: list[Span] = []
    for place in sorted(places):
        if result and place.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, place.end))
        else:
            result.append(place)
    return tuple(result)


def _phrase_places(words: Sequence[Token], phrase: tuple[str, ...]) -> list[Span]:
    size = len(phrase)
    return [
        Span(words[at].start, words[at + size - 1].end)
        for at in range(len(words) - size + 1)
        if words[at].word == phrase[0]
        and all(words[at + i].word == word for i, word in enumerate(phrase))
    ]

"""Where the words of a query stand in a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest_tui.models import Span
from digest_tui.query.near import near_places
from digest_tui.query.tree import (
    And,
    Dated,
    Field,
    Fuzzy,
    Named,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Wildcard,
    Word,
)
from digest_tui.text.stems import stems
from digest_tui.text.tokens import fold, matches

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping, Sequence

_MOST_KNOWN = 50_000
"""Words of which is remembered whether they fit: those of some hundred articles."""
_NEAR_OR_PHRASE = 3


@dataclass(slots=True)
class Matcher:
    """Finds the words that a query looks for, by the rules that the index goes by.

    What a query excludes is not looked for, nor is a field's word outside its field.
    """

    stems: dict[str, str] = field(default_factory=dict)
    """For every stem the first one of the word of the query that it is looked for with."""
    prefixes: list[str] = field(default_factory=list)
    wildcards: list[Wildcard] = field(default_factory=list)
    fuzzy: list[Fuzzy] = field(default_factory=list)
    phrases: list[tuple[str, ...]] = field(default_factory=list)
    nears: list[tuple[list[Matcher], int]] = field(default_factory=list)
    """What is near each other, each by what finds it, and how many words can be between."""
    _known: dict[str, str | None] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls, node: Node | None, part: str = "text", also: Mapping[str, Sequence[str]] | None = None
    ) -> Matcher:
        """Make one for a part of an article: `title`, `byline`, `takeaway` or `text`.

        Args:
            node: What is looked for.
            part: Where.
            also: For words of the query, other spellings that are looked for as well, folded.
        """
        matcher = cls()
        if node is not None:
            matcher._add(node, part, also or {})
        return matcher

    def __bool__(self) -> bool:
        return bool(
            self.stems
            or self.prefixes
            or self.wildcards
            or self.fuzzy
            or self.phrases
            or self.nears
        )

    def spans(self, text: str) -> tuple[Span, ...]:
        """Give the places of the words, in order and not overlapping."""
        return self.look(text)[1] if self else ()

    def look(self, text: str) -> tuple[int, tuple[Span, ...]]:
        """Give the places and how many different things of the query they are.

        A phrase counts as three, and so do words near each other.
        """
        words = list(matches(text))
        fitting = [(kind, word) for word in words if (kind := self.kind(word[0])) is not None]
        places = {Span(*word.span()) for _, word in fitting}
        kinds = len({kind for kind, _ in fitting})
        if self.phrases or self.nears:
            for found in self._joined(words):
                places.update(found)
                kinds += _NEAR_OR_PHRASE
        return kinds, merged(places)

    def kind(self, word: str) -> str | None:
        """Tell what of the query a word is, as it is written; None where it is nothing of it."""
        try:
            return self._known[word]
        except KeyError:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            kind = self._known[word] = self._kind(fold(word))
            return kind

    def _kind(self, word: str) -> str | None:
        keys = stems(word)
        for key in keys:
            if key in self.stems:
                return self.stems[key]
        for prefix in self.prefixes:
            if word.startswith(prefix):
                return self.stems.get(stems(prefix)[0], f"{prefix}*")
        for wildcard in self.wildcards:
            if wildcard.fits(word):
                return wildcard.pattern
        return next((f"{one.text}~" for one in self.fuzzy if one.fits(word)), None)

    def _joined(self, words: Sequence[re.Match[str]]) -> Iterable[list[Span]]:
        """Give the places of every phrase, and of all words near each other, that are there."""
        if self.phrases:
            folded = [fold(word[0]) for word in words]
            for phrase in self.phrases:
                if found := _phrase_places(words, folded, phrase):
                    yield found
        for operands, distance in self.nears:
            standing: list[list[int]] = []
            for one in operands:
                places = [at for at, word in enumerate(words) if one.kind(word[0]) is not None]
                if not places:
                    break
                standing.append(places)
            else:
                if near := near_places(standing, distance):
                    yield [Span(*words[at].span()) for at in near]

    def _add(self, node: Node, part: str, also: Mapping[str, Sequence[str]]) -> None:
        match node:
            case Word(text):
                keys = stems(text)
                for key in (*keys, *(key for other in also.get(text, ()) for key in stems(other))):
                    self.stems.setdefault(key, keys[0])
            case Prefix(text):
                self.prefixes.append(text)
            case Wildcard():
                self.wildcards.append(node)
            case Fuzzy():
                self.fuzzy.append(node)
            case Phrase(words):
                self.phrases.append(words)
            case Near(nodes, distance):
                operands = [Matcher.of(inner, part, also) for inner in nodes]
                self.nears.append((operands, distance))
            case And(nodes) | Or(nodes):
                for inner in nodes:
                    self._add(inner, part, also)
            case Field(name, inner):
                if name == part:
                    self._add(inner, part, also)
            case Not() | Dated() | Named():
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


def _phrase_places(
    words: Sequence[re.Match[str]], folded: Sequence[str], phrase: tuple[str, ...]
) -> list[Span]:
    size = len(phrase)
    return [
        Span(words[at].start(), words[at + size - 1].end())
        for at in range(len(words) - size + 1)
        if folded[at] == phrase[0] and all(folded[at + i] == word for i, word in enumerate(phrase))
    ]

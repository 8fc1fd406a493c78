"""What several articles tell: their sentences, which of them tell the same, what differs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from digest_tui.models.article import Article, Takeaway
from digest_tui.models.quotations import CarriedTakeaway, Quotation
from digest_tui.models.spans import Span


class Part(StrEnum):
    """The part of an article that a sentence stands in."""

    TITLE = "title"
    DEK = "dek"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article."""

    article: int
    """Which article of the comparison, from 0."""
    number: int
    """Which sentence of its article, from 1; the title is the first."""
    part: Part
    paragraph: int
    """Which paragraph of the body, from 0; 0 in the other parts."""
    span: Span
    """Where it stands in the title, the dek or the paragraph."""
    text: str


class Tier(StrEnum):
    """How sure it is that two sentences tell the same."""

    STRONG = "strong"
    POSSIBLE = "possible"


class Pair(NamedTuple):
    """Two sentences of different articles that tell the same, by their positions."""

    one: int
    other: int
    """Greater than `one`."""
    score: float
    tier: Tier


@dataclass(frozen=True, slots=True)
class Claim:
    """Sentences of two articles or more that tell one thing."""

    sentences: tuple[int, ...]
    """Positions, in the order of the articles."""
    score: float
    """The mean of its pairs."""


class Difference(StrEnum):
    """What two tellings of one thing differ in."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    SPELLING = "spelling"
    ROLE = "role"
    ATTRIBUTION = "attribution"
    CERTAINTY = "certainty"


WEAK = frozenset({Difference.ATTRIBUTION, Difference.CERTAINTY})
"""Those that differ in many tellings of one thing; they are shown on request."""


def quoted(words: str) -> str:
    """Put words of an outlet into quotation marks that they have not in themselves."""
    if not words:
        return "nothing of the kind"
    return f"‘{words}’" if {"“", "”", '"'} & set(words) else f"“{words}”"


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Two sentences that tell the same thing differently."""

    kind: Difference
    one: int
    other: int
    """Positions of the sentences; `one` is of the earlier article."""
    one_span: Span
    other_span: Span
    """Where the words that differ stand in the text of each sentence."""
    words: str
    """What differs, in words: `“hundreds of soldiers” / “hundreds of its officers”`."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Articles side by side."""

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    """Of all articles, one article after the other."""
    pairs: tuple[Pair, ...]
    claims: tuple[Claim, ...]
    """In the order of the first article, then of the second, and so on."""
    discrepancies: tuple[Discrepancy, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    dismissed: tuple[Discrepancy, ...] = ()
    """Those that the reader has said to be none."""
    cut: tuple[int, ...] = ()
    """The articles that are too long for all of their sentences to be here."""

    @property
    def only_here(self) -> tuple[int, ...]:
        """The sentences that no other article tells, by position."""
        told = {at for pair in self.pairs for at in pair[:2]}
        return tuple(at for at in range(len(self.sentences)) if at not in told)

    @property
    def rows(self) -> tuple[tuple[int, ...], ...]:
        """Every sentence in one row: claims, then what is in none but alike, then only here."""
        claims = [claim.sentences for claim in self.claims]
        alone = self.only_here
        placed = {at for sentences in claims for at in sentences} | set(alone)
        loose = [at for at in range(len(self.sentences)) if at not in placed]
        return (*claims, *((at,) for at in loose), *((at,) for at in alone))

    def differences(self, *, weak: bool = False) -> tuple[Discrepancy, ...]:
        """Give the discrepancies; the weak ones only where they are asked for."""
        return tuple(found for found in self.discrepancies if weak or found.kind not in WEAK)

    def takeaway(self, at: CarriedTakeaway) -> Takeaway:
        """Give a takeaway that an article carries."""
        return self.articles[at.article].assessments[at.assessment].takeaways[at.takeaway]

    def source_of(self, at: int) -> str:
        """Give the source of a sentence, as it is shown."""
        return self.articles[self.sentences[at].article].source_name

    def of(self, article: int) -> tuple[int, ...]:
        """Give the sentences of an article, by position."""
        return tuple(
            at for at, sentence in enumerate(self.sentences) if sentence.article == article
        )

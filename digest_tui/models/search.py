"""Questions that are put to a library, and their answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from digest_tui.models.article import Article, Assessment, Takeaway
from digest_tui.models.dates import GivenDate, shown_date
from digest_tui.models.facets import Facets, Like, Order, Spelling
from digest_tui.models.spans import Highlighted, Span

_FIRST = 50


class Told(StrEnum):
    """How far somebody tells a takeaway."""

    TOLD = "told"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class TakeawayRef:
    """One takeaway of one assessment of one article."""

    article_id: str
    assessment: int
    """Which of the article's assessments, from 0."""
    number: int


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. Frozen, so "is this answer still wanted?" is `==`."""

    text: str = ""
    """A query as it is typed; empty asks for everything."""
    sources: tuple[str | None, ...] = ()
    """Only articles of these sources, by slug; None is the unknown source."""
    unfinished: bool = False
    """The last word is still being typed: look for what it can become, too."""
    takeaway: TakeawayRef | None = None
    """Asks for the articles that tell this takeaway, instead of `text`."""
    like: Like | None = None
    """Asks for the articles most like this, instead of `text`."""
    as_typed: bool = False
    """Look for names only as they are typed, not as others spell them."""
    order: Order | None = None
    """What comes first; what `text` says of it counts more. None is by relevance, or, where
    everything is asked for, by date."""
    limit: int = _FIRST
    """How many hits are wanted at most."""
    skip: int = 0
    """How many hits before those are left out."""

    @property
    def is_for_all(self) -> bool:
        """Nothing is looked for."""
        return not (self.text.strip() or self.takeaway or self.like)

    def asks_the_same(self, other: Question) -> bool:
        """Tell whether it asks for the same, be it for more, fewer or others of them."""
        return replace(self, limit=0, skip=0) == replace(other, limit=0, skip=0)

    def afresh(self) -> Question:
        """Ask for the first of them, as many as at first."""
        return replace(self, limit=_FIRST, skip=0)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage that shows why an article is a hit."""

    where: str
    """`title`, `dek`, `body` or `takeaway 6`."""
    paragraph: int | None
    """Which paragraph of the body, from 0, where it is one."""
    words: Highlighted
    span: Span | None = None
    """The part of the paragraph that the passage is, where it is not all of it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list shows of an article without reading all of it."""

    id: str
    name: str
    source: str | None
    """Its slug."""
    source_name: str
    title: str
    published: GivenDate | None
    dek: str | None

    @classmethod
    def of(cls, article: Article) -> Self:
        """Make the one of an article."""
        return cls(
            id=article.id,
            name=article.name,
            source=article.source.slug if article.source else None,
            source_name=article.source_name,
            title=article.headline,
            published=article.published,
            dek=article.dek,
        )

    @property
    def dated(self) -> str:
        """The date as it is shown, unknown or not."""
        return shown_date(self.published)


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that answers a question."""

    entry: Entry
    score: float
    title: Highlighted
    snippets: tuple[Snippet, ...] = ()
    told: Told | None = None
    """How far it tells the takeaway that was asked for, where one was."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits of a question, best first."""

    question: Question
    hits: tuple[Hit, ...]
    """Those that were wanted, without what the question skips."""
    total: int
    """How many there are, shown or not."""
    note: str | None = None
    """What the reader should know: what was capped, what is behind."""
    facets: Facets | None = None
    """What all hits are, shown or not; None where that was not counted."""
    spellings: tuple[Spelling, ...] = ()
    """The names that were looked for as others spell them, too."""
    suggestion: str | None = None
    """What may have been meant, as a whole query."""


@dataclass(frozen=True, slots=True)
class ListedAssessment:
    """An assessment, with the article that carries it."""

    article: Entry
    index: int
    """Which of the article's assessments, from 0."""
    assessment: Assessment

    @property
    def heading(self) -> str:
        """Whose takeaways, of which report, by whom: the title of the panel."""
        of = self.assessment
        words = of.publisher or "Publisher not given"
        words += f", {of.report_date}" if of.report_date else ", report date not given"
        if self.article.source_name != of.publisher:
            words += f", quoted by {self.article.source_name}"
        return words

    def ref(self, takeaway: Takeaway) -> TakeawayRef:
        """The name of one of its takeaways."""
        return TakeawayRef(self.article.id, self.index, takeaway.number)


@dataclass(frozen=True, slots=True)
class SourceCount:
    """A source and how many of its articles the library holds."""

    slug: str | None
    """None stands for the articles whose source is unknown."""
    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with the words that answer a question marked."""

    article: Article
    question: Question
    title: tuple[Span, ...] = ()
    dek: tuple[Span, ...] = ()
    body: tuple[tuple[Span, ...], ...] = ()
    """One tuple a paragraph."""
    takeaways: tuple[tuple[tuple[Span, ...], ...], ...] = ()
    """One tuple an assessment, in it one a takeaway."""
    passages: tuple[Snippet, ...] = ()
    """The passages that tell the takeaway asked for, best first."""
    cites: tuple[str, ...] = ()
    """Whom the article names as having said something."""

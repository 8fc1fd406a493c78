"""Where a reader was when the screen was last at rest: what the next start goes back to.

Nothing here is a number of a row where it can be what stands there: articles come and go,
and the next terminal may be wider. These are no dataclasses, as every start makes them: a dozen
of those takes a tenth of all that a start of the screen takes.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

# Who decodes a place asks for these classes by name.
from digest_tui.models.search import Question, TakeawayRef

_EVERYTHING = Question()


class Start(Enum):
    """What a start has to do with those before and after it."""

    ALONE = "alone"
    """Nothing: what is shown is thrown away afterwards."""
    FRESH = "fresh"
    """It begins anew; the next one goes on where it ends."""
    BACK = "back"
    """It goes on where the last one ended."""


class Spot(Struct, frozen=True):
    """The top of a text: a character of one of its blocks."""

    block: int = 0
    """From 0; counts where no block has the key."""
    at: int = 0
    """From 0."""
    key: tuple[str | int, ...] = ()
    """What the block is, where it has a name: `("body", 3)`."""
    match: int | None = None
    """Which of the matches the reader is at, from 0."""


class Row(Struct, frozen=True):
    """The cursor of a list."""

    entry: int = 0
    """From 0; counts where what it was on is not there any more."""
    below: int = 0
    """Rows of it that stand above it in the window."""


class PastStep(Struct, frozen=True):
    """A step that led to the question."""

    before: Question
    name: str
    hit: str | None = None


class KnownStory(Struct, frozen=True):
    """What was known of the story of a hit: it stands together with the others at once."""

    article: str
    story: str
    articles: int
    accounts: int


class InHits(Struct, frozen=True):
    """The list of hits."""

    article: str | None = None
    """The one under the cursor, by id."""
    row: Row = Row()
    opened: tuple[str, ...] = ()
    """The articles whose stories the reader has opened."""
    closed: tuple[str, ...] = ()
    is_grouped: bool = True
    stories: tuple[KnownStory, ...] = ()


class InArticle(Struct, frozen=True):
    """The article beside the hits."""

    article: str
    spot: Spot = Spot()
    needle: str = ""
    """What is looked for in it."""
    is_original: bool = False
    """It is shown as it came."""


class InTakeaways(Struct, frozen=True):
    """A report, by one of its takeaways."""

    takeaway: TakeawayRef
    row: Row = Row()


class SentenceAt(Struct, frozen=True):
    """A sentence of a comparison."""

    article: str
    number: int
    """From 1; counts where the article has no such sentence any more."""
    text: str


class InComparison(Struct, frozen=True):
    """Articles side by side."""

    articles: tuple[str, ...]
    question: Question = _EVERYTHING
    others: tuple[str, ...] = ()
    """What can be added, by id."""
    sentence: SentenceAt | None = None
    column: int = 0
    spots: tuple[Spot | None, ...] = ()
    """The top of each column; None of one that was never drawn."""
    row: Row = Row()
    """The cursor of the table."""
    as_table: bool = False
    weak: bool = False
    linked: bool = True


class InStories(Struct, frozen=True):
    """The list of stories."""

    lead: str | None = None
    """The story under the cursor, by its first article."""
    article: str | None = None
    """The article of it, where the cursor is on one."""
    row: Row = Row()
    opened: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    limit: int = 0
    singles: bool = False
    skip: int = 0
    """How many stories before those in the list are left out."""


class InCoverage(Struct, frozen=True):
    """Who tells a report."""

    report: TakeawayRef
    """One of its takeaways."""
    row: Row = Row()
    source: int = 0


class InVersions(Struct, frozen=True):
    """The versions of an article."""

    article: str
    number: int
    """The version that is shown, from 1."""
    spot: Spot = Spot()
    in_list: bool = False
    """The list of them has the focus."""


class LastPlace(Struct, frozen=True):
    """The first screen, and the screens that are open above it."""

    question: Question = _EVERYTHING
    """That of the hits."""
    asked: Question | None = None
    """What has been asked since, and has no answer: it may not be understood."""
    typed: str = ""
    """What stands in the search bar."""
    cursor: int = 0
    """Where in it."""
    trail: tuple[PastStep, ...] = ()
    marked: tuple[str, ...] = ()
    hits: InHits = InHits()
    article: InArticle | None = None
    takeaways: InTakeaways | None = None
    count: str | None = None
    """The count under the cursor, by its term."""
    focus: str = "hits"
    """The name of a pane, or `search`."""
    pane: str = "hits"
    beside: str = "takeaways"
    comparison: InComparison | None = None
    """It stands above the stories, where they are open too."""
    stories: InStories | None = None
    coverage: InCoverage | None = None
    versions: InVersions | None = None
    sources: bool = False
    """The list of what the reader follows is open."""

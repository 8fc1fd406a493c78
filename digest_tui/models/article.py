"""An article, and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from digest_tui.models.dates import GivenDate, shown_date
from digest_tui.models.spans import Place

UNKNOWN_SOURCE = "source unknown"
"""What is shown where nothing in a text tells its source."""


class Role(StrEnum):
    """What a line of the input turned out to be."""

    BLANK = "blank"
    TITLE = "title"
    DEK = "dek"
    BYLINE = "byline"
    DATE = "date"
    ALT_TEXT = "alt text"
    CAPTION = "caption"
    TITLE_AGAIN = "title repeated"
    OUTLET = "outlet label"
    ADDRESS = "address"
    CITED_SOURCE = "cited source"
    BODY = "body"
    HEADING = "heading"
    CUE = "takeaways cue"
    TAKEAWAY = "takeaway"
    RELATED = "related story"
    BOILERPLATE = "boilerplate"
    FOOTNOTE = "footnote"
    CONTENTS = "contents list"


@dataclass(frozen=True, slots=True)
class Source:
    """The outlet that published an article."""

    slug: str
    """The name as people type it: `ukrainska-pravda`."""
    name: str
    home: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A line that tells which source an article is from."""

    line: int
    text: str
    rule: str
    """The rule that the line fits, as the source's rule file has it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body, without its label and without list markers."""

    text: str
    place: Place
    label: str | None = None
    """What the outlet put before it: `Details:`, `Quote:`."""
    kind: Role = Role.BODY
    """`BODY` or `HEADING`."""
    marker: str = ""
    """The marker of a list item: `-`, `3.`"""


@dataclass(frozen=True, slots=True)
class Caption:
    """The words under a picture."""

    text: str
    credit: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that is no part of what the article tells, and why."""

    line: int
    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Takeaway:
    """One Key Takeaway, in the words of the article that carries it."""

    number: int
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Assessment:
    """A publisher's Key Takeaways as one article carries them."""

    publisher: str | None
    """`ISW`; None where neither the list nor the text around it says whose it is."""
    report_date: GivenDate | None
    """The date of the report, which is seldom that of the article."""
    takeaways: tuple[Takeaway, ...]
    cue: str | None
    """The line that announces the list."""
    doubt: str | None = None
    """Why this may be no list of Key Takeaways at all; None where there is no doubt."""


@dataclass(frozen=True, slots=True)
class Article:
    """One text by one source, read but not reworded."""

    id: str
    """Made from its address, or where it has none from its text, so that the same article
    has the same one wherever it is filed."""
    source: Source | None
    """None where nothing in the text tells it."""
    evidence: tuple[Evidence, ...]
    title: str
    """Empty where the text has none."""
    dek: str | None
    byline: str | None
    published: GivenDate | None
    """The article's own date; never one from a caption or a cited report."""
    body: tuple[Paragraph, ...]
    captions: tuple[Caption, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    cited_source: str | None = None
    """What a `Source:` label names."""
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reader should know of how this was read."""
    origin: str = ""
    """The file or address that it came from."""
    url: str | None = None
    """Its own address on the web, where it has one."""
    also_at: tuple[str, ...] = ()
    """Other addresses under which it is the same article."""
    language: str | None = None
    """`en`, `uk`, where the page or the feed says it."""
    name: str = ""
    """What people call it on the command line; given by the library."""

    @property
    def headline(self) -> str:
        """The title, or the first words of a text that has none."""
        if self.title:
            return self.title
        first = next((p.text for p in self.body), None) or next(
            (t.text for a in self.assessments for t in a.takeaways), ""
        )
        words = " ".join(first.split()[:12])
        return f"(untitled) {words}".strip()

    @property
    def source_name(self) -> str:
        """The source as it is shown, unknown or not."""
        return self.source.name if self.source else UNKNOWN_SOURCE

    @property
    def dated(self) -> str:
        """The date as it is shown, unknown or not."""
        return shown_date(self.published)

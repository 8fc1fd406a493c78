"""Reports: Key Takeaways of one publisher and day, however many articles carry them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from digest_tui.models.dates import GivenDate
from digest_tui.models.search import Entry, TakeawayRef
from digest_tui.models.spans import Span


@dataclass(frozen=True, slots=True)
class Quoted:
    """A takeaway as one article has it."""

    article: Entry
    ref: TakeawayRef
    text: str


@dataclass(frozen=True, slots=True)
class ReportTakeaway:
    """One takeaway of a report, with all who quote it."""

    number: int
    """Its place in the report as far as the lists tell it, from 1."""
    quoted_by: tuple[Quoted, ...]
    """Never empty; the first has the words that are shown."""

    @property
    def text(self) -> str:
        """Its words: the publisher's own where we have them, or else the least shortened."""
        return self.quoted_by[0].text

    @property
    def ref(self) -> TakeawayRef:
        """The name of the telling whose words are shown."""
        return self.quoted_by[0].ref


@dataclass(frozen=True, slots=True)
class Report:
    """What a publisher concluded on one day."""

    publisher: str | None
    report_date: GivenDate | None
    """As far as any of the lists gives it."""
    day: date | None
    """The day that it is taken to be of: where no list gives the year, the one next to the
    dates of the articles that carry it. None where these do not tell either."""
    doubt: str | None
    """Why it may be no list of Key Takeaways; one that nobody doubts is never mixed in."""
    takeaways: tuple[ReportTakeaway, ...]
    carriers: tuple[Entry, ...]
    """The articles that carry it, whole or in part; the one with its words first."""
    number: int = 0
    """Its place among the reports of a library, the newest first, from 1; people type it."""

    @property
    def label(self) -> str:
        """Whose report, and of which day."""
        words = self.publisher or "Publisher not given"
        return words + (f", {self.report_date}" if self.report_date else ", report date not given")

    @property
    def heading(self) -> str:
        """Whose report, of which day, and by whom it is quoted."""
        names = dict.fromkeys(
            entry.source_name for entry in self.carriers if entry.source_name != self.publisher
        )
        return self.label + (f", quoted by {', '.join(names)}" if names else "")

    def only(self, refs: Collection[TakeawayRef]) -> Report | None:
        """Give it with no other takeaways than these; None where it has none of them."""
        kept = tuple(
            takeaway
            for takeaway in self.takeaways
            if any(quoted.ref in refs for quoted in takeaway.quoted_by)
        )
        return replace(self, takeaways=kept) if kept else None

    def find(self, ref: TakeawayRef) -> int | None:
        """Give the position of the takeaway of that name."""
        for at, takeaway in enumerate(self.takeaways):
            if any(quoted.ref == ref for quoted in takeaway.quoted_by):
                return at
        return None


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one takeaway since the report before."""

    takeaway: int
    """Its position in the report."""
    before: int | None
    """The position of what it goes on from in the report before; None where it is new."""
    altered: tuple[tuple[Span, Span], ...] = ()
    """The words that differ, before and now; empty where it goes on in the same words."""


@dataclass(frozen=True, slots=True)
class Development:
    """One report beside the one before it of the same publisher."""

    report: Report
    before: Report | None
    """None where this is the first."""
    steps: tuple[Step, ...]
    """One a takeaway of the report, in its order."""
    gone: tuple[int, ...]
    """The takeaways of the report before that this one has no more, by position."""

"""The nouns: frozen values that cross every layer and every thread.

A module of them is imported once one of its names is asked for: to make all these classes
takes as long as a search.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from digest_tui.models.article import (
        UNKNOWN_SOURCE,
        Article,
        Assessment,
        Caption,
        Dropped,
        Evidence,
        Paragraph,
        Role,
        Source,
        Takeaway,
    )
    from digest_tui.models.checking import Checked, CheckedLine
    from digest_tui.models.choices import Choice, Dismissed, Joined, Parted, without
    from digest_tui.models.comparison import (
        WEAK,
        Claim,
        Comparison,
        Difference,
        Discrepancy,
        Pair,
        Part,
        Sentence,
        Tier,
        quoted,
    )
    from digest_tui.models.coverage import Cell, Coverage, CoveredBy, Dated, Passage, ToldBy
    from digest_tui.models.dates import MONTHS, GivenDate, shown_date
    from digest_tui.models.facets import Facets, Like, MonthCount, Order, Spelling
    from digest_tui.models.fetching import FetchedArticle, FetchedSource
    from digest_tui.models.filing import Filed, Outcome, Volume
    from digest_tui.models.grouped import StoryHits
    from digest_tui.models.proposals import Proposal, Proposals
    from digest_tui.models.quotations import NOTHING, CarriedTakeaway, Match, Quotation
    from digest_tui.models.received import Kind, Received
    from digest_tui.models.reports import Development, Quoted, Report, ReportTakeaway, Step
    from digest_tui.models.search import (
        Answer,
        Entry,
        Hit,
        ListedAssessment,
        Question,
        Reading,
        Snippet,
        SourceCount,
        TakeawayRef,
        Told,
    )
    from digest_tui.models.spans import Highlighted, Place, Span
    from digest_tui.models.stories import Story
    from digest_tui.models.subscriptions import FetchSettings, Subscription, Subscriptions
    from digest_tui.models.versions import Change, Fate, Version, VersionDiff, Where

__all__ = [
    "MONTHS",
    "NOTHING",
    "UNKNOWN_SOURCE",
    "WEAK",
    "Answer",
    "Article",
    "Assessment",
    "Caption",
    "CarriedTakeaway",
    "Cell",
    "Change",
    "Checked",
    "CheckedLine",
    "Choice",
    "Claim",
    "Comparison",
    "Coverage",
    "CoveredBy",
    "Dated",
    "Development",
    "Difference",
    "Discrepancy",
    "Dismissed",
    "Dropped",
    "Entry",
    "Evidence",
    "Facets",
    "Fate",
    "FetchSettings",
    "FetchedArticle",
    "FetchedSource",
    "Filed",
    "GivenDate",
    "Highlighted",
    "Hit",
    "Joined",
    "Kind",
    "Like",
    "ListedAssessment",
    "Match",
    "MonthCount",
    "Order",
    "Outcome",
    "Pair",
    "Paragraph",
    "Part",
    "Parted",
    "Passage",
    "Place",
    "Proposal",
    "Proposals",
    "Question",
    "Quotation",
    "Quoted",
    "Reading",
    "Received",
    "Report",
    "ReportTakeaway",
    "Role",
    "Sentence",
    "Snippet",
    "Source",
    "SourceCount",
    "Span",
    "Spelling",
    "Step",
    "Story",
    "StoryHits",
    "Subscription",
    "Subscriptions",
    "Takeaway",
    "TakeawayRef",
    "Tier",
    "Told",
    "ToldBy",
    "Version",
    "VersionDiff",
    "Volume",
    "Where",
    "quoted",
    "shown_date",
    "without",
]

_NAMES = {
    "article": (
        "UNKNOWN_SOURCE Article Assessment Caption Dropped Evidence Paragraph Role Source Takeaway"
    ),
    "checking": "Checked CheckedLine",
    "choices": "Choice Dismissed Joined Parted without",
    "comparison": "WEAK Claim Comparison Difference Discrepancy Pair Part Sentence Tier quoted",
    "coverage": "Cell Coverage CoveredBy Dated Passage ToldBy",
    "dates": "MONTHS GivenDate shown_date",
    "facets": "Facets Like MonthCount Order Spelling",
    "fetching": "FetchedArticle FetchedSource",
    "filing": "Filed Outcome Volume",
    "grouped": "StoryHits",
    "proposals": "Proposal Proposals",
    "quotations": "NOTHING CarriedTakeaway Match Quotation",
    "received": "Kind Received",
    "reports": "Development Quoted Report ReportTakeaway Step",
    "search": (
        "Answer Entry Hit ListedAssessment Question Reading Snippet SourceCount TakeawayRef Told"
    ),
    "spans": "Highlighted Place Span",
    "stories": "Story",
    "subscriptions": "FetchSettings Subscription Subscriptions",
    "versions": "Change Fate Version VersionDiff Where",
}
_MODULE_OF = {name: module for module, names in _NAMES.items() for name in names.split()}


if not TYPE_CHECKING:  # who checks types would take every name for one of ours

    def __getattr__(name: str) -> Any:
        """Import the module of a name, and keep what it stands for."""
        if name not in _MODULE_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
        globals()[name] = found
        return found

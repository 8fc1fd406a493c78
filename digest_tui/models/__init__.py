"""The nouns: frozen values that cross every layer and every thread."""

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
from digest_tui.models.dates import MONTHS, GivenDate
from digest_tui.models.filing import Filed, Outcome
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
)
from digest_tui.models.spans import Highlighted, Place, Span

__all__ = [
    "MONTHS",
    "UNKNOWN_SOURCE",
    "Answer",
    "Article",
    "Assessment",
    "Caption",
    "Dropped",
    "Entry",
    "Evidence",
    "Filed",
    "GivenDate",
    "Highlighted",
    "Hit",
    "ListedAssessment",
    "Outcome",
    "Paragraph",
    "Place",
    "Question",
    "Reading",
    "Role",
    "Snippet",
    "Source",
    "SourceCount",
    "Span",
    "Takeaway",
    "TakeawayRef",
]

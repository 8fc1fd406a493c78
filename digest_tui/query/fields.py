"""The names that can stand before a colon, and which one a wrong one may mean."""

from __future__ import annotations

from typing import Final

FIELDS: Final = {
    "title": "words of the title",
    "source": "the outlet, by its name or a part of it",
    "byline": "who wrote it",
    "takeaway": "words of its Key Takeaways",
    "url": "words of its web addresses",
    "date": "the days it was published on",
    "is": "of a kind: report, changed, dated, undated",
    "tag": "a tag that you gave it; there are none yet",
    "story": "the story of an article, by its name",
    "sort": "what comes first",
}
"""With what each is about, as completion says it."""

PARTS: Final = frozenset({"title", "byline", "takeaway", "url"})
"""Those that are words of an article, so that anything can be looked for in them."""

SORTS: Final = {
    "date": "the newest first",
    "relevance": "the best first",
    "source": "by outlet, of each the newest first",
}

EXAMPLES = (
    ("today", ""),
    ("yesterday", ""),
    ("7d", "the last seven days"),
    ("last week", "Monday to Sunday"),
    ("this month", ""),
    ("10feb..14feb", "from one day to another"),
    ("2025-02", "a month"),
    ("unknown", "no day is known"),
)
"""Days, as completion proposes them."""

_ELSEWHERE = {
    "author": "byline",
    "by": "byline",
    "day": "date",
    "headline": "title",
    "label": "tag",
    "link": "url",
    "order": "sort",
    "outlet": "source",
    "published": "date",
    "site": "source",
    "topic": "story",
}
"""What other programs call them."""
_LIKE_ENOUGH = 60


def needed(name: str) -> str:
    """Tell what has to stand after the colon."""
    return "word" if name in PARTS else "day" if name == "date" else "name"


def meant(name: str) -> str | None:
    """Give the field that a name may mean which is none; None where it is like none."""
    if name in _ELSEWHERE:
        return _ELSEWHERE[name]
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - few queries need it

    found = process.extractOne(name, FIELDS.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
    return found[0] if found else None

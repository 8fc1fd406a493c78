"""What can be typed to find something, on one screen: for the help, the README and the docs."""

from __future__ import annotations

from typing import Final, NamedTuple


class Entry(NamedTuple):
    """Some examples, and what they find."""

    typed: tuple[str, ...]
    found: str


REFERENCE: Final = (
    Entry(("officers",), "the word in any form"),
    Entry(('"combat experience"',), "these words, in this form and order"),
    Entry(("soldier*", "so?diers"), "words that begin so; one letter left open"),
    Entry(("soldirs~",), "words that are written nearly so"),
    Entry(("korea NEAR/5 treatment",), "at most 5 words between them, in any order"),
    Entry(("korea drone",), "both; AND between them says the same"),
    Entry(("korea -drone",), "the one without the other; also NOT"),
    Entry(("oil OR gas", "(oil OR gas) aid"), "either; brackets group"),
    Entry(("title:rehabilitation",), "in the title; also byline: takeaway: url:"),
    Entry(("title:(korea OR drone)",), "for several words; also source:(a OR b)"),
    Entry(("https://example.org/news",), "the article at an address"),
    Entry(("source:caliber",), "of an outlet, by its name or a part of it"),
    Entry(("date:2025-02-10", "date:10feb"), "of a day; the latest 10 February"),
    Entry(("date:2025-02", "date:2025"), "of a month or year"),
    Entry(("date:10feb..14feb",), "from one day to another"),
    Entry(("date:2025-02-10..", "date:..feb"), "from a day on; up to a month"),
    Entry(("date:yesterday", "date:7d"), "also today, monday; the last 7 days"),
    Entry(('date:"last week"',), "also this month, last 3 weeks, 3 days ago"),
    Entry(("date:unknown",), "whose day is not known"),
    Entry(("is:report", "is:changed"), "with Key Takeaways; changed since it came"),
    Entry(("story:caliber",), "the accounts of the story of an article"),
    Entry(("sort:date",), "the newest first; also relevance, source"),
)


def lines() -> tuple[tuple[str, str], ...]:
    """Give what to type and what it finds as lines of two columns, the first one filled up."""
    typed = ["  ".join(entry.typed) for entry in REFERENCE]
    width = max(map(len, typed)) + 2
    return tuple(
        (words.ljust(width), entry.found) for words, entry in zip(typed, REFERENCE, strict=True)
    )

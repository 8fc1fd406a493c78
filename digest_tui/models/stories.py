"""A story: articles about one event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from digest_tui.models.search import Entry


@dataclass(frozen=True, slots=True)
class Story:
    """The articles of one event, as far as the words and the reader tell."""

    articles: tuple[Entry, ...]
    """The earliest first; an article that nobody else tells of is a story too."""
    accounts: tuple[tuple[str, ...], ...]
    """The ids of the articles that carry one text, for each text: a copy is no witness."""
    day: date
    """The day of the latest of its articles; those whose date is unknown count as of the day
    of what was filed with them, or of their filing."""
    decided: bool = False
    """Whether the reader has joined or parted something in it."""

    @property
    def lead(self) -> Entry:
        """The article that came first."""
        return self.articles[0]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its articles."""
        return tuple(entry.id for entry in self.articles)

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of its sources, each once."""
        return tuple(dict.fromkeys(entry.source_name for entry in self.articles))

    @property
    def size(self) -> str:
        """How many articles, and how many that did not copy each other, in words."""
        return shown_size(len(self.articles), len(self.accounts))

    @property
    def dates(self) -> str:
        """From when to when, and how many of its articles do not say."""
        known = sorted(day for entry in self.articles if (day := _complete(entry)))
        others = len(self.articles) - len(known)
        if not known:
            partly = dict.fromkeys(entry.dated for entry in self.articles if entry.published)
            if partly:
                return ", ".join(partly)
            return "date unknown" if len(self.articles) == 1 else "dates unknown"
        words = _shown(known[0])
        if known[-1] != known[0]:
            words = f"{words} to {_shown(known[-1])}"
        return f"{words}, {others} without a full date" if others else words

    def side_by_side(self, most: int, first: str | None = None) -> tuple[str, ...]:
        """Choose articles to compare, by id.

        One of each account, so that no copy takes the place of a witness, and of sources
        that are not there yet before others.

        Args:
            most: How many.
            first: One that has to be among them, and comes first.
        """
        order = sorted(self.articles, key=lambda entry: entry.id != first)
        account = {one: number for number, group in enumerate(self.accounts) for one in group}
        chosen: dict[str, Entry] = {}
        sources: set[str | None] = set()
        accounts: set[int] = set()
        for again in (False, True):
            for entry in order:
                its = account[entry.id]
                if its not in accounts and (again or entry.source not in sources):
                    chosen[entry.id] = entry
                    sources.add(entry.source)
                    accounts.add(its)
        if len(chosen) < 2:
            chosen |= {entry.id: entry for entry in order[:2]}
        return tuple(chosen)[:most]


def _complete(entry: Entry) -> date | None:
    return entry.published.complete if entry.published else None


def _shown(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def shown_size(articles: int, accounts: int) -> str:
    """Say how many articles tell a story, and how many that did not copy each other."""
    words = "1 article" if articles == 1 else f"{articles} articles"
    if accounts == articles:
        return words
    return words + f", {accounts} independent account{'' if accounts == 1 else 's'}"

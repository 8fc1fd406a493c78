"""The stories of a library, kept level with the store and with what the reader decides."""

from __future__ import annotations

import threading
from datetime import date
from typing import TYPE_CHECKING

from digest_tui.analyse.stories.profile import Profile
from digest_tui.errors import LibraryError, NothingToDecide
from digest_tui.library.decided import decided, touched
from digest_tui.library.memory import give_back
from digest_tui.models import Joined, Parted, Story

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest_tui.analyse.stories.clusters import Linked
    from digest_tui.models import Choice
    from digest_tui.reader_state import ReaderState
    from digest_tui.store import Profiled, Store

_REMEMBERED = 1000
"""Stories of which it is remembered who copied whom."""
_LATE = 100
"""One in so many articles can come in before all are weighed anew, which takes seconds
where there are ten thousand."""

_FEW = 1_000
"""Articles that are all weighed anew with every change, in half a second: what they would
be held against takes ten times as much memory as to know which are together."""

_NONE = Profile(b"", b"")


class Stories:
    """Made when they are first wanted. Safe to call from any thread."""

    def __init__(self, store: Store, reader: ReaderState) -> None:
        self._store = store
        self._reader = reader
        self._lock = threading.RLock()
        self._clusters: Linked | None = None
        self._revision = 0
        self._choices: tuple[Choice, ...] = ()
        self._touched: frozenset[str] = frozenset()
        self._known: dict[str, Profiled] = {}
        self._position: dict[str, int] = {}
        self._ids: list[str] = []
        self._days: list[int] = []
        self.trouble: str | None = None
        """Why what the reader has decided does not count, where it cannot be read."""
        self._accounts: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}

    def newest(self, limit: int, least: int = 2, skip: int = 0) -> tuple[list[Story], int]:
        """Give the newest stories.

        Args:
            limit: How many at most.
            least: Of how many articles at least.
            skip: How many before those are left out.

        Returns:
            The stories, and how many there are.
        """
        with self._lock:
            groups = [group for group in self._level() if len(group) >= least]
            groups.sort(key=self._newest_of, reverse=True)
            stories = [self._story(group) for group in groups[skip:][:limit]]
            return [story for story in stories if story.articles], len(groups)

    def of(self, article_ids: Iterable[str]) -> list[Story]:
        """Give the stories of some articles, each once, in the order of the articles."""
        with self._lock:
            group_of = {one: group for group in self._level() for one in group}
            found = dict.fromkeys(tuple(group_of[one]) for one in article_ids if one in group_of)
            stories = [self._story(group) for group in found]
            return [story for story in stories if story.articles]

    @property
    def made(self) -> bool:
        """Whether all articles have been put together already."""
        return self._clusters is not None

    def choices(self) -> tuple[Choice, ...]:
        """Give what the reader has joined and parted; where it cannot be read, nothing."""
        return self._choices_made()

    def accounts(self, article_ids: Sequence[str]) -> int:
        """Tell how many of the articles of a story are no copies of others of them."""
        with self._lock:
            return len(self._told(tuple(article_ids)))

    def join(self, article_ids: Sequence[str]) -> Story:
        """Make one story of those of some articles.

        Raises:
            NothingToDecide: They are one story.
            LibraryError: That cannot be kept.
        """
        stories = self.of(article_ids)
        if len(stories) < 2:
            raise NothingToDecide("these articles are one story as it is")
        members = tuple(entry.id for story in stories for entry in story.articles)
        self._reader.keep(Joined(members))
        return self.of(article_ids)[0]

    def part(self, article_ids: Sequence[str]) -> list[Story]:
        """Take articles out of their story.

        Returns:
            The stories that they are in now.

        Raises:
            NothingToDecide: Nothing would be left of the story.
            LibraryError: That cannot be kept.
        """
        taken = set(article_ids)
        choices = []
        for story in self.of(article_ids):
            members = [entry.id for entry in story.articles]
            out = tuple(one for one in members if one in taken)
            left = tuple(one for one in members if one not in taken)
            if left:
                choices.append(Parted(out, left))
        if not choices:
            raise NothingToDecide(
                "no other article is in the story: there is nothing to part from"
            )
        self._reader.keep(*choices)
        return self.of(article_ids)

    def _level(self) -> list[list[str]]:
        """Take in what has changed, and give the ids of each story."""
        changes = self._store.changes(self._revision)
        choices = self._choices_made()
        clusters = self._clusters
        if clusters is None or changes.article_ids:
            clusters = self._follow(clusters, changes.article_ids)
            self._revision = changes.revision
            anew = bool(choices) or choices != self._choices
        else:
            anew = choices != self._choices
        if anew:
            clusters.link(decided(choices, self._position))
        self._choices, self._clusters = choices, clusters
        self._touched = touched(choices)
        live = ([self._ids[at] for at in group] for group in clusters.groups)
        return [kept for group in live if (kept := [one for one in group if one in self._known])]

    def _choices_made(self) -> tuple[Choice, ...]:
        self.trouble = None
        try:
            return self._reader.choices(Joined, Parted)
        except LibraryError as error:
            self.trouble = f"{error}; stories are as the words tell"
            return ()

    def _follow(self, clusters: Linked | None, changed: Sequence[str]) -> Linked:
        """Take in what has changed in the store: a few articles one by one, else all anew."""
        from digest_tui.analyse.stories.clusters import Clusters  # noqa: PLC0415 - numpy
        from digest_tui.analyse.stories.days import Filing, days_of  # noqa: PLC0415

        if isinstance(clusters, Clusters) and len(self._ids) + len(changed) <= clusters.weighed * (
            1 + 1 / _LATE
        ):
            found = {each.article_id: each for each in self._store.profiled(changed)}
            new = [each for one, each in found.items() if one not in self._position]
            same = [one for one, each in found.items() if self._known.get(one) == each]
            if len(new) + len(same) == len(found):
                for gone in set(changed) - set(found):
                    self._known.pop(gone, None)
                # What was filed just before tells the time of what has no date.
                before = [self._known[one] for one in self._ids[-_LATE:] if one in self._known]
                filings = [Filing(each.published, each.filed) for each in (*before, *new)]
                days = days_of(filings)[len(before) :]
                for each, day in zip(new, days, strict=True):
                    self._learn(each, day, clusters.add(each.profile, day))
                return clusters
        everything = self._store.profiled()
        self._known, self._position, self._ids, self._days = {}, {}, [], []
        days = days_of([Filing(each.published, each.filed) for each in everything])
        for at, (each, day) in enumerate(zip(everything, days, strict=True)):
            self._learn(each, day, at)
        made = Clusters([each.profile for each in everything], days)
        if len(everything) > _FEW:
            return made
        self._known = {each.article_id: each._replace(profile=_NONE) for each in everything}
        final = made.final()
        del made, everything
        give_back()
        return final

    def _learn(self, article: Profiled, day: int, position: int) -> None:
        self._known[article.article_id] = article
        self._position[article.article_id] = position
        self._ids.append(article.article_id)
        self._days.append(day)

    def _when(self, article_id: str) -> tuple[int, str]:
        day = self._days[self._position[article_id]]
        return day, self._known[article_id].filed.isoformat()

    def _newest_of(self, group: Sequence[str]) -> tuple[int, str]:
        return max(map(self._when, group))

    def _story(self, group: Sequence[str]) -> Story:
        ids = tuple(sorted(group, key=self._when))
        entries = {entry.id: entry for entry in self._store.entries_of(ids)}
        kept = tuple(one for one in ids if one in entries)
        return Story(
            tuple(entries[one] for one in kept),
            self._told(kept),
            date.fromordinal(self._newest_of(group)[0]),
            decided=not self._touched.isdisjoint(kept),
        )

    def _told(self, ids: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """Find which of some articles carry one text; remembered, as it takes their texts."""
        if len(ids) < 2:
            return (ids,)
        if ids not in self._accounts:
            from digest_tui.analyse.stories.copies import accounts  # noqa: PLC0415

            articles = self._store.articles(ids)
            told = [tuple(articles[at].id for at in group) for group in accounts(articles)]
            unread = set(ids) - {one for group in told for one in group}
            if len(self._accounts) > _REMEMBERED:
                self._accounts.clear()
            self._accounts[ids] = (*told, *((one,) for one in sorted(unread)))
        return self._accounts[ids]

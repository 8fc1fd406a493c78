"""The stories of a few articles of a library that is too large to put all of it together."""

from __future__ import annotations

import threading
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest_tui.analyse.stories.leads import Leads
    from digest_tui.analyse.stories.spread import Spread
    from digest_tui.models import Choice
    from digest_tui.store import Store

_AT_ONCE = 2_000
_LATE = 100
"""One in so many articles can be taken in alone."""
_MOST = 24
"""Articles that are looked at for each one. Of 1,000 made-up articles among 100,000, with 24
nearly all are in the story that putting all 100,000 together gives; with 8 every tenth is not."""


class Nearby:
    """Finds what may be of one story with some articles, and puts only that together."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._revision = 0
        self._ids: list[str] = []
        self._starts: dict[str, bytes] = {}
        self._days: dict[str, int] = {}
        self._leads: Leads | None = None
        self._spread: Spread | None = None

    def stories(
        self, article_ids: Iterable[str], choices: Sequence[Choice]
    ) -> list[tuple[str, ...]]:
        """Give the ids of the articles of each story that some articles are in.

        Args:
            article_ids: The articles.
            choices: What the reader has joined and parted.
        """
        from digest_tui.analyse.stories.clusters import Clusters  # noqa: PLC0415 - numpy
        from digest_tui.library.stories import decided, touched  # noqa: PLC0415

        wanted = list(dict.fromkeys(article_ids))
        with self._lock:
            leads = self._level()
            candidates = dict.fromkeys(wanted)
            for each in self._store.profiled(wanted):
                if day := self._days.get(each.article_id):
                    near = leads.alike(each.profile.terms, day, _MOST)
                    candidates.update(dict.fromkeys(self._ids[at] for at in near))
            for choice in choices:
                its = touched([choice])
                if not its.isdisjoint(wanted):
                    candidates.update(dict.fromkeys(sorted(its)))
            found = [
                each
                for each in self._store.profiled(list(candidates))
                if each.article_id in self._days
            ]
            days = [self._days[each.article_id] for each in found]
        ids = [each.article_id for each in found]
        clusters = Clusters([each.profile for each in found], days, self._spread)
        if choices:
            clusters.link(decided(choices, {one: at for at, one in enumerate(ids)}))
        asked = set(wanted)
        groups = [tuple(ids[at] for at in group) for group in clusters.groups]
        return [group for group in groups if not asked.isdisjoint(group)]

    def _level(self) -> Leads:
        """Take in what has changed: a few articles one by one, else all anew."""
        from digest_tui.analyse.stories.days import Filing, days_of  # noqa: PLC0415
        from digest_tui.analyse.stories.leads import BYTES, Leads  # noqa: PLC0415
        from digest_tui.analyse.stories.spread import Spread  # noqa: PLC0415

        changes = self._store.changes(self._revision)
        if self._leads is not None and not changes.article_ids:
            return self._leads
        few = self._spread is not None and len(changes.article_ids) * _LATE <= len(self._starts)
        if self._spread is None or not few:
            self._starts, self._days, self._spread = {}, {}, Spread()
            rows = self._store.terms()
        else:
            for gone in changes.article_ids:
                self._starts.pop(gone, None)
                self._days.pop(gone, None)
            changed = self._store.profiled(changes.article_ids)
            rows = ((one.article_id, one[1:3], one.profile.terms) for one in changed)
        ids: list[str] = []
        filings: list[Filing] = []
        while some := list(islice(rows, _AT_ONCE)):
            ids += [one for one, _, _ in some]
            filings += [Filing(*dated) for _, dated, _ in some]
            self._starts.update((one, terms[:BYTES]) for one, _, terms in some)
            self._spread.count(b"".join(terms for _, _, terms in some), len(some))
        self._days.update(zip(ids, days_of(filings), strict=True))
        self._ids = list(self._starts)
        days = [self._days[one] for one in self._ids]
        self._leads = Leads(list(self._starts.values()), days)
        self._revision = changes.revision
        return self._leads

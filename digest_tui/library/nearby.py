"""The stories of a few articles of a library that is too large to put all of it together."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest_tui.analyse.stories.leads import Leads
    from digest_tui.models import Choice
    from digest_tui.store import Store

_MOST = 8
"""Articles that are looked at beside each one."""


class Nearby:
    """Finds what may be of one story with some articles, and puts only that together."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._revision = -1
        self._ids: list[str] = []
        self._days: dict[str, int] = {}
        self._leads: Leads | None = None

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
        clusters = Clusters([each.profile for each in found], days)
        if choices:
            clusters.link(decided(choices, {one: at for at, one in enumerate(ids)}))
        asked = set(wanted)
        groups = [tuple(ids[at] for at in group) for group in clusters.groups]
        return [group for group in groups if not asked.isdisjoint(group)]

    def _level(self) -> Leads:
        """Read the beginnings of all articles, once for every state of the library."""
        from digest_tui.analyse.stories.days import Filing, days_of  # noqa: PLC0415
        from digest_tui.analyse.stories.leads import BYTES, Leads  # noqa: PLC0415

        revision = self._store.revision()
        if self._leads is None or revision != self._revision:
            starts = self._store.starts(BYTES)
            days = days_of([Filing(*dated) for _, dated, _ in starts])
            self._ids = [one for one, _, _ in starts]
            self._days = dict(zip(self._ids, days, strict=True))
            self._leads = Leads([start for _, _, start in starts], days)
            self._revision = revision
        return self._leads

"""The stories of a few articles of a library that is too large to put all of it together."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from digest_tui.library.decided import decided, touched
from digest_tui.library.windows import Windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest_tui.analyse.stories.spread import Spread
    from digest_tui.models import Choice
    from digest_tui.store import Store

_LATE = 100
"""One in so many articles can come or go before it is counted anew what all of them say."""


class Nearby:
    """Finds what may be of one story with some articles, and puts only that together."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._revision = 0
        self._windows: Windows | None = None
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

        own = self._store.profiled(list(dict.fromkeys(article_ids)))
        wanted = {each.article_id for each in own}
        with self._lock:
            windows, spread = self._level()
            candidates = dict.fromkeys(windows.alike(own))
            for choice in choices:
                its = touched([choice])
                if not its.isdisjoint(wanted):
                    candidates.update(dict.fromkeys(sorted(its)))
            others = self._store.profiled([one for one in candidates if one not in wanted])
            found = sorted([*own, *others], key=lambda each: (each.filed, each.article_id))
            days = [windows.day_of(each) for each in found]
        ids = [each.article_id for each in found]
        among = spread.without({each.article_id: each.profile.terms for each in found})
        clusters = Clusters([each.profile for each in found], days, among)
        if choices:
            clusters.link(decided(choices, {one: at for at, one in enumerate(ids)}))
        groups = [tuple(ids[at] for at in group) for group in clusters.groups]
        return [group for group in groups if not wanted.isdisjoint(group)]

    def _level(self) -> tuple[Windows, Spread]:
        """Begin anew where something has changed: what is held is read in no time."""
        from digest_tui.analyse.stories.spread import Spread, to_count  # noqa: PLC0415 - numpy

        revision = self._store.revision()
        if self._windows is None or revision != self._revision:
            self._windows = Windows(self._store)
            self._revision = revision
            size = self._store.count()
            if self._spread is None or abs(size - self._spread.size) * _LATE > self._spread.size:
                self._spread = Spread(self._store.terms(to_count(size)), size)
        if self._spread is None:  # it could not be read the last time
            size = self._store.count()
            self._spread = Spread(self._store.terms(to_count(size)), size)
        return self._windows, self._spread

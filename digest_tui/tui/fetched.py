"""What became of the sources that are asked for news, as far as that is known."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import FetchedArticle, FetchedSource, Subscription, Subscriptions

_MOST_LINES = 200
"""Of what was wrong with one source; the others are counted."""


class Said(NamedTuple):
    """How a source is doing, in a sign and in words."""

    sign: str = " "
    words: str = ""
    is_trouble: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """One round through some sources."""

    following: Subscriptions
    force: bool = False
    """Those that are not due yet are asked, too."""
    stop: threading.Event = field(default_factory=threading.Event)


@dataclass(slots=True)
class _Standing:
    """What is known of one source in the last round that asked it."""

    articles: int = 0
    new: int = 0
    refused: list[str] = field(default_factory=list)
    done: FetchedSource | None = None


class Progress:
    """Knows what became of each source. Belongs to the screen's own thread."""

    def __init__(self) -> None:
        self.round: Round | None = None
        """The one that is under way."""
        self.result = ""
        """What came of the last one."""
        self.is_trouble = False
        """Something went wrong in it."""
        self._standings: dict[str, _Standing] = {}
        self._before: dict[str, _Standing] = {}
        """What was known before the round."""
        self._open: dict[str, None] = {}
        """The feeds that are not done, in the order in which they are asked."""

    def begin(self, of: Round) -> None:
        """Ask some sources; what is known of others stays."""
        self.round, self.result, self.is_trouble = of, "", False
        self._open = dict.fromkeys(source.feed for source in of.following.sources)
        self._before = dict(self._standings)
        self._standings |= {feed: _Standing() for feed in self._open}

    def take(self, what: FetchedArticle | FetchedSource) -> None:
        """Take in what became of an article, or of a source."""
        from digest_tui.models import FetchedArticle, Filed  # noqa: PLC0415 - not for the start

        standing = self._standings.setdefault(what.of.feed, _Standing())
        if isinstance(what, FetchedArticle):
            outcome = what.outcome
            standing.articles += 1
            standing.new += outcome.filed in {Filed.NEW, Filed.NEW_VERSION}
            if outcome.refused:
                standing.refused.append(clean_line(f"✗ {outcome.origin}: {outcome.refused}"))
        else:
            standing.done = what
            self._open.pop(what.of.feed, None)

    def end(self, problem: str | None = None) -> None:
        """End the round; what is not done now was stopped.

        Args:
            problem: Why it could not go on, where that was not the reader's wish.
        """
        if self.round is None:
            return
        asked = [self._standings[source.feed] for source in self.round.following.sources]
        failed = sum(one.done is not None and one.done.problem is not None for one in asked)
        parts = [_counted(sum(map(_new, asked)), "new article") or "nothing new"]
        if refused := sum(len(one.refused) for one in asked):
            parts.append(f"{_counted(refused, 'article')} refused")
        if failed:
            parts.append(f"{_counted(failed, 'source')} failed")
        if problem:
            parts.insert(0, clean_line(problem))
        elif self._open:
            parts.insert(0, "Stopped")
        words = "; ".join(parts)
        self.result = words[:1].upper() + words[1:]
        self.round, self.is_trouble = None, bool(problem or failed)
        for feed in self._open:
            # Of what was not even begun, what was known before is still true.
            if feed in self._before and not self._standings[feed].articles:
                self._standings[feed] = self._before[feed]

    @property
    def words(self) -> str:
        """How far the round is that is under way; empty where none is."""
        if self.round is None:
            return ""
        if self.round.stop.is_set():
            return "stopping"
        total = len(self.round.following.sources)
        return f"fetching {min(total - len(self._open) + 1, total)} of {total}"

    def of(self, source: Subscription) -> Said:
        """Say how a source is doing."""
        standing = self._standings.get(source.feed)
        if standing is None:
            return Said()
        if standing.done is not None:
            return _said(standing.done)
        if self.round is None or source.feed not in self._open:  # in this round or before it
            return Said("-", "stopped before it was done", is_trouble=True)
        # They are begun in their order, so many at a time: the first ones are under way.
        jobs = self.round.following.fetch.jobs
        if standing.articles:
            return Said("…", f"asking, {_counted(standing.articles, 'article')} so far")
        is_asked = source.feed in islice(self._open, jobs)
        return Said("…", "asking") if is_asked else Said("·", "waiting")

    def troubles(self, source: Subscription) -> Sequence[str]:
        """Give what was wrong with a source that is done, a line each."""
        standing = self._standings.get(source.feed)
        if standing is None or standing.done is None:
            return ()
        done = standing.done
        lines = [f"✗ {done.problem}"] if done.problem else []
        lines += [f"! {note}" for note in done.notes]
        shown = [*map(clean_line, lines), *standing.refused][:_MOST_LINES]
        if more := len(lines) + len(standing.refused) - len(shown):
            shown.append(f"… and {more} more")
        return shown

    def is_done(self, source: Subscription) -> bool:
        """Tell whether a source has been asked, and all of it been gone through."""
        standing = self._standings.get(source.feed)
        return standing is not None and standing.done is not None


def _said(done: FetchedSource) -> Said:
    if done.problem:
        return Said("✗", clean_line(done.problem), is_trouble=True)
    words = f"{done.new} new of {done.entries}" if done.new else "nothing new"
    if done.refused:
        words += f", {done.refused:,} refused"
    if done.notes:
        words += f", {_counted(len(done.notes), 'trouble')}"
    if done.refused or done.notes:
        return Said("!", words, is_trouble=True)
    return Said("+" if done.new else "=", words)


def _new(standing: _Standing) -> int:
    return standing.new if standing.done is None else standing.done.new


def _counted(number: int, noun: str) -> str:
    """Give a number of things in words; nothing for none."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}" if number else ""

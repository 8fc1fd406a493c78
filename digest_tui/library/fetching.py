"""Filing what the sources that a reader follows have new."""

from __future__ import annotations

from collections import Counter, deque
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from digest_tui.errors import DigestError, Refused
from digest_tui.library.feeds import MOST_TRIES, EntryText, FeedReader, texts_of
from digest_tui.library.inputs import Piece
from digest_tui.models import FetchedArticle, FetchedSource, Filed, Volume
from digest_tui.store.entries import Dealt

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator
    from pathlib import Path

    from digest_tui.fetch import Fetcher
    from digest_tui.library.feeds import FeedRead
    from digest_tui.library.filing import Filing
    from digest_tui.library.inputs import Ask
    from digest_tui.models import FetchSettings, Outcome, Received, Subscription, Subscriptions
    from digest_tui.store.entries import Entries

_MEMORY = "fetched.sqlite3"


class Fetching:
    """Asks the sources, several at a time, and files one after the other what they give."""

    def __init__(self, filing: Filing, entries: Entries, folder: Path) -> None:
        self._filing = filing
        self._entries = entries
        self._memory = folder / _MEMORY

    def fetch(
        self, following: Subscriptions, stop: threading.Event, *, force: bool, anew: bool
    ) -> Iterator[FetchedArticle | FetchedSource]:
        """File what is new, and tell what became of each article and of each source.

        Args:
            following: What to ask, and with which manners.
            stop: Ends it at once when it is set.
            force: Ask feeds, too, that do not want to be asked again yet.
            anew: Ask for all that the feeds still list, whatever was had of it before.

        Raises:
            NoLongerWanted: It was stopped; what was told of has been kept.
            LibraryReadOnly: Nothing can be kept here.
            LibraryError: Nothing can be filed.
        """
        from digest_tui.fetch import gather  # noqa: PLC0415 - not where nothing is fetched

        self._entries.check_writable()
        with self._fetcher(following.fetch, stop) as fetcher:
            today = datetime.now(UTC).date()
            reader = FeedReader(
                fetcher, self._entries, force=force or anew, anew=anew, today=today
            )
            work = _Round(self._entries, fetcher, self._filing)
            # Closed whatever ends this: an error of the filing is none that `gather` sees.
            with closing(
                gather(following.sources, reader.read, jobs=following.fetch.jobs, stop=stop)
            ) as found:
                for outcome in self._filing.file_on(work.pieces(found)):
                    yield from work.settled(outcome)
                yield from work.settled(None)

    @contextmanager
    def asking(self, settings: FetchSettings, stop: threading.Event) -> Iterator[Ask]:
        """Ask for addresses, all of them with the same manners and one after the other.

        What it gives gives the texts of what an address gives, of a page one, of a feed all,
        or raises `NotFetched`.
        """
        with ExitStack() as opened:

            @cache
            def fetcher() -> Fetcher:
                return opened.enter_context(self._fetcher(settings, stop))

            def texts_at(address: str) -> Iterator[Received | Refused]:
                from digest_tui.fetch import Validators  # noqa: PLC0415 - as above

                yield from texts_of(fetcher().get(address, validators=Validators()))

            yield texts_at

    def _fetcher(self, settings: FetchSettings, stop: threading.Event) -> Fetcher:
        from digest_tui.fetch import Fetcher  # noqa: PLC0415 - as above

        return Fetcher(settings, memory=self._memory, stop=stop)


class _Round:
    """One round through the sources: what has been handed on to be filed, in its order."""

    def __init__(self, entries: Entries, fetcher: Fetcher, filing: Filing) -> None:
        self._entries = entries
        self._fetcher = fetcher
        self._filing = filing
        self._due: deque[tuple[Subscription, EntryText | FeedRead | DigestError]] = deque()
        self._told: dict[str, Counter[str]] = {}
        self._notes: dict[str, list[str]] = {}
        self._dealt_with: dict[str, dict[str, Dealt]] = {}
        self._unsettled: set[str] = set()

    def pieces(
        self, found: Iterator[tuple[Subscription, EntryText | FeedRead | DigestError]]
    ) -> Iterator[Piece | None]:
        """Hand on the texts; what else comes waits until those before it have been filed."""
        for of, what in found:
            self._due.append((of, what))
            if isinstance(what, EntryText) and what.what is not None:
                yield Piece(what.what, Volume())
            else:
                yield None

    def settled(self, outcome: Outcome | None) -> Iterator[FetchedArticle | FetchedSource]:
        """Tell what became of a text, and of the sources that are done before the next one.

        Args:
            outcome: Of the first text that was handed on and not settled yet; None where
                only what is done before it is to be told.
        """
        while self._due:
            of, what = self._due[0]
            if isinstance(what, EntryText) and what.what is not None:
                if outcome is None:
                    return
                self._due.popleft()
                if what.instead and outcome.refused:
                    what, outcome = self._filed_instead(what, what.instead, outcome.refused)
                self._count(of, what, outcome)
                yield FetchedArticle(of, outcome)
                outcome = None
                continue
            self._due.popleft()
            if isinstance(what, EntryText):
                self._settle(of, what)
            else:
                yield self._done(of, what)

    def _filed_instead(
        self, text: EntryText, instead: Received, refused: str
    ) -> tuple[EntryText, Outcome]:
        """File what the feed gives of an article whose page is none."""
        (outcome,) = self._filing.file([Piece(instead, Volume())])
        return replace(text, note=f"{instead.origin}: {refused}"), outcome

    def _count(self, of: Subscription, text: EntryText, outcome: Outcome) -> None:
        told = self._told.setdefault(of.feed, Counter())
        told["refused"] += outcome.filed is None
        told["new"] += outcome.filed in {Filed.NEW, Filed.NEW_VERSION}
        if text.note:
            self._notes.setdefault(of.feed, []).append(text.note)
        if text.gone or (outcome.filed and not text.note):
            self._settle(of, text)
            return
        self._settle(of, text, text.tries + 1)
        if text.tries + 1 < MOST_TRIES:
            self._unsettled.add(of.feed)

    def _settle(self, of: Subscription, text: EntryText, tries: int = 0) -> None:
        """As long as it says the same, it need not be looked at again, or not much longer."""
        self._dealt_with.setdefault(of.feed, {})[text.entry] = Dealt(text.said, tries)

    def _done(self, of: Subscription, what: FeedRead | DigestError) -> FetchedSource:
        """All that a feed has is filed: from now on only what is new in it is wanted."""
        told = self._told.pop(of.feed, Counter())
        self._entries.deal_with(of.feed, self._dealt_with.pop(of.feed, {}))
        notes = tuple(self._notes.pop(of.feed, []))
        if isinstance(what, DigestError):
            reason = what.reason if isinstance(what, Refused) else str(what)
            return FetchedSource(of, reason, new=told["new"], refused=told["refused"], notes=notes)
        fetched = what.fetched
        if not fetched.unchanged:
            self._entries.keep_only(of.feed, set(what.entries))
        # What could not be had is to be tried again, though the feed may not change.
        if of.feed not in self._unsettled:
            self._fetcher.keep(fetched)
        if fetched.moved_to:
            notes = (*notes, f"its feed has moved to {fetched.moved_to}")
        return FetchedSource(
            of,
            None,
            fetched.unchanged,
            len(what.entries),
            told["new"],
            told["refused"],
            (*what.notes, *notes),
        )

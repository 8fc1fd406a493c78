"""What the feed of one source has that has not been dealt with: the texts of its entries."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from msgspec import structs

from digest_tui.errors import NotFetched, Refused
from digest_tui.ingest.feeds import read_feed
from digest_tui.ingest.record import encode_record
from digest_tui.ingest.unpack import unpack
from digest_tui.models import Kind, Received
from digest_tui.text.addresses import address_key, host_of
from digest_tui.text.dates import read_stamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.fetch import Fetched, Fetcher
    from digest_tui.ingest.feeds import Feed, FeedEntry
    from digest_tui.models import Subscription
    from digest_tui.store.entries import Entries

_TAGS = re.compile(r"<[^<>]{0,2000}>")
MOST_TRIES = 4
"""How often an article is asked for that cannot be had: some pages never are one."""
_GONE_FOR_GOOD = frozenset({404, 410, 451})


@dataclass(frozen=True, slots=True)
class EntryText:
    """The text of one entry, or why there is none."""

    entry: str
    """What names the entry in its feed."""
    said: str
    """What the entry says, in short: another one where it has been changed."""
    what: Received | Refused | None
    """None where its article is in the library already."""
    gone: bool = False
    """There is nothing to be had of it, and never will be."""
    tries: int = 0
    """How often its article could not be had before."""
    note: str | None = None
    instead: Received | None = None
    """What the feed itself gives, should the page turn out to be no article."""


@dataclass(frozen=True, slots=True)
class FeedRead:
    """A feed of which all entries have been gone through."""

    fetched: Fetched
    entries: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()


Found: TypeAlias = EntryText | FeedRead


class FeedReader:
    """Asks for feeds and for the pages of their entries. Safe to call from any thread."""

    def __init__(
        self, fetcher: Fetcher, entries: Entries, *, force: bool, anew: bool, today: date
    ) -> None:
        self._fetcher = fetcher
        self._entries = entries
        self._force = force
        self._anew = anew
        self._today = today

    def read(self, of: Subscription) -> Iterator[Found]:
        """Give what is new in a feed, each entry as it comes, and at last the feed.

        Raises:
            Refused: There is no feed to be had; it says why.
            NoLongerWanted: It is to stop.
            LibraryError: What is remembered cannot be read.
        """
        from digest_tui.fetch import Validators  # noqa: PLC0415 - where nothing is fetched

        fetched = self._fetcher.get(
            of.feed,
            kind="feed",
            validators=Validators() if self._anew else None,
            force=self._force,
            heed_robots=of.respect_robots,
        )
        if fetched.unchanged:
            yield FeedRead(fetched)
            return
        feed = read_feed(fetched.data, of.feed, fetched.url, fetched.charset)
        dealt_with = self._entries.dealt_with(of.feed)
        present: set[str] = set()
        for entry, key in zip(feed.entries, _keys(feed.entries), strict=True):
            said = _said(entry)
            if key in present:
                continue
            present.add(key)
            before = None if self._anew else dealt_with.get(key)
            same = before is not None and before.said == said
            tries = before.tries if before and same else 0
            if (same and not 0 < tries < MOST_TRIES) or self._is_too_old(entry, of):
                continue
            text = self._text(
                key, said, entry, of, feed, again=self._anew or bool(before and not same)
            )
            yield replace(text, tries=tries)
        yield FeedRead(fetched, frozenset(present), feed.notes)

    def _is_too_old(self, entry: FeedEntry, of: Subscription) -> bool:
        given = read_stamp(entry.record.published or "")
        day = given.complete if given else None
        return (
            day is not None
            and of.max_age is not None
            and day < self._today - timedelta(days=of.max_age)
        )

    def _text(  # noqa: PLR0913, PLR0917 - what an entry is, and what is around it
        self, key: str, said: str, entry: FeedEntry, of: Subscription, feed: Feed, again: bool
    ) -> EntryText:
        record = _record(entry, of, feed)
        origin = entry.address or f"{of.feed} ({entry.record.title or key})"
        own = Received(origin, record, Kind.RECORD, url=entry.address)
        has_text = bool(entry.record.text or entry.record.html)
        wants_page = entry.wants_page if of.full_text is None else of.full_text
        if not wants_page or not entry.address:
            nothing = Refused(origin, "its feed gives neither a text nor an address")
            return EntryText(key, said, own if has_text else nothing)
        if not again and self._entries.has_whole(entry.address):
            return EntryText(key, said, None)
        try:
            page = self._fetcher.get(entry.address, kind="page", heed_robots=of.respect_robots)
        except NotFetched as error:
            gone = error.status in _GONE_FOR_GOOD
            if has_text:
                return EntryText(key, said, own, gone, note=f"{origin}: {error.reason}")
            return EntryText(key, said, Refused(origin, error.reason), gone)
        return EntryText(key, said, page_text(page, record), instead=own if has_text else None)


def page_text(page: Fetched, said: bytes | None = None) -> Received | Refused:
    """Give the text of a page, the first one where it is a file of several."""
    return next(texts_of(page, said), Refused(page.url, "there is nothing in it"))


def texts_of(fetched: Fetched, said: bytes | None = None) -> Iterator[Received | Refused]:
    """Give the texts of what an address gave: a page, a feed, an archive."""
    kind = fetched.media_type
    if kind and fetched.charset:
        kind = f"{kind}; charset={fetched.charset}"
    name = urlsplit(fetched.url).path
    for what in unpack(BytesIO(fetched.data), fetched.url, name, kind):
        if (
            isinstance(what, Received)
            and what.kind in {Kind.HTML, Kind.PLAIN, Kind.MARKDOWN}
            and what.origin == fetched.url  # the address of an archive is none of what is in it
        ):
            what = replace(  # noqa: PLW2901 - the same, with what is known of it
                what,
                url=what.url or fetched.url,
                charset=what.charset or fetched.charset,
                said=said,
            )
        yield what


def _record(entry: FeedEntry, of: Subscription, feed: Feed) -> bytes:
    """Give the record of an entry, its source as the reader calls it.

    A feed can also list articles of others: those are not of the source that is followed.
    """
    own = {host_of(address) for address in (of.feed, of.home, feed.home) if address}
    is_own = entry.address is None or host_of(entry.address) in own
    record = structs.replace(
        entry.record,
        source=of.name if is_own else None,
        language=entry.record.language or feed.language,
    )
    return encode_record(record)


def _keys(entries: Sequence[FeedEntry]) -> list[str]:
    """Name the entries of a feed; what several of them are called names none of them.

    An entry that comes twice has one name: what it says now comes first.
    """
    addresses = [address_key(entry.address) for entry in entries]
    guids = Counter(entry.guid for entry in entries)
    unnamed = Counter(
        address for entry, address in zip(entries, addresses, strict=True) if not entry.guid
    )
    keys = []
    for entry, address in zip(entries, addresses, strict=True):
        if entry.guid and guids[entry.guid] == 1:
            keys.append(entry.guid)
        elif address and (entry.guid or unnamed[address] == 1):
            keys.append(address)
        else:
            keys.append(_said(entry))
    return keys


def _said(entry: FeedEntry) -> str:
    """Make a name of what an entry says, without what changes by itself: its marks of markup."""
    record = entry.record
    words = " ".join(_TAGS.sub(" ", record.html or record.text).split())
    parts = (record.title, record.published, record.dek, words)
    return hashlib.sha256("\n".join(part or "" for part in parts).encode()).hexdigest()[:16]

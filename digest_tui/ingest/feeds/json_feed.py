"""JSON Feed 1.0 and 1.1, which feedparser does not know (https://jsonfeed.org/version/1.1)."""

from __future__ import annotations

from typing import Any

import msgspec

from digest_tui.errors import Refused
from digest_tui.ingest.feeds.addresses import web_address
from digest_tui.ingest.feeds.bodies import is_page, is_shortened, text_and_html
from digest_tui.ingest.feeds.feed import Feed, FeedEntry
from digest_tui.ingest.feeds.limits import MOST_ENTRIES
from digest_tui.ingest.feeds.stamps import iso_stamp
from digest_tui.ingest.feeds.words import source_name, words_of_plain
from digest_tui.ingest.feeds.xml_feed import primary_language
from digest_tui.ingest.record import Record

_VERSION = "jsonfeed.org/version/"


class _Author(msgspec.Struct):
    name: str | None = None


class _Item(msgspec.Struct):
    id: str | int | float | None = None
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    language: str | None = None
    authors: list[_Author] | None = None
    author: _Author | None = None
    """Of version 1.0."""

    def byline(self) -> str | None:
        return _names(self.authors, self.author)


class _Document(msgspec.Struct):
    version: str = ""
    title: str | None = None
    home_page_url: str | None = None
    language: str | None = None
    authors: list[_Author] | None = None
    author: _Author | None = None
    # Each is read by itself, so that one that is wrong takes no other with it.
    items: list[msgspec.Raw] | None = None


def read_json_feed(text: str, origin: str, url: str | None) -> Feed:
    """Read a JSON Feed.

    Raises:
        Refused: It is no JSON, or other JSON.
    """
    try:
        document = msgspec.json.decode(text.encode("utf-8", "replace"), type=_Document)
    except msgspec.ValidationError as error:
        raise Refused(origin, "it is JSON, but no JSON Feed") from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise Refused(origin, f"it is neither XML nor JSON that can be read ({error})") from error
    if _VERSION not in document.version:
        raise Refused(origin, "it is JSON, but no JSON Feed")
    items = document.items or []
    notes = []
    if len(items) > MOST_ENTRIES:
        notes.append(f"only its first {MOST_ENTRIES} entries are read")
    title = words_of_plain(document.title or "")
    home = web_address(document.home_page_url, url)
    around = Record(
        source=source_name(title) or None,
        language=primary_language(document.language),
        byline=_names(document.authors, document.author),
    )
    entries = []
    wrong = 0
    for raw in items[:MOST_ENTRIES]:
        try:
            item = msgspec.json.decode(raw, type=_Item)
        except (msgspec.DecodeError, RecursionError):
            wrong += 1
            continue
        entries.append(_entry(item, around, url or home))
    if wrong:
        notes.append(f"{wrong} of its entries are none and left out")
    return Feed(title, home, around.language, tuple(entries), tuple(notes))


def _entry(item: _Item, around: Record, base: str | None) -> FeedEntry:
    # The specification has a reader look at both; what is longer says more.
    body, marked_up = item.content_html or "", True
    if not body.strip():
        body, marked_up = item.content_text or item.summary or "", False
    # `url` is the page of the entry, `external_url` what it is about.
    address = web_address(item.url, base) or web_address(item.external_url, base)
    text, html = text_and_html(body, marked_up=marked_up)
    record = Record(
        text=text,
        html=html,
        title=words_of_plain(item.title or "") or None,
        byline=item.byline() or around.byline,
        published=iso_stamp(item.date_published) or iso_stamp(item.date_modified),
        source=around.source,
        url=address,
        language=primary_language(item.language) or around.language,
    )
    return FeedEntry(
        record=record,
        address=address,
        guid=None if item.id is None else words_of_plain(str(item.id)) or None,
        wants_page=is_shortened(body, marked_up=marked_up) and is_page(address),
    )


def _names(authors: list[_Author] | None, author: Any) -> str | None:
    people = authors or ([author] if author else [])
    names = dict.fromkeys(words_of_plain(person.name or "") for person in people)
    return ", ".join(name for name in names if name) or None

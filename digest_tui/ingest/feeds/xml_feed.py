"""RSS and Atom: feedparser tells what the elements mean, and nobody else has to know."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from digest_tui.errors import Refused
from digest_tui.ingest.feeds.addresses import web_address
from digest_tui.ingest.feeds.bodies import is_page, is_shortened, text_and_html
from digest_tui.ingest.feeds.feed import Feed, FeedEntry
from digest_tui.ingest.feeds.shaping import FeedWriter
from digest_tui.ingest.feeds.stamps import iso_stamp
from digest_tui.ingest.feeds.words import (
    source_name,
    words_of,
    words_of_plain,
    words_of_title,
)
from digest_tui.ingest.feeds.xml_events import read_xml
from digest_tui.ingest.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_MARKUP_TYPES = frozenset({"text/html", "application/xhtml+xml", "html", "xhtml"})
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].{0,30})?")
_OLD_ADDRESS = re.compile(r"[?&]p=\d+$")
_ITS_ERRORS = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
"""What feedparser lets through where an element is not what it expects."""


def read_xml_feed(text: str, origin: str, url: str | None) -> Feed:
    """Read an RSS or Atom feed.

    Raises:
        Refused: It is something else.
    """
    writer, wrong = read_xml(text, FeedWriter)
    document = writer.document()
    parsed = _parse(document, origin, url)
    # CDF, and RSS whose outermost element is lost, have no version that feedparser knows.
    if not parsed.get("version") and not (writer.root == "channel" and parsed["entries"]):
        kind = f" (<{words_of_plain(writer.root)[:40]}>)" if writer.root else ""
        raise Refused(origin, f"it is XML of another kind{kind}, not a feed")
    notes = [*writer.notes]
    if wrong:
        notes.insert(0, f"it is not well-formed XML ({wrong}); it is read as far as it can be")
    return _feed(parsed, url, notes)


def _parse(document: bytes, origin: str, url: str | None) -> Mapping[str, Any]:
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415 - slow to come

    headers = {"content-type": "application/xml; charset=utf-8"}
    if base := web_address(url):
        headers["content-location"] = base
    try:
        # Only bytes in a file of their own: what looks like an address it would fetch.
        # Cleaning and relative links in bodies are our own reader's; its take long.
        parsed: Mapping[str, Any] = feedparser.parse(
            io.BytesIO(document),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except _ITS_ERRORS as error:
        raise Refused(origin, "its elements are not those of a feed") from error
    return parsed


def _feed(parsed: Mapping[str, Any], url: str | None, notes: list[str]) -> Feed:
    about = parsed["feed"]
    home = web_address(about.get("link"), url)
    language = primary_language(about.get("language"))
    title = _title(about)
    # By RFC 4287 4.2.1, the authors of a feed are those of entries that name none.
    byline = _byline(about) if parsed.get("version", "").startswith("atom") else None
    around = Record(source=source_name(title) or None, language=language, byline=byline)
    entries = tuple(_entry(entry, around, url or home) for entry in parsed["entries"])
    return Feed(title, home, language, entries, tuple(notes))


def _entry(entry: Mapping[str, Any], around: Record, base: str | None) -> FeedEntry:
    body, kind = _body(entry)
    marked_up = kind in _MARKUP_TYPES
    address, also_at = _addresses(entry, base)
    guid = entry.get("id")
    source = entry.get("source") or {}
    text, html = text_and_html(body, marked_up=marked_up)
    record = Record(
        text=text,
        html=html,
        title=_title(entry) or words_of_title(entry.get("x_mediatitle") or "") or None,
        byline=_byline(entry) or around.byline,
        published=_published(entry),
        source=source_name(_title(source)) or around.source,
        url=address,
        also_at=also_at,
        language=_language(entry) or around.language,
    )
    shortened = is_shortened(body, marked_up=marked_up)
    return FeedEntry(
        record=record,
        address=address,
        guid=words_of_plain(guid) if isinstance(guid, str) and guid.strip() else None,
        wants_page=shortened and is_page(address) and address not in _enclosed(entry),
    )


def _title(context: Mapping[str, Any]) -> str:
    title = context.get("title") or ""
    kind = (context.get("title_detail") or {}).get("type")
    return words_of_title(title) if kind in _MARKUP_TYPES else words_of_plain(title)


def _body(entry: Mapping[str, Any]) -> tuple[str, str]:
    """Give the longest text of an entry, and the form it is in."""
    texts = [
        (part.get("value") or "", part.get("type") or "text/html")
        for part in entry.get("content") or ()
        if (part.get("type") or "text/html").startswith("text/")
        or part.get("type") in _MARKUP_TYPES
    ]
    whole = max(texts, key=lambda text: len(text[0]), default=("", ""))
    detail = entry.get("summary_detail") or {}
    summary = (entry.get("summary") or "", detail.get("type") or "text/html")
    # A content that is there but empty is none; one that is shorter is a caption.
    if len(words_of(whole[0])) < len(words_of(summary[0])):
        whole = summary
    if not whole[0].strip():
        return entry.get("x_mediadescription") or "", "text/plain"
    return whole


def _addresses(entry: Mapping[str, Any], base: str | None) -> tuple[str | None, list[str]]:
    """Give the address of an entry's page, and others under which it is the same."""
    links = [
        *(entry.get(name) for name in ("feedburner_origlink", "link")),
        *(link.get("href") for link in _links(entry) if link.get("rel") == "alternate"),
        *(part.get("src") for part in entry.get("content") or ()),
    ]
    found = [address for link in links if (address := web_address(link, base))]
    if not found:
        return None, []
    also = [address for address in found[1:] if address == web_address(entry.get("link"), base)]
    guid = web_address(entry.get("id"))
    if guid and _OLD_ADDRESS.search(guid):
        also.append(guid)
    return found[0], [address for address in dict.fromkeys(also) if address != found[0]]


def _links(entry: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    return entry.get("links") or ()


def _enclosed(entry: Mapping[str, Any]) -> Iterator[str | None]:
    return (link.get("href") for link in _links(entry) if link.get("rel") == "enclosure")


def _byline(context: Mapping[str, Any]) -> str | None:
    """Name the authors; an address for letters is no name."""
    people = [*(context.get("authors") or ()), context.get("author_detail") or {}]
    names = [words_of_title(person.get("name") or "") for person in people]
    return ", ".join(dict.fromkeys(name for name in names if name and "@" not in name)) or None


def _published(entry: Mapping[str, Any]) -> str | None:
    stamps = (dict.get(dict(entry), name) for name in ("published", "created", "updated"))
    return next((stamp for text in stamps if (stamp := iso_stamp(text))), None)


def _language(entry: Mapping[str, Any]) -> str | None:
    parts = (*(entry.get("content") or ()), entry.get("summary_detail") or {})
    return next(
        (found for part in parts if (found := primary_language(part.get("language")))), None
    )


def primary_language(tag: object) -> str | None:
    """Give the language of a tag of BCP 47: `en` of `en-GB`."""
    match = _LANGUAGE.fullmatch(tag.strip()) if isinstance(tag, str) else None
    return match[1].lower() if match else None

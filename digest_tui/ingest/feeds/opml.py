"""Lists of subscriptions as feed readers exchange them: OPML, http://opml.org/spec2.opml."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from digest_tui.errors import Refused
from digest_tui.ingest.feeds.addresses import web_address
from digest_tui.ingest.feeds.charset import decode_xml
from digest_tui.ingest.feeds.limits import DEEPEST, MOST_BYTES
from digest_tui.ingest.feeds.words import words_of_plain
from digest_tui.ingest.feeds.xml_events import read_xml
from digest_tui.models import Subscription
from digest_tui.text.addresses import host_of
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LONGEST_FOLDER = 500
"""It is written again for every subscription in it."""
_QUOTED = {'"': "&quot;"}
_MOST_LEFT = 1_000
_LONGEST_LEFT = 200


class OpmlList(NamedTuple):
    """What a list of subscriptions names."""

    subscriptions: tuple[Subscription, ...]
    left: tuple[str, ...]
    """Of each outline that names no feed why, for people: `“A”: it has no address`."""


def read_opml(data: bytes, origin: str) -> OpmlList:
    """Read a list of subscriptions, each feed once, in the order of the list.

    Outlines in one another are folders, `World/Europe`; what names no feed is left, and said.

    Raises:
        Refused: It is no such list, or names no feed.
    """
    if not data.strip():
        raise Refused(origin, "it is empty")
    if len(data) > MOST_BYTES:
        raise Refused(origin, "it is too large for a list of subscriptions")
    outlines, _ = read_xml(decode_xml(data, origin), _Outlines)
    if not outlines.is_opml:
        raise Refused(origin, "it is no list of subscriptions (OPML)")
    if not outlines.found:
        raise Refused(origin, "it is a list of subscriptions, but names no feed")
    return OpmlList(tuple(outlines.found.values()), tuple(outlines.left))


def write_opml(subscriptions: Iterable[Subscription], title: str) -> str:
    """Write a list of subscriptions as OPML 2.0, in folders as deep as theirs are."""
    root = _Folder({}, [])
    for subscription in subscriptions:
        folder = root
        for name in clean_line(subscription.folder or "").split("/")[:DEEPEST]:
            if name:
                folder = folder.folders.setdefault(name, _Folder({}, []))
        folder.subscriptions.append(subscription)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{escape(words_of_plain(title))}</title></head>",
        "  <body>",
        *root.lines("    "),
        "  </body>",
        "</opml>",
    ]
    return "\n".join(lines) + "\n"


class _Folder(NamedTuple):
    folders: dict[str, _Folder]
    subscriptions: list[Subscription]

    def lines(self, indent: str) -> list[str]:
        lines = [f"{indent}{_outline(subscription)}" for subscription in self.subscriptions]
        for name, folder in self.folders.items():
            lines += [
                f"{indent}<outline{_attributes(text=name, title=name)}>",
                *folder.lines(f"{indent}  "),
                f"{indent}</outline>",
            ]
        return lines


def _outline(subscription: Subscription) -> str:
    name = words_of_plain(subscription.name)
    home = {"htmlUrl": clean_line(subscription.home)} if subscription.home else {}
    feed = clean_line(subscription.feed)
    fields = {"type": "rss", "text": name, "title": name, "xmlUrl": feed, **home}
    return f"<outline{_attributes(**fields)}/>"


def _attributes(**values: str) -> str:
    return "".join(f' {name}="{escape(value, _QUOTED)}"' for name, value in values.items())


class _Outlines:
    """Collects the feeds of a list; a `Listener`."""

    def __init__(self) -> None:
        self.is_opml = False
        self.found: dict[str, Subscription] = {}
        self.left: list[str] = []
        self._empty: str | None = None
        """The name of the outline that has just begun, and has no address."""
        self._folders: list[str | None] = []
        """Of every element that is open, its name if it is a folder."""
        self._deeper = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        folder = None
        element = name.rpartition(":")[2].lower()
        self.is_opml |= element == "opml"
        if element == "outline":
            # Readers write `xmlUrl`, `xmlurl` and `XMLURL`.
            values = {key.lower(): value for key, value in attributes.items()}
            label = words_of_plain(values.get("title") or values.get("text") or "")
            address = values.get("xmlurl", "").strip()
            feed = web_address(_without_feed_scheme(address))
            self._empty = None
            if feed:
                self._add(feed, label, web_address(values.get("htmlurl")))
            elif address:
                self._leave(label, f"{clean_line(address)[:_LONGEST_LEFT]} is no web address")
            else:
                folder = label or None
                self._empty = label
        if len(self._folders) < DEEPEST:
            self._folders.append(folder)
        else:
            self._deeper += 1

    def end(self) -> None:
        if self._empty is not None:
            # Nothing is in it, so it is no folder.
            self._leave(self._empty, "it has no address")
            self._empty = None
        if self._deeper:
            self._deeper -= 1
        elif self._folders:
            self._folders.pop()

    def words(self, text: str) -> None:
        """Nothing of a list stands between its tags."""

    def _add(self, feed: str, name: str, home: str | None) -> None:
        folder = "/".join(name for name in self._folders if name)[:_LONGEST_FOLDER] or None
        self.found.setdefault(feed, Subscription(name or host_of(feed), feed, home, folder))

    def _leave(self, name: str, why: str) -> None:
        if len(self.left) < _MOST_LEFT:
            self.left.append(f"“{name[:_LONGEST_LEFT] or 'no name'}”: {why}")


def _without_feed_scheme(address: str) -> str:
    """Take off the `feed:` that some readers put before addresses."""
    bare = address.strip()
    if not bare.lower().startswith("feed:"):
        return bare
    bare = bare[len("feed:") :]
    return f"https:{bare}" if bare.startswith("//") else bare

"""The feed as feedparser is given it: well-formed, and of a size that it can bear.

feedparser takes a time that grows with the square of what a hostile feed can hold: of a
long name of an author, of many categories, of nested bases, of namespaces. What an article
needs of a feed is written anew here without these.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from digest_tui.ingest.feeds.limits import DEEPEST, MOST_BYTES, MOST_ELEMENTS, MOST_ENTRIES
from digest_tui.ingest.feeds.xml_events import Enough

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENTRIES = frozenset({"item", "entry"})
_NOT_NEEDED = frozenset({"category", "keywords", "subject", "tags"})
_PEOPLE = frozenset({"author", "creator", "managingeditor", "webmaster", "publisher"})
_MEDIA = "search.yahoo.com/mrss"
_MEDIA_WORDS = {"title": "x_mediatitle", "description": "x_mediadescription"}
"""feedparser would take the caption of a picture for the text of the entry."""
_MEDIA_HOLDERS = frozenset({"group", "content"})
_KNOWN = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "itunes": "http://www.itunes.com/DTDs/PodCast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
"""What is meant by prefixes that a feed has forgotten to declare."""
_NAME = re.compile(r"[^\W\d][\w.-]*+(?::[^\W\d][\w.-]*+)?")
_INHERITED = frozenset({"base", "xml:base", "lang", "xml:lang"})
_LONGEST_INHERITED = 2000
_MOST_PREFIXES = 64
_LONGEST_PERSON = 320
_LONG_WORD = re.compile(r"([\w.+-]{64})[\w.+-]++")
_AMONG_TAGS = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}


class _Open(NamedTuple):
    """An element that has begun."""

    written: str | None
    name: str
    """Without its prefix, in small letters."""
    prefixes: dict[str, str]


class _Begun(NamedTuple):
    """Where an entry begins that is not yet at its end."""

    piece: int
    depth: int
    before: int
    """How many entries there are before it."""


class FeedWriter:
    """Writes a feed anew from what stands in it; a `Listener`."""

    def __init__(self) -> None:
        self.root = ""
        """The name of the outermost element, in small letters."""
        self.entries = 0
        self.notes: dict[str, None] = {}
        self._pieces: list[str] = []
        self._size = 0
        self._open: list[_Open] = []
        self._elements = 0
        self._passed_over = 0
        self._unfolded = 0
        self._person_room = 0
        self._prefixes_seen: set[str] = set()
        self._entry_begun: _Begun | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Write the start of an element, if an article can need it."""
        self._count_element()
        if self._passed_over:
            self._passed_over += 1
            return
        if self.root and not self._open:  # a second document after the first
            self._passed_over = 1
            return
        if len(self._open) >= DEEPEST:
            self._unfolded += 1
            return
        prefixes = self._prefixes(attributes)
        prefix, _, local = name.rpartition(":")
        folded = local.lower()
        in_media = _MEDIA in prefixes.get(prefix, _KNOWN.get(prefix, ""))
        if folded in _NOT_NEEDED or (
            in_media and folded not in _MEDIA_HOLDERS and folded not in _MEDIA_WORDS
        ):
            self._passed_over = 1
            return
        if not self.root:
            self.root = folded
        if folded in _ENTRIES:
            self._entry()
        if folded in _PEOPLE:
            self._person_room = _LONGEST_PERSON
        if in_media:
            written = _MEDIA_WORDS.get(folded)
            self._write(f"<{written}>" if written else "")
        else:
            written, declared = _bound(name, prefixes)
            self._write(f"<{written}{declared}{self._attributes(attributes, prefixes)}>")
        self._open.append(_Open(written, folded, prefixes))

    def end(self) -> None:
        """Write the end of the element that has begun last."""
        if self._passed_over:
            self._passed_over -= 1
        elif self._unfolded:
            self._unfolded -= 1
        elif self._open:
            closed = self._open.pop()
            if closed.written:
                self._write(f"</{closed.written}>")
            if self._entry_begun and len(self._open) == self._entry_begun.depth:
                self._entry_begun = None

    def words(self, text: str) -> None:
        """Write some text."""
        if self._passed_over or not self._open:
            return
        if self._open[-1].name in _PEOPLE:
            text = self._person(text)
        self._write(_marked(text))

    def document(self) -> bytes:
        """Give what has been written; of an entry that breaks off, nothing."""
        pieces, open_ = self._pieces, self._open
        if begun := self._entry_begun:
            pieces, open_ = pieces[: begun.piece], open_[: begun.depth]
            self.entries = begun.before
            self._note("it breaks off, and its last entry with it, which is left out")
        ends = [f"</{element.written}>" for element in reversed(open_) if element.written]
        return "".join((*pieces, *ends)).encode()

    def _entry(self) -> None:
        if self.entries >= MOST_ENTRIES:
            self._note(f"only its first {MOST_ENTRIES} entries are read")
            raise Enough
        if self._entry_begun is None:
            self._entry_begun = _Begun(len(self._pieces), len(self._open), self.entries)
        self.entries += 1

    def _count_element(self) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            self._note(f"only its first {MOST_ELEMENTS} elements are read")
            raise Enough

    def _prefixes(self, attributes: Mapping[str, str]) -> dict[str, str]:
        around = self._open[-1].prefixes if self._open else {}
        declared = {
            name[6:]: address
            for name, address in attributes.items()
            if (name == "xmlns" or name.startswith("xmlns:"))
            and not name.startswith("xmlns:xml")
            and (address or name == "xmlns")
            and len(address) <= _LONGEST_INHERITED
            and "www.w3.org/XML/1998" not in address
            and "www.w3.org/2000/xmlns" not in address
        }
        # feedparser goes through all that the document has declared so far at every element.
        if not declared or len(self._prefixes_seen | declared.keys()) > _MOST_PREFIXES:
            return around
        self._prefixes_seen |= declared.keys()
        return around | declared

    def _attributes(self, attributes: Mapping[str, str], prefixes: dict[str, str]) -> str:
        return "".join(
            f' {name}="{escape(value, _AMONG_TAGS)}"'
            for name, value in attributes.items()
            if _is_kept(name, value, prefixes)
        )

    def _person(self, text: str) -> str:
        """Give only the name of `jane@paper.example (Jane Doe)`, which feedparser may break."""
        words = text.replace("(", " (").split()
        name = " ".join(word for word in words if "@" not in word).strip("()<> ")
        short = _LONG_WORD.sub(r"\1…", name)[: self._person_room]
        self._person_room -= len(short)
        if len(short) < len(name):
            self._note("names of authors that are too long are cut")
        return short

    def _write(self, piece: str) -> None:
        self._size += len(piece)
        if self._size > 3 * MOST_BYTES or len(self._pieces) > 5 * MOST_ELEMENTS:
            self._note("there is more in it than a feed can hold: only the beginning is read")
            raise Enough
        self._pieces.append(piece)

    def _note(self, words: str) -> None:
        self.notes[words] = None


def _marked(text: str) -> str:
    """Write text so that feedparser is told it in one piece, not at every sign of its HTML."""
    if "<" not in text and "&" not in text and ">" not in text:
        return text
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def _is_kept(name: str, value: str, prefixes: dict[str, str]) -> bool:
    prefix, _, local = name.rpartition(":")
    if name == "xmlns" or prefix == "xmlns":
        return prefixes.get(local if prefix else "") == value
    if name.lower() in _INHERITED and len(value) > _LONGEST_INHERITED:
        return False
    return bool(_NAME.fullmatch(name)) and (not prefix or prefix == "xml" or prefix in prefixes)


def _bound(name: str, prefixes: dict[str, str]) -> tuple[str, str]:
    """Give a name whose prefix is declared, and the declaration if it has to be written."""
    prefix, _, local = name.partition(":")
    if not local or ((prefix in prefixes or prefix == "xml") and _NAME.fullmatch(name)):
        return name, ""
    if prefix in _KNOWN and _NAME.fullmatch(name):
        return name, f' xmlns:{prefix}="{_KNOWN[prefix]}"'
    return name.replace(":", "_"), ""

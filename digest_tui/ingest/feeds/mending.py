"""Documents that are no XML, read as what they were meant to be.

Every step goes forward and no end is looked for twice in vain, so the time is linear.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from digest_tui.ingest.feeds.limits import DEEPEST

if TYPE_CHECKING:
    from digest_tui.ingest.feeds.xml_events import Listener

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z_][A-Za-z0-9_.:-]*+)"
    # Quotation marks hold no `<`, so that one without its fellow does no harm.
    r"(?P<rest>(?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+[^<>]*+)>"
)
_ATTRIBUTE = re.compile(
    r"(?<![A-Za-z0-9_.:-])(?P<name>[A-Za-z_][A-Za-z0-9_.:-]*+)\s*+=\s*+"
    r"(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'<>]++))"
)
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ENTRIES = frozenset({"item", "entry"})
_AROUND_ENTRIES = frozenset({"channel", "feed", "rss", "rdf:rdf"})
"""What an entry stands in; all else ends where one begins."""
_OF_WORDS = frozenset({"title", "link", "guid", "pubdate", "id", "updated", "published"})
_FIELDS = _OF_WORDS | {"description", "author", "dc:creator", "content:encoded", "summary"}
"""Where one of these begins, one that has only words has ended."""
_VOID = frozenset("area base br col embed hr img input meta source track wbr".split())
_BRACKETS = (("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>"), ("<!", ">"))


def mended_events(text: str, listener: Listener) -> None:
    """Tell what stands in a document that is not well-formed.

    An end tag ends the nearest element of its name and all inside it, or nothing. What is
    no tag is text. What is still open at the end of the document stays so.
    """
    _Mending(text, listener).run()


class _Mending:
    def __init__(self, text: str, listener: Listener) -> None:
        self._text = text
        self._listener = listener
        self._open: list[str] = []
        self._endless: set[str] = set()

    def run(self) -> None:
        text, at = self._text, 0
        while at < len(text):
            if text[at] == "<":
                if after := self._bracket(at):
                    at = after
                    continue
                if tag := _TAG.match(text, at):
                    self._tag(tag)
                    at = tag.end()
                    continue
            # Words, or a `<` that begins nothing.
            end = text.find("<", at + 1)
            end = len(text) if end < 0 else end
            self._listener.words(expand(text[at:end]))
            at = end

    def _bracket(self, at: int) -> int | None:
        """Take a comment, a declaration or marked text; say where it ends."""
        text = self._text
        for first, last in _BRACKETS:
            if not text.startswith(first, at):
                continue
            end = -1 if last in self._endless else text.find(last, at + len(first))
            if first == "<!" and end >= 0 and (subset := text.find("[", at, end)) >= 0:
                # The declarations of a document type end later than the first of them.
                return self._after_subset(subset) or end + 1
            if end < 0:
                self._endless.add(last)
                # What is marked as text is text, if nothing says how far.
                return at + len(first) if first == "<![CDATA[" else None
            if first == "<![CDATA[":
                self._listener.words(text[at + len(first) : end])
            return end + len(last)
        return None

    def _after_subset(self, at: int) -> int | None:
        end = -1 if "]>" in self._endless else self._text.find("]>", at)
        if end < 0:
            self._endless.add("]>")
            return None
        return end + 2

    def _tag(self, tag: re.Match[str]) -> None:
        name = tag["name"]
        folded = name.lower()
        if tag["close"]:
            self._close(folded)
            return
        if folded in _ENTRIES and not _AROUND_ENTRIES.isdisjoint(self._open):
            while self._open[-1] not in _AROUND_ENTRIES:
                self._close(self._open[-1])
        elif folded in _FIELDS and self._open and self._open[-1] in _OF_WORDS:
            self._close(self._open[-1])
        attributes = {
            found["name"]: expand(found["double"] or found["single"] or found["bare"] or "")
            for found in _ATTRIBUTE.finditer(tag["rest"])
        }
        self._listener.start(name, attributes)
        if tag["rest"].endswith("/") or folded in _VOID or len(self._open) >= DEEPEST:
            self._listener.end()
        else:
            self._open.append(folded)

    def _close(self, name: str) -> None:
        if name not in self._open:
            return
        while self._open:
            self._listener.end()
            if self._open.pop() == name:
                return


def expand(text: str) -> str:
    """Put characters for their references, as far as HTML knows them; leave others as words."""
    return _REFERENCE.sub(lambda reference: html.unescape(reference[0]), text)

"""XML from outside as a run of events: nothing is expanded, fetched or piled up.

The standard library's expat is driven directly, not lxml: it builds no tree, so depth and
memory are bounded by whoever listens; it never opens anything, since nobody tells it how;
and it says of every entity that a document declares, so that those which could grow are
refused before they are used. What is not well-formed is read by `mending`, which knows no
entities but those of HTML.
"""

from __future__ import annotations

import html
import re
from contextlib import suppress
from html.entities import html5
from typing import TYPE_CHECKING, Protocol, TypeVar

from digest_tui.ingest.feeds.mending import mended_events

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]{0,512}\?>")
_DECLARED = re.compile(r"<!ENTITY\s{1,20}([A-Za-z_][\w.-]{0,60})")
_REFERENCE = re.compile(r"&([A-Za-z_][\w.-]{0,60});")
_LONGEST_ENTITY = 100


class Listener(Protocol):
    """Whoever is told what stands in a document."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self) -> None:
        """The element that has begun last ends."""

    def words(self, text: str) -> None:
        """Some text of the element."""


class Enough(Exception):
    """Stops the reading of a document."""


class _Unsafe(Exception):
    """The document declares what must not be expanded."""


_Listening = TypeVar("_Listening", bound=Listener)


def read_xml(text: str, listen: Callable[[], _Listening]) -> tuple[_Listening, str | None]:
    """Read an XML document in time linear in its length, whatever it holds.

    Args:
        text: The document.
        listen: Makes somebody to listen; a second one, where the first reading fails.

    Returns:
        Who has listened, and what is wrong with the document.
    """
    text = _ILLEGAL.sub("\ufffd", text)
    if declaration := _DECLARATION.match(text):
        # It tells the encoding, which is none any more.
        text = text[declaration.end() :]
    text = text.lstrip()
    listener = listen()
    wrong = _strictly(text, listener)
    if wrong is None:
        return listener, None
    listener = listen()
    with suppress(Enough):
        mended_events(_without_own_entities(text), listener)
    return listener, wrong


def _without_own_entities(text: str) -> str:
    """Take out the references to what a document declares: not expanded, they are no words."""
    own = {name for name in _DECLARED.findall(text) if f"{name};" not in html5}
    return _REFERENCE.sub(lambda found: "" if found[1] in own else found[0], text) if own else text


def _strictly(text: str, listener: Listener) -> str | None:
    """Tell a listener what is in a document; say what is wrong where it is not well-formed."""
    from xml.parsers import expat  # noqa: PLC0415 - what only searches needs no XML

    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = lambda _name: listener.end()
    parser.CharacterDataHandler = listener.words
    parser.EntityDeclHandler = _declared
    parser.SkippedEntityHandler = lambda name, _: listener.words(html.unescape(f"&{name};"))
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        return f"line {error.lineno}: {expat.errors.messages[error.code]}"
    except _Unsafe:
        return "it declares entities of its own, which are not expanded"
    except Enough:
        pass
    return None


def _declared(  # noqa: PLR0913, PLR0917 - as expat calls it
    name: str,  # noqa: ARG001
    of_dtd: bool,
    value: str | None,
    base: str | None,  # noqa: ARG001
    system_id: str | None,  # noqa: ARG001
    public_id: str | None,  # noqa: ARG001
    notation: str | None,  # noqa: ARG001
) -> None:
    """Let short names for short words pass; what stands elsewhere or in each other, not."""
    if not of_dtd and (value is None or "&" in value or len(value) > _LONGEST_ENTITY):
        raise _Unsafe

"""The texts in a message, whatever its parts, encodings and defects."""

from __future__ import annotations

import codecs
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.policy import Compat32
from email.utils import parseaddr
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.errors import Refused
from digest_tui.ingest.decode import decode
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.message import Message

_LONGEST_HEADER = 4000
_LONGEST_SHOWN = 1000
_FOR_HOSTS = frozenset({"punycode", "idna"})
"""Encodings of names of hosts; they take the square of the length."""
_MOST_PARTS = 200
"""Parts that are looked at; a newsletter has two to twenty."""
_MOST_TEXT = 8 << 20
"""Characters of the texts in it; a newsletter has a quarter of a megabyte of HTML."""


class Parts(NamedTuple):
    """What a message has in it."""

    message: Message
    """The one that the text is from: the message itself, or one that it only carries."""
    plain: str
    html: str
    flowed: bool
    """The lines of the plain text are whole."""
    others: int
    """How many attachments there are."""


class _Bounded(Compat32):
    """Reads headers no further than they make sense.

    `email`'s newer policies take headers to pieces by a grammar, which takes the square of
    their length and more, and does not end with many a header that was made to that end.
    """

    def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(list(sourcelines))
        return name, value[:_LONGEST_HEADER]


def parts_of(data: bytes, origin: str) -> Parts:
    """Take a message to pieces.

    Raises:
        Refused: It cannot be taken to pieces.
    """
    try:
        message = message_from_bytes(data.lstrip(b"\xef\xbb\xbf \t\r\n"), policy=_Bounded())
        return _parts(message)
    except RecursionError as error:
        raise Refused(origin, "its parts are nested too deeply to be read") from error
    except (MessageError, ValueError, LookupError, AttributeError, TypeError) as error:
        # The defects that `email` has no name for.
        raise Refused(origin, f"it cannot be read: {clean_line(str(error))[:60]}") from error


def header(message: Message, name: str) -> str:
    """Give a header in letters, safe to show; empty where there is none."""
    raw = _raw(message, name)
    try:
        pieces = decode_header(raw)
    except (MessageError, ValueError):
        pieces = [(raw, None)]
    words = "".join(_letters(piece, charset) for piece, charset in pieces)
    return " ".join(clean_line(words).split())[:_LONGEST_SHOWN]


def name_of(message: Message) -> str:
    """Give the name of who has sent a message, as the message shows it."""
    name, _ = parseaddr(_raw(message, "From"))
    if not name:
        return ""
    only_name: Message = type(message)()
    only_name["X-Name"] = name.replace("\n", " ").replace("\r", " ")
    return header(only_name, "X-Name").strip("\"' ")


def _parts(message: Message) -> Parts:
    plain: list[str] = []
    html: list[str] = []
    attached: list[Message] = []
    flowed = True
    others = size = 0
    for number, part in enumerate(_walk(message)):
        if number == _MOST_PARTS:
            break
        kind = part.get_content_type()
        if kind == "message/rfc822":
            attached += [inner for inner in _payload(part) if inner.keys()]
        elif part.is_multipart():
            continue
        elif kind in {"text/plain", "text/html"} and not _is_attached(part):
            text = _text(part)
            size += len(text)
            if size > _MOST_TEXT:
                raise ValueError("its text is too long")
            if kind == "text/html":
                html.append(text)
            else:
                is_flowed = str(part.get_param("format", "")).lower() == "flowed"
                plain.append(_unflowed(text) if is_flowed else text)
                flowed = flowed and is_flowed
        else:
            others += 1
    if not any(text.strip() for text in (*plain, *html)) and len(attached) == 1:
        return _parts(attached[0])  # which was sent on as it came
    return Parts(
        message,
        "\n\n".join(plain),
        "\n".join(html),
        flowed and bool(plain),
        others + len(attached),
    )


def _walk(message: Message) -> Iterator[Message]:
    """Give all parts of a message; not those of messages that it carries."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        yield part
        if part.get_content_type() != "message/rfc822":
            waiting += reversed(_payload(part))


def _payload(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [one for one in payload if not isinstance(one, str)] if part.is_multipart() else []


def _is_attached(part: Message) -> bool:
    return str(part.get("Content-Disposition") or "").lower().lstrip().startswith("attachment")


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if not data.strip():
        return ""
    text = _decoded(data, part.get_content_charset() or "utf-8")
    if text is None:
        try:
            text = decode(data, "").text
        except Refused:
            text = data.decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\xa0", " ")


def _unflowed(text: str) -> str:
    """Put the lines together that end with a space: RFC 3676."""
    lines: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        if goes_on and line.strip():
            lines[-1] += line
        else:
            lines.append(line)
        goes_on = line.endswith(" ") and line != "-- "
    return "\n".join(lines)


def _raw(message: Message, name: str) -> str:
    """Give a header as it stands, and what is no ASCII in it as letters all the same."""
    values = (value for known, value in message.raw_items() if known.lower() == name.lower())
    data = str(next(values, "")).encode("utf-8", "surrogateescape")
    return data.decode("ascii") if data.isascii() else _letters(data, None)


def _letters(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    tried = (_decoded(piece, encoding) for encoding in (charset or "ascii", "utf-8", "cp1252"))
    return next((text for text in tried if text is not None), piece.decode("latin-1"))


def _decoded(data: bytes, encoding: str) -> str | None:
    """Give the text of some bytes, if it is in that encoding and that is one for texts."""
    try:
        if codecs.lookup(encoding).name in _FOR_HOSTS:
            return None
        return data.decode(encoding)
    except (ValueError, LookupError):  # a name can have a zero byte in it
        return None

"""A message, as newsletters come, read as an article."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.errors import Refused
from digest_tui.ingest.given import Given
from digest_tui.ingest.html.fragment import lines_of
from digest_tui.ingest.mail_parts import Parts, header, name_of, parts_of
from digest_tui.ingest.prepared import Prepared
from digest_tui.text.dates import read_stamp
from digest_tui.text.sanitise import clean

if TYPE_CHECKING:
    from email.message import Message

    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article, Received

_FORWARDED = re.compile(r"(?:(?:fwd?|re|aw|wg|fw)\s*:\s*)+", re.IGNORECASE)
_IS_FORWARDED = re.compile(r"(?:re\s*:\s*)*(?:fwd?|wg)\s*:", re.IGNORECASE)
_AS_WHOLE = 0.7
"""How many of the words of the HTML the plain text must have to be read instead. HTML has the
words of buttons and pictures, too; a plain text that is only a stub has a tenth."""
_LINK = re.compile(r"[<\[(]\s*https?://[^\s>\])]{1,2000}\s*[>\])]")
_LONGEST_TITLE = 1000
_LANGUAGE = re.compile(r"([a-z]{2,3})(?![a-z])", re.IGNORECASE)


class _Message(NamedTuple):
    prepared: Prepared
    sender: str | None
    """Whose it is, if its text does not tell; not of one that somebody has passed on."""


def read_mail(received: Received, outlets: Outlets, source: str | None = None) -> Article:
    """Read a message as an article.

    The subject is its title, and its date the date. Who has sent it is its source only where
    its text does not tell another one.

    Args:
        received: What came in.
        outlets: The sources that are known.
        source: The source, where the reader says it.

    Raises:
        Refused: There is no text in it.
    """
    prepared, sender = _message(received)
    article = prepared.read(received.origin, outlets, source)
    if article.source is None and sender and any(map(str.isalnum, sender)):
        given = replace(prepared.given, site=sender)
        article = Prepared(prepared.body, given).read(received.origin, outlets, source)
    return article


def text_of_mail(received: Received) -> str:
    """Give the text of a message, for people, safe to show.

    Raises:
        Refused: There is none.
    """
    return clean(_message(received).prepared.text).text


def _message(received: Received) -> _Message:
    parts = parts_of(received.data, received.origin)
    body, whole_lines = _body(parts)
    if not body.strip():
        raise Refused(received.origin, "there is no text in the message")
    message = parts.message
    subject = header(message, "Subject")
    language = _LANGUAGE.match(header(message, "Content-Language"))
    given = Given(
        title=_FORWARDED.sub("", subject, count=1)[:_LONGEST_TITLE].strip() or None,
        published=read_stamp(header(message, "Date")),
        language=language[1].lower() if language else None,
        whole_lines=whole_lines,
        notes=(f"{parts.others} attachments are left out",) if parts.others else (),
    )
    return _Message(Prepared(body, given), _sender(message, subject))


def _sender(message: Message, subject: str) -> str | None:
    if _IS_FORWARDED.match(subject):
        return None
    return name_of(message) or None


def _body(parts: Parts) -> tuple[str, bool]:
    """Give the text, and whether its lines are whole: the plain part if it is the whole text."""
    plain = _LINK.sub("", parts.plain)
    if not parts.html:
        return plain, parts.flowed
    lines = lines_of(parts.html)
    if len(plain.split()) >= _AS_WHOLE * len(lines.split()) and not _has_markup(plain):
        return plain, parts.flowed
    return lines, True


def _has_markup(plain: str) -> bool:
    """Tell a plain part that is only HTML under another name."""
    return "</" in plain and plain.lstrip().startswith("<")

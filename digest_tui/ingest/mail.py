"""A message, as newsletters come, read as an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest_tui.errors import Refused
from digest_tui.ingest.given import Given
from digest_tui.ingest.html.fragment import lines_of
from digest_tui.ingest.mail_parts import Parts, header, name_of, parts_of
from digest_tui.ingest.prepared import Prepared, headed
from digest_tui.text.dates import read_stamp

if TYPE_CHECKING:
    from email.message import Message

    from digest_tui.models import Received

_FORWARDED = re.compile(r"(?:(?:fwd?|re|aw|wg|fw)\s*:\s*)+", re.IGNORECASE)
_IS_FORWARDED = re.compile(r"(?:re\s*:\s*)*(?:fwd?|wg)\s*:", re.IGNORECASE)
_AS_WHOLE = 0.7
"""How many of the words of the HTML the plain text must have to be read instead. HTML has the
words of buttons and pictures, too; a plain text that is only a stub has a tenth."""
_LINK = re.compile(r"[<\[(]\s*https?://[^\s>\])]{1,2000}\s*[>\])]")
_LONGEST_TITLE = 1000
_SAYS = {"title": "Subject", "date": "Date", "language": "Content-Language"}
_LANGUAGE = re.compile(r"([a-z]{2,3})(?![a-z])", re.IGNORECASE)


def prepare_mail(received: Received) -> Prepared:
    """Make a text of a message: its subject is its title, and its date the date.

    Who has sent it is its source only where its text does not tell another one.

    Raises:
        Refused: There is no text in it.
    """
    parts = parts_of(received.data, received.origin)
    body, whole_lines = _body(parts)
    if not body.strip():
        raise Refused(received.origin, "there is no text in the message")
    message = parts.message
    subject = header(message, "Subject")
    language = _LANGUAGE.match(header(message, "Content-Language"))
    given = Given(
        sender=_sender(message, subject),
        title=_FORWARDED.sub("", subject, count=1)[:_LONGEST_TITLE].strip() or None,
        published=read_stamp(header(message, "Date")),
        language=language[1].lower() if language else None,
        whole_lines=whole_lines,
        how=tuple((what, f"its {name}") for what, name in _SAYS.items() if header(message, name)),
        notes=(f"{parts.others} attachments are left out",) if parts.others else (),
    )
    return headed(body, given)


def _sender(message: Message, subject: str) -> str | None:
    """Whose it is, if its text does not tell; what somebody has passed on is not theirs."""
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

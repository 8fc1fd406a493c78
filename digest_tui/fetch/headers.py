"""What the headers of an answer say: of its text, its age, and when to come again."""

from __future__ import annotations

import re
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LONGEST = 1024
_MEDIA_TYPE = re.compile(r"[\w.+-]{1,80}/[\w.+-]{1,80}", re.ASCII)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{1,40})", re.ASCII | re.IGNORECASE)
_SECONDS = re.compile(r"\d{1,9}", re.ASCII)
_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})", re.ASCII | re.IGNORECASE)
_NEVER = re.compile(r"(?:^|[,\s])no-(?:cache|store)\b", re.ASCII | re.IGNORECASE)


def gathered(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Put headers into a table, names in small letters; what comes several times is joined."""
    table: dict[str, str] = {}
    for name, value in raw:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1").strip()
        table[key] = f"{table[key]}, {text}" if key in table else text
    return table


def media_type(headers: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Give media type and charset as the server says them."""
    said = headers.get("content-type", "")[:_LONGEST]
    kind, charset = _MEDIA_TYPE.match(said.strip()), _CHARSET.search(said)
    return kind and kind[0].lower(), charset and charset[1].lower()


def validator(headers: Mapping[str, str], name: str) -> str | None:
    """Give a validator that can be sent back as it is."""
    value = headers.get(name, "")
    usable = value.isascii() and value.isprintable() and len(value) <= _LONGEST
    return value if value and usable else None


def fresh_for(headers: Mapping[str, str], now: float) -> float:
    """Give for how many seconds from now the server does not want to be asked again."""
    control = headers.get("cache-control", "")[:_LONGEST]
    if _NEVER.search(control):
        return 0.0
    if age := _AGE.search(control):
        return max(0.0, float(age[1]) - _number(headers.get("age", "")))
    if expires := _moment(headers.get("expires", "")):
        # The clocks of servers go wrong: what counts is the time between its own two.
        return max(0.0, expires - (_moment(headers.get("date", "")) or now))
    return 0.0


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Give in how many seconds the server wants to be asked again, where it says so."""
    said = headers.get("retry-after", "")
    if _SECONDS.fullmatch(said):
        return float(said)
    moment = _moment(said)
    return None if moment is None else max(0.0, moment - now)


def _number(text: str) -> float:
    return float(text) if _SECONDS.fullmatch(text) else 0.0


def _moment(text: str) -> float | None:
    """Read a date of HTTP; nonsense is none."""
    if not text or len(text) > 60:
        return None
    try:
        stamp = parsedate_to_datetime(text)
        return (stamp if stamp.tzinfo else stamp.replace(tzinfo=UTC)).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None

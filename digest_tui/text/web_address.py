"""What a web address that may be asked for looks like, and how it is written for a request."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import SplitResult, quote, urlsplit

from digest_tui.text.sanitise import clean_line

_LONGEST = 4096
_SAFE = "%/:=&~+!$,;'@()*[]"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", re.ASCII)
_LONGEST_NAME = 253
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*", re.ASCII)


def web_address(text: str) -> str:
    """Write an address as a request needs it: ASCII, host in small letters, no fragment.

    Raises:
        ValueError: It is none; the words go on after "it" or "which": "is no web address".
    """
    text = text.strip()
    if len(text) > _LONGEST:
        raise ValueError(f"is longer than {_LONGEST} characters")
    if _CONTROL.search(text):
        raise ValueError("holds control characters")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise ValueError("is no web address") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("is no web address")
    if "@" in parts.netloc:
        raise ValueError("holds a name or a password, which do not belong in an address")
    host = _host(parts)
    usual = {"http": 80, "https": 443}[parts.scheme]
    place = host if port in {None, usual} else f"{host}:{port}"
    if port == 0:
        raise ValueError("is no web address")
    path = quote(parts.path or "/", safe=_SAFE, errors="replace")
    query = quote(parts.query, safe=f"{_SAFE}?", errors="replace")
    return f"{parts.scheme}://{place}{path}{'?' if query else ''}{query}"


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").removesuffix(".")
    if "%" in host:  # an IPv6 address of one network card, or a name that hides its letters
        raise ValueError(f"has a host that cannot be: {clean_line(host)}")
    if ":" in host:
        try:
            return f"[{IPv6Address(host).compressed}]"
        except AddressValueError as error:
            raise ValueError("is no web address") from error
    if not host.isascii():
        import idna  # noqa: PLC0415 - only few hosts have letters of their own

        try:
            host = idna.encode(host, uts46=True).decode()
        except UnicodeError as error:
            raise ValueError(f"has a host that cannot be: {clean_line(host)}") from error
    # What ends in a number is taken for an IPv4 address by whoever resolves it, in many
    # notations (2130706433, 0x7f.1, 127.1); only the plain one shows where it leads.
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        try:
            return str(IPv4Address(host))
        except AddressValueError as error:
            raise ValueError("hides in numbers where it leads") from error
    if len(host) > _LONGEST_NAME or not all(map(_LABEL.fullmatch, host.split("."))):
        raise ValueError(f"has a host that cannot be: {clean_line(host)}")
    return host

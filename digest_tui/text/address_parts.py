"""An address from outside taken apart, whatever it is: its scheme, host, port, path and rest."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from digest_tui.text.sanitise import clean

LONGEST = 2000
"""Characters of an address that is safe; browsers and servers begin to refuse beyond."""
_LONGEST_GIVEN = 4 * LONGEST
"""What is longer is no address: it is not even looked at."""
_LONGEST_HOST = 253
"""RFC 1035, section 3.1: 255 octets with the lengths of its ends."""
_DEFAULT_PORTS = {"http": 80, "https": 443}
_BREAKS = str.maketrans("", "", "\t\r\n")
"""What a browser takes out of an address: https://url.spec.whatwg.org/#url-parsing"""
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|[0-9a-f:.]*:[0-9a-f:.]*")


class Parts(NamedTuple):
    """What a web address is made of."""

    scheme: str
    host: str
    """In small letters and as DNS has it: `xn--...` for an international name."""
    port: int | None
    """None where it is the one of the scheme."""
    path: str
    query: str
    fragment: str

    @property
    def place(self) -> str:
        """Host and port, as they stand in an address."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port is None else f"{host}:{self.port}"


def on_one_line(text: str) -> str:
    """Take off what an address has around it and what is hidden in it.

    Returns:
        Nothing for what cannot be an address: it has control characters, or is too long.
    """
    if len(text) > _LONGEST_GIVEN:
        return ""
    if not (text.isascii() and text.isprintable()):
        cleaned = clean(text.translate(_BREAKS))
        if cleaned.signs:
            return ""
        text = cleaned.text
    return text.strip()


def parts_of(address: str) -> Parts | None:
    """Take an address that is on one line apart; None where it is not http or https."""
    try:
        scheme, netloc, path, query, fragment = urlsplit(address)
    except ValueError:
        return None
    place = _place(scheme, netloc)
    return Parts(scheme, *place, path, query, fragment) if place else None


@lru_cache(maxsize=512)
def _place(scheme: str, netloc: str) -> tuple[str, int | None] | None:
    """Give host and port. The articles of a library are of few sites."""
    split = SplitResult(scheme, netloc, "", "", "")
    try:
        host, port = plain_host(split.hostname or ""), split.port
    except ValueError:
        return None
    # A browser takes `\` for `/`: whose host it is would be read in two ways.
    if scheme not in _DEFAULT_PORTS or not host or "\\" in netloc:
        return None
    return host, None if port == _DEFAULT_PORTS[scheme] else port


def plain_host(host: str) -> str:
    """Give a host as DNS has it, in small letters; nothing where it can be none."""
    host = host.lower().removesuffix(".")
    if len(host) > _LONGEST_HOST:
        return ""
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii").lower().removesuffix(".")
        except UnicodeError:
            return ""
    return host if _HOST.fullmatch(host) else ""

"""Addresses as feeds and pages write them, made absolute; only those of the web."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit

from digest_tui.text.sanitise import is_clean

_LONGEST = 2000
_IGNORED = re.compile("[\t\n\r]")
_AS_IT_IS = "!#$%&'()*+,/:;=?@[]~"


def web_address(text: object, base: str | None = None) -> str | None:
    """Give the http or https address that some text is, or None.

    Args:
        text: What stands where an address should.
        base: Against which a relative one is meant.
    """
    if not isinstance(text, str) or len(text) > _LONGEST:
        return None
    written = _IGNORED.sub("", text).strip()
    if not written:
        return None
    try:
        address = urljoin(base or "", written)
        parts = urlsplit(address)
        host = parts.hostname
        _ = parts.port  # says whether it is a number
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host or " " in parts.netloc:
        return None
    address = address.replace(" ", "%20")
    return address if is_clean(address) else quote(address, safe=_AS_IT_IS)

"""Addresses as feeds and pages write them, made absolute; only those of the web."""

from __future__ import annotations

from digest_tui.text.addresses import safe_address


def web_address(text: object, base: str | None = None) -> str | None:
    """Give the http or https address that some value is, or None.

    Args:
        text: What stands where an address should; in JSON that can be anything.
        base: Against which a relative one is meant.
    """
    return safe_address(text, base) if isinstance(text, str) else None

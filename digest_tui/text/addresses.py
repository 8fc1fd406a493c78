"""Web addresses: which are on one site, and which lead to the same article."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(address: str) -> str:
    """Give the host of an address in small letters, without `www.`; empty where it has none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_on_site(address: str, home: str) -> bool:
    """Tell whether an address is on the site of another one, or on a part of it."""
    host, site = host_of(address), host_of(home)
    return bool(site) and (host == site or host.endswith(f".{site}"))


def address_key(address: str | None) -> str | None:
    """Make what all addresses of one article have in common; None for what is no article's.

    The front page of a site is no article.
    """
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.path.strip("/"):
        return None
    return f"{host_of(address)}{parts.path.rstrip('/')}"

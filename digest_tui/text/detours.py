"""Addresses that lead to another one which stands in them: caches of AMP pages, redirectors.

AMP caches: https://amp.dev/documentation/guides-and-tutorials/learn/amp-caches-and-cors/amp-cache-urls
Redirectors: the `redirections` of https://github.com/ClearURLs/Rules; Bing's news feeds,
Outlook's safe links and Telegram's instant view as they are met in feeds and newsletters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

if TYPE_CHECKING:
    from collections.abc import Sequence

_CACHES = ("cdn.ampproject.org", "bing-amp.com")
_UNDER_A_CACHE = tuple(f".{cache}" for cache in _CACHES)
_DOCUMENTS = frozenset("a c v wp".split())
"""What a cache has under an address that is an AMP page, whole or for a viewer."""
_GOOGLE = re.compile(r"google(?:\.[a-z]{2,3}){1,2}")
_REDIRECTORS = {
    "google/url": ("url", "q"),
    "bing.com/news/apiclick.aspx": ("url",),
    "facebook.com/l.php": ("u",),
    "l.facebook.com/l.php": ("u",),
    "lm.facebook.com/l.php": ("u",),
    "l.messenger.com/l.php": ("u",),
    "l.instagram.com/": ("u",),
    "youtube.com/redirect": ("q",),
    "vk.com/away.php": ("to",),
    "out.reddit.com/": ("url",),
    "click.redditmail.com/": ("url",),
    "disq.us/url": ("url",),
    "t.me/iv": ("url",),
    "safelinks.protection.outlook.com/": ("url",),
}
"""Host and path, and the parameters that can have the target; a host alone has any path."""


def cached(host: str, segments: Sequence[str], query: str) -> str | None:
    """Give the address of the page that a cache of AMP pages shows.

    Args:
        host: Of the address, in small letters, without `www.`.
        segments: Of its path.
        query: Of the address.

    Returns:
        None where the host is no such cache; empty where the address is none of a page.
    """
    if host in _CACHES or host.endswith(_UNDER_A_CACHE):
        is_page = bool(segments) and segments[0] in _DOCUMENTS
    elif segments[:1] == ["amp"] and _GOOGLE.fullmatch(host):
        is_page = True
    else:
        return None
    rest = list(segments[1:])
    scheme = "http"
    if rest[:1] == ["s"]:
        scheme = "https"
        del rest[0]
    if not is_page or not rest:
        return ""
    return f"{scheme}://{'/'.join(rest)}{'?' if query else ''}{query}"


def redirected(host: str, segments: Sequence[str], query: str) -> str | None:
    """Give the address to which a redirector leads; see `cached`."""
    if host.endswith(".safelinks.protection.outlook.com"):
        host = "safelinks.protection.outlook.com"
    elif _GOOGLE.fullmatch(host):
        host = "google"
    names = _REDIRECTORS.get(f"{host}/") or _REDIRECTORS.get(f"{host}/{'/'.join(segments)}")
    if names is None:
        return None
    pieces = query.replace("&amp;", "&").split("&")
    given = dict(piece.partition("=")[::2] for piece in reversed(pieces))
    return next((unquote_plus(given[name]) for name in names if given.get(name)), "")

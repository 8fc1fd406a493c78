"""Web addresses: which are safe, which are on one site, which lead to the same article."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, quote_from_bytes, unquote_to_bytes, urljoin, urlsplit

from digest_tui.text.address_parts import LONGEST, on_one_line, parts_of, plain_host
from digest_tui.text.detours import cached, redirected
from digest_tui.text.trackers import is_tracking

_MOST_DETOURS = 4
_SIGNS = "%/:@!$&'()*+,;=~?[]"
"""What an address has for what it means; `%` begins what is encoded already."""
_IN_A_SEGMENT = "~!$&'()*+,;=:@"
_IN_A_PARAMETER = "~!$'()*,:@/?"
_EVEN = re.compile(r"[a-zA-Z0-9._~/-]*")
_BETWEEN_PARAMETERS = re.compile(r"&(?:amp;)*")
"""`&amp;` where HTML has been taken for text."""

_MIRROR = re.compile(r"www\d?|m|mobile|amp")
"""Parts of a host that are another form of the same site. A language is another text."""
_SUFFIX = re.compile(r"(?:co|com|org|net|gov|edu|ac|or|ne|go|in)\.[a-z]{2}")
"""Under which sites are registered: `gov.uk` is none, `www.gov.uk` is."""
_SESSION = re.compile(r";jsessionid=.*", re.IGNORECASE)
_INDEX = re.compile(r"(?:index|default)\.(?:[sx]?html?|php\d?|aspx?|jsp)", re.IGNORECASE)
_AMP_END = re.compile(r"(?:\.amp)+(?=(?:\.html?)?$)", re.IGNORECASE)
_FEED = re.compile(
    r"(?:rss2?|feeds?|atom)(?:\.(?:xml|json|php|aspx?))?|index\.(?:xml|rdf)|.*\.(?:rss|atom|rdf)",
    re.IGNORECASE,
)
_FEED_FOLDERS = frozenset("rss feed feeds".split())
_FEED_FORMS = frozenset("rss rss2 atom rdf feed".split())
_EDITIONS = frozenset("en eng uk ua ukr ru rus de fr es it pl pt ro cs tr ar fa zh ja ko".split())
"""Fronts of the languages of a site: `/eng/`."""
_NO_ARTICLE = frozenset(
    "lang language locale l hl s q search page paged cat tag m w author feed format type".split()
)
"""What the front page of a site is asked for, if not for an article."""


def host_of(address: str) -> str:
    """Give the host of an address in small letters, without `www.`; empty where it has none.

    An international name is given as DNS has it: `xn--...`.
    """
    try:
        host = plain_host(urlsplit(address).hostname or "")
    except ValueError:
        return ""
    rest = host.removeprefix("www.")
    return host if _SUFFIX.fullmatch(rest) else rest


def is_on_site(address: str, home: str) -> bool:
    """Tell whether an address is on the site of another one, or on a part of it."""
    host, site = host_of(address), host_of(home)
    return bool(site) and (host == site or host.endswith(f".{site}"))


def safe_address(text: str, base: str | None = None) -> str | None:
    """Make an absolute address out of one from outside; None for what is none on the web.

    It is http or https, of plain letters, and says nobody's name and password.

    Args:
        text: The address.
        base: That of the page where it stands, for those that are relative.
    """
    given = on_one_line(text)
    if not given:
        return None
    try:
        parts = parts_of(urljoin(on_one_line(base), given) if base else given)
    except ValueError:
        return None
    if parts is None:
        return None
    address = f"{parts.scheme}://{parts.place}{quote(parts.path, _SIGNS)}"
    if parts.query:
        address += f"?{quote(parts.query, _SIGNS)}"
    if parts.fragment:
        address += f"#{quote(parts.fragment, _SIGNS)}"
    return address if len(address) <= LONGEST else None


def address_key(address: str | None) -> str | None:
    """Make what all addresses of one article have in common; None for what is no article's.

    The front page of a site is no article, nor is a feed. The key is an address without its
    scheme, and the key of that address is the key again.
    """
    for _ in range(_MOST_DETOURS):
        parts = parts_of(on_one_line(address or ""))
        if parts is None:
            return None
        host = _main_host(parts.host)
        segments = _segments(parts.path)
        address = cached(host, segments, parts.query)
        if address is not None:
            continue
        segments = _main_segments(segments)
        address = redirected(host, segments, parts.query)
        if address is None:
            rest = _rest(segments, parts.query, parts.fragment)
            return None if rest is None else parts._replace(host=host).place + rest
    return None


def _rest(segments: list[str], query: str, fragment: str) -> str | None:
    """Give what of an address follows the host; None where that is no article."""
    parameters = _parameters(query) if query else []
    route = _route(fragment) if fragment else ""
    if _is_feed(segments, parameters):
        return None
    front = not segments or (len(segments) == 1 and segments[0].lower() in _EDITIONS)
    if front and not route and all(name.lower() in _NO_ARTICLE for name, _ in parameters):
        return None
    rest = "/" + "/".join(segments)
    if parameters:
        rest += "?" + "&".join(f"{name}={value}" if value else name for name, value in parameters)
    return rest + route


@lru_cache(maxsize=512)
def _main_host(host: str) -> str:
    """Give the host of which one is a mirror: `en.site.example` of `en.m.site.example`."""
    labels = host.split(".")
    if len(labels) < 3:
        return host
    last = 3 if _SUFFIX.fullmatch(".".join(labels[-2:])) else 2
    kept = [label for label in labels[:-last] if not _MIRROR.fullmatch(label)]
    return ".".join([*kept, *labels[-last:]])


def _segments(path: str) -> list[str]:
    """Give the parts of a path, evenly encoded, where its dots lead."""
    even = _EVEN.fullmatch(path)
    segments: list[str] = []
    for given in path.split("/"):
        segment = given if even else _evenly(given, _IN_A_SEGMENT)
        if segment == "..":
            del segments[-1:]
        elif segment and segment != ".":
            segments.append(segment)
    return segments


def _main_segments(segments: list[str]) -> list[str]:
    """Leave out what a path has for another form of the same page."""
    kept = [segment for segment in segments if segment.lower() != "amp"]
    while kept:
        last = _AMP_END.sub("", _SESSION.sub("", kept[-1]))
        if last.strip(".") and last.lower() != "amp" and not _INDEX.fullmatch(last):
            if last == kept[-1]:
                break
            kept[-1] = last
        else:
            del kept[-1]
    return kept


def _parameters(query: str) -> list[tuple[str, str]]:
    """Give the parameters that say which article it is, in an order of their own."""
    found = set()
    for piece in _BETWEEN_PARAMETERS.split(f"&{query}"):
        name, _, value = piece.partition("=")
        if not _EVEN.fullmatch(piece):
            name = _evenly(name.replace("+", " "), _IN_A_PARAMETER)
            value = _evenly(value.replace("+", " "), _IN_A_PARAMETER)
        if (name or value) and not is_tracking(name.lower(), value):
            found.add((name, value))
    return sorted(found)


def _route(fragment: str) -> str:
    """Give the fragment where it is a page of its own: `#!/news/5`, `#/news/5`."""
    if not fragment.startswith(("!", "/")) or not fragment.strip("!/"):
        return ""
    return "#" + _evenly(fragment, _IN_A_SEGMENT + "/?")


def _is_feed(segments: list[str], parameters: list[tuple[str, str]]) -> bool:
    if segments and _FEED.fullmatch(segments[-1]):
        return True
    if len(segments) > 1 and segments[-2].lower() in _FEED_FOLDERS:
        return True
    return any(
        name.lower() in {"feed", "format"} and value.lower() in _FEED_FORMS
        for name, value in parameters
    )


def _evenly(part: str, kept: str) -> str:
    """Encode what has to be, in capital letters, and nothing else."""
    return quote_from_bytes(unquote_to_bytes(part), kept)

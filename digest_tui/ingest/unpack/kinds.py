"""What a file is: by its content first, then by its name's ending, then by its media type."""

from __future__ import annotations

import re
from enum import Enum, auto

from digest_tui.ingest.decode import no_text, wide_encoding
from digest_tui.ingest.unpack.no_articles import NO_ARTICLES, by_statement


class Form(Enum):
    """The form of a file, which can have many texts in it."""

    TEXT = auto()
    HTML = auto()
    MARKDOWN = auto()
    JSON = auto()
    JSON_LINES = auto()
    MAIL = auto()
    MAILBOX = auto()
    WARC = auto()
    FEED = auto()
    OPML = auto()
    OTHER_XML = auto()
    ZIP = auto()
    GZIP = auto()
    BZIP2 = auto()
    XZ = auto()


ENDINGS = {
    "md": Form.MARKDOWN,
    "markdown": Form.MARKDOWN,
    "mkd": Form.MARKDOWN,
    "html": Form.HTML,
    "htm": Form.HTML,
    "xhtml": Form.HTML,
    "json": Form.JSON,
    "jsonl": Form.JSON_LINES,
    "ndjson": Form.JSON_LINES,
    "eml": Form.MAIL,
    "mbox": Form.MAILBOX,
    "rss": Form.FEED,
    "atom": Form.FEED,
}
MEDIA_TYPES = {
    "text/html": Form.HTML,
    "application/xhtml+xml": Form.HTML,
    "text/markdown": Form.MARKDOWN,
    "application/json": Form.JSON,
    "application/ld+json": Form.JSON,
    "application/feed+json": Form.JSON,
    "application/jsonl": Form.JSON_LINES,
    "application/x-ndjson": Form.JSON_LINES,
    "message/rfc822": Form.MAIL,
    "application/mbox": Form.MAILBOX,
    "application/rss+xml": Form.FEED,
    "application/atom+xml": Form.FEED,
}
_START = 16 * 1024
"""How far down the first element of a page or a feed can stand."""
_PACKED = (
    (b"PK\x03\x04", Form.ZIP),
    (b"PK\x05\x06", Form.ZIP),
    (b"\x1f\x8b", Form.GZIP),
    (b"\xfd7zXZ\x00", Form.XZ),
)
_BZIP2 = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
_WARC = re.compile(rb"WARC/[01]\.\d+\r?\n")
_MAILBOX = re.compile(r"From [^\n]{1,200}\d\d:\d\d[^\n]{0,60}\n>?[A-Za-z-]{2,40}:")
_HEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9-]{1,60}):(?=[ \t\n]|$)")
_MACHINE_HEADERS = frozenset(
    """message-id mime-version received return-path delivered-to dkim-signature list-id
    content-transfer-encoding x-mailer""".split()
)
"""What nobody types above a text."""
_JSON = re.compile(r"\{\s*(?:[\"}]|\Z)|\[\s*(?:[{\]]|\Z)")
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?:#[^\n]*\n|[ \t]*\n){0,20}[\"']?\w[\w -]{0,60}[\"']?:(?:\s|$)"
    r"|\+\+\+[ \t]*\n(?:#[^\n]*\n|[ \t]*\n){0,20}[\w.\"-]{1,60}\s*[=\[]"
)
_PROLOGUE = re.compile(
    r"\s+|<\?[^>]{0,2000}>|<!--.*?-->"
    r"|<!DOCTYPE\s+(?!html)[^>\[]{0,2000}(?:\[.*?\]\s*)?>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<(?:!doctype\s+)?(?P<name>[a-z][\w:.-]*)(?=[\s/>]|\Z)", re.IGNORECASE)
_ROOTS = {
    "html": Form.HTML,
    "rss": Form.FEED,
    "feed": Form.FEED,
    "rdf:rdf": Form.FEED,
    "opml": Form.OPML,
}
_HTML_TAGS = frozenset(
    """head body title meta link base script style noscript article section main header footer
    nav aside div span p h1 h2 h3 h4 h5 h6 ul ol li dl table tr td figure img picture a b i em
    strong blockquote pre br hr center font form iframe""".split()
)


def tell(head: bytes, name: str = "", media_type: str | None = None) -> Form | str:
    """Tell what a file is that starts with some bytes; in words where it is nothing for us."""
    packed = next((form for magic, form in _PACKED if head.startswith(magic)), None)
    if packed or _BZIP2.match(head):
        return packed or Form.BZIP2
    if _WARC.match(head):
        return Form.WARC  # whatever its first record carries
    media_type = (media_type or "").lower()
    end = ending(name)
    said = ENDINGS.get(end) or MEDIA_TYPES.get(media_type)
    other = NO_ARTICLES.get(end) or (None if said else NO_ARTICLES.get(media_type))
    if reason := no_text(head):
        return other or reason
    text = start_of(head)
    form = _by_content(text, said)
    if form is None or form is Form.JSON:
        other = other or (None if said or form else by_statement(text))
        if other:
            return other
    return form or _by_name(text, said)


def start_of(head: bytes) -> str:
    """Give the start of a text; of its letters only the ASCII ones are sure."""
    encoding = wide_encoding(head) or "latin-1"
    text = (
        head[:_START]
        .decode(encoding, "replace")
        .removeprefix("\xef\xbb\xbf")
        .lstrip("\ufeff \t\r\n")
    )
    return text.replace("\r\n", "\n")


def ending(name: str) -> str:
    """Give the ending of a name, in small letters: `md`."""
    stem, dot, end = name.rpartition(".")
    return end.lower() if stem and dot and "/" not in end else ""


def _by_content(text: str, said: Form | None) -> Form | None:
    if _MAILBOX.match(text):
        return Form.MAILBOX
    if _FRONT_MATTER.match(text):
        return Form.MARKDOWN
    if _JSON.match(text) and said is not Form.MARKDOWN:
        return Form.JSON_LINES if said is Form.JSON_LINES and text[0] == "{" else Form.JSON
    if text.startswith("<"):
        return _markup(text, said)
    return Form.MAIL if _is_mail(text) else None


def _by_name(text: str, said: Form | None) -> Form:
    if not text:
        return Form.TEXT  # which says that it is empty
    return said or Form.TEXT


def _markup(text: str, said: Form | None) -> Form | None:
    """Tell markup by its outermost element."""
    at = 0
    while prologue := _PROLOGUE.match(text, at):
        at = prologue.end()
    tag = _TAG.match(text, at)
    if tag is None:
        return None
    name = tag["name"].lower()
    if form := _ROOTS.get(name):
        return form
    if name in _HTML_TAGS:
        return said if said is Form.MARKDOWN else Form.HTML
    return Form.OTHER_XML if text.startswith("<?xml") and said is None else None


def _is_mail(text: str) -> bool:
    """Tell the headers of a message, which machines have written, from a text's first lines."""
    names = set()
    for line in text.split("\n", 200)[:200]:
        if header := _HEADER.match(line):
            names.add(header["name"].lower())
        elif not (names and line[:1] in {" ", "\t"}):
            break
    if len(names) < 2:
        return False
    return bool(names & _MACHINE_HEADERS) or {"from", "subject", "date"} <= names

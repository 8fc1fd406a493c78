"""Single lines that are no prose wherever they stand: notes, separators, reading times."""

from __future__ import annotations

import re

from digest_tui.text.sentences import ends_sentence

_FOOTNOTE = re.compile(r"\[(?:\d{1,3}|[ivxlcdm]{1,9})\]\s+\S", re.IGNORECASE)
_SEPARATOR = re.compile(r"[-–—_*=~•·#+\s]{1,200}")
_READING_TIME = re.compile(
    r"(?:\w+ ?[:·|] ?)?\d{1,3}[ -]min(?:ute)?s?\.?(?: (?:read|listen|video)| \d{1,6})?",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:™ ?& ?)?(?:copyright\s*)?(?:©|\(c\))\s*(?:copyright\s*)?\d{4}\b", re.IGNORECASE
)
_COPYRIGHT_WORD = re.compile(r"copyright \d{4}\b", re.IGNORECASE)
_RESERVED = re.compile(r"\ball rights reserved\W*$", re.IGNORECASE)
_LONGEST_COPYRIGHT = 200
_FEED_FOOTER = re.compile(
    r"The post [^a-z\s].{0,400} (?:first appeared|appeared first) on [^\s.!?][^!?\n]{0,100}"
)
_LONGEST_FEED_FOOTER = 600
_TEMPLATE = re.compile(r"(?:\s*\{\{[^{}]{1,200}\}\})+\s*")


def is_template(text: str) -> bool:
    """Tell a line of nothing but what a page fills in later: `{{authorBox.message}}`."""
    return text.startswith("{{") and _TEMPLATE.fullmatch(text) is not None


def is_feed_footer(text: str) -> bool:
    """Tell `The post A Bridge Falls appeared first on The Paper.`, as blogs end what they feed.

    A title begins with a capital; `The post that appeared first on Telegram was deleted` is
    prose.
    """
    return (
        text.startswith("The post ")
        and len(text) <= _LONGEST_FEED_FOOTER
        and _FEED_FOOTER.fullmatch(text) is not None
    )


def is_copyright(text: str) -> bool:
    """Tell a line of whose the page is: `© 2025 The Paper. All rights reserved.`."""
    if len(text) > _LONGEST_COPYRIGHT:
        return False
    if _COPYRIGHT.match(text) or _RESERVED.search(text):
        return True
    return _COPYRIGHT_WORD.match(text) is not None and not ends_sentence(text)


def is_reading_time(text: str) -> bool:
    """Tell a line of nothing but how long it takes: `4 minute read`."""
    return _READING_TIME.fullmatch(text) is not None


def is_footnote(text: str) -> bool:
    """Tell an entry of a list of notes: `[3] https://...`."""
    return _FOOTNOTE.match(text) is not None


def is_separator(text: str) -> bool:
    """Tell a line of nothing but signs: `--`, `* * *`, `___`."""
    return _SEPARATOR.fullmatch(text) is not None

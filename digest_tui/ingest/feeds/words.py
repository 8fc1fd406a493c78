"""The words of what a feed marks up: of titles, names and bodies, in one line or in lines."""

from __future__ import annotations

import html
import re

from digest_tui.text.sanitise import clean_line

_MARKUP = re.compile(
    r"<(?:!--[^<>]*+>|(?P<hidden>script|style)\b[^<>]*+>[^<]*+</(?P=hidden)\s*+>|/?[A-Za-z][^<>]*+>)",
    re.IGNORECASE,
)
_SPACES = re.compile(r"\s++")
_BLANK_LINE = re.compile(r"\n[^\S\n]*+\n\s*+")
_LINE_END = re.compile(r"[^\S\n]*+\n[^\S\n]*+(?![-*•–—]\s|\d{1,2}[.)]\s)")
_RSS = re.compile(
    r"^(?:rss|feed)\s*[-–—|:]\s*|\s*[-–—|:»]?\s*\b(?:rss|atom|json)?\s*(?:feed|rss|atom)(?:\s+2\.0)?$",
    re.IGNORECASE,
)
_LONGEST_NAME = 200


def has_markup(text: str) -> bool:
    """Tell whether there is a tag in a text."""
    return _MARKUP.search(text) is not None


def words_of(marked_up: str) -> str:
    """Give the words of some HTML on one line."""
    return _on_a_line(html.unescape(_MARKUP.sub(" ", marked_up)))


def words_of_title(marked_up: str) -> str:
    """Give the words of some HTML without blocks: a tag inside a word parts none."""
    return _on_a_line(html.unescape(_MARKUP.sub("", marked_up)))


def words_of_plain(text: str) -> str:
    """Put a plain text on one line."""
    return _on_a_line(text)


def paragraphs_of(untagged: str) -> str:
    """Give some HTML that has no tags a line for every paragraph and every item of a list.

    Its lines are broken wherever the writer's program broke them; a blank line is meant.
    """
    blocks = _BLANK_LINE.split(html.unescape(untagged).strip())
    return "\n\n".join(_LINE_END.sub(" ", block) for block in blocks)


def source_name(title: str) -> str:
    """Give the name of a source from the title of its feed: `A Paper - RSS` is A Paper."""
    if len(title) > _LONGEST_NAME:
        return title
    return _RSS.sub("", title).strip(" -–—|:»") or title


def _on_a_line(text: str) -> str:
    return _SPACES.sub(" ", clean_line(text)).strip()

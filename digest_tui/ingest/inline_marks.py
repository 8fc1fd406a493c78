"""Marks for bold words and links that were left in a text by what it was written in."""

from __future__ import annotations

import re

_BOLD_OPENS = re.compile(r"(?:\*\*|__)(?=\S)")
_BOLD_CLOSES = {mark: re.compile(rf"(?<=\S){re.escape(mark)}") for mark in ("**", "__")}
_LEANING = "*_"
_LINK = re.compile(r"\[((?:\[[^\[\]]{1,20}\]|[^\[\]]){1,400})\]\(https?://[^\s()]{1,500}\)")
_TAG = re.compile(
    r"</?(?:b|strong|em|i|u|p|br|ul|ol|li|span|div|h[1-6]|blockquote)(?:\s[^<>]{0,200})?\s?/?>",
    re.IGNORECASE,
)
_BULLETIN_TAGS = ("b", "i", "u", "s", "list", "quote", "url", "size", "color")
_ITEM = re.compile(r"<li(?:\s[^<>]{0,200})?>", re.IGNORECASE)


def without_marks(text: str) -> str:
    """Take the marks off: `**so**`, `*so*`, `<b>so</b>`, `[b]so[/b]`, `[so](https://...)`."""
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "<" in text:
        text = _TAG.sub("", _ITEM.sub("- ", text, count=1)).strip()
    if "[" in text:
        text = _without_bulletin_tags(text)
    return _without_leaning(_without_bold(text))


def _without_bulletin_tags(text: str) -> str:
    """`[i]` alone is a note; it is a mark where it is closed, or is all that the row has."""
    folded = text.casefold()
    if folded.strip() in {f"[{slash}{tag}]" for tag in _BULLETIN_TAGS[4:6] for slash in ("", "/")}:
        return ""
    for tag in _BULLETIN_TAGS:
        if f"[/{tag}]" in folded:
            text = re.sub(rf"\[/?{tag}(?:=[^\]\[]{{0,300}})?\]", "", text, flags=re.IGNORECASE)
            folded = text.casefold()
    return text.strip()


def _without_leaning(text: str) -> str:
    """A whole row in `*` or `_`, as in messengers."""
    mark = text[:1]
    if mark and mark in _LEANING and len(text) > 2 and text[-1] == mark and text.count(mark) == 2:
        return text[1:-1].strip() or text
    return text


def _without_bold(text: str) -> str:
    if "**" not in text and "__" not in text:
        return text
    pieces: list[str] = []
    kept = at = 0
    unclosed: set[str] = set()
    while opening := _BOLD_OPENS.search(text, at):
        mark = opening[0]
        at = opening.start() + 1
        if mark in unclosed:
            continue
        closing = _BOLD_CLOSES[mark].search(text, opening.end() + 1)
        if closing is None:
            # Nor is any further one: to look for each would take the square of the length.
            unclosed.add(mark)
            continue
        pieces += (text[kept : opening.start()], text[opening.end() : closing.start()])
        kept = at = closing.end()
    return "".join((*pieces, text[kept:]))

"""Feeds made up in the shapes of those that outlets serve."""

from __future__ import annotations

from html import escape

URL = "https://paper.example/eng/rss/"
NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)
SENTENCES = (
    "The council met in the morning. It talked about the bridge for two hours. "
    "Nobody asked for money. The mayor said it would be mended by May. "
    "A second meeting is to follow next week. The road stays closed till then."
)
WHOLE = f"<p>{SENTENCES}</p>\n<p>{SENTENCES}</p>"


def rss(*items: str, channel: str = "<title>A Paper</title>") -> bytes:
    """Make an RSS 2.0 feed of the insides of its items."""
    body = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {NAMESPACES}>'
        f"<channel>{channel}<link>https://paper.example/</link>{body}</channel></rss>"
    ).encode()


def atom(*entries: str, feed: str = "<title>A Paper</title>") -> bytes:
    """Make an Atom 1.0 feed of the insides of its entries."""
    body = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">{feed}'
        f'<link href="https://paper.example/"/>{body}</feed>'
    ).encode()


def described(body: str, *more: str) -> str:
    """Make the inside of an item with a description that is HTML."""
    return f"<link>/a</link><description>{escape(body)}</description>{''.join(more)}"

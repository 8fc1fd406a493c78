"""One article as a JSON object: what a line of JSONL, an entry of a feed and an export hold."""

from __future__ import annotations

import msgspec


class Record(msgspec.Struct, frozen=True, omit_defaults=True):
    """The fields of an article; docs/formats.md explains them. Of text and html, one is enough."""

    text: str = ""
    """Paragraphs, headings (`## `) and list items (`- `), one a line."""
    html: str = ""
    """The article as a fragment of HTML; goes before `text`."""
    title: str | None = None
    dek: str | None = None
    byline: str | None = None
    published: str | None = None
    """`2025-02-11`, `2025-02-11T14:32+02:00`, or as a text writes it."""
    source: str | None = None
    """The name or slug of the outlet."""
    url: str | None = None
    also_at: list[str] = []
    language: str | None = None


def encode_record(record: Record) -> bytes:
    """Give a record as one line of JSON."""
    return msgspec.json.encode(record)

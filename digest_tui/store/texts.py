"""What hits show of articles: their texts, without all else that is kept of them."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from digest_tui.models import Article, Entry, Role  # noqa: TC001 - msgspec reads annotations


class Part(msgspec.Struct, frozen=True, gc=False):
    """A paragraph."""

    text: str
    kind: Role


class Numbered(msgspec.Struct, frozen=True, gc=False):
    """A takeaway."""

    number: int
    text: str


class Listed(msgspec.Struct, frozen=True, gc=False):
    """A list of takeaways."""

    takeaways: tuple[Numbered, ...]


class Text(msgspec.Struct, frozen=True, gc=False):
    """The text of an article, in the shape of `models.Article`."""

    dek: str | None
    body: tuple[Part, ...]
    assessments: tuple[Listed, ...]


class Told(NamedTuple):
    """An article as hits show it."""

    entry: Entry
    text: Text | Article

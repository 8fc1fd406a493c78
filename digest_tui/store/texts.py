"""What hits show of articles, and what is indexed: without all else that is kept of them."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from digest_tui.models import Article, Entry, GivenDate, Role  # noqa: TC001 - msgspec reads annotations


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


class Words(msgspec.Struct, frozen=True, gc=False):
    """The words of a paragraph."""

    text: str


class Slug(msgspec.Struct, frozen=True, gc=False):
    """A source."""

    slug: str


class Indexed(msgspec.Struct, frozen=True, gc=False):
    """What can be found of an article, in the shape of `models.Article`."""

    id: str
    source: Slug | None
    title: str
    dek: str | None
    byline: str | None
    published: GivenDate | None
    body: tuple[Words, ...]
    assessments: tuple[Listed, ...] = ()
    url: str | None = None
    also_at: tuple[str, ...] = ()

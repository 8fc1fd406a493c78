"""What the store gives besides articles: what they were read from, and what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from digest_tui.analyse.stories.profile import Profile
    from digest_tui.models import Article, Entry, GivenDate, Received

NAMELESS = "nameless"
"""Stands for the id of a library that has lost it; nothing else is lost with it."""


class Original(NamedTuple):
    """What an article, or a version of one, was read from, and what the reader said of it."""

    article_id: str
    received: Received
    said_source: str | None


class ToFile(NamedTuple):
    """An article that is to be kept."""

    article: Article
    received: Received
    """What it was read from."""
    said_source: str | None = None
    """The source as the reader says it; what was said before stays where nothing is said."""
    rules: str = ""
    """The fingerprint of the rules by which it was read."""


class Seen(NamedTuple):
    """What became of bytes that came in before."""

    article: Entry
    rules: str
    said_source: str | None


class Kept(NamedTuple):
    """One version of an article, as it came in."""

    number: int
    filed: datetime
    received: Received


class Changes(NamedTuple):
    """What has changed since a revision."""

    library: str
    """The id of the library that they are of."""
    revision: int
    """The last one."""
    article_ids: tuple[str, ...]
    """Each once, in the order of their last changes; one that is not there was removed."""
    revisions: tuple[int, ...]
    """For each of them that of its last change."""


class FiledAt(NamedTuple):
    """Articles of one day that were filed within ten seconds."""

    day: int | None
    """As 20250210; None where the articles have none."""
    articles: int
    first: datetime
    last: datetime


class Profiled(NamedTuple):
    """What is known of an article when its story is looked for."""

    article_id: str
    published: GivenDate | None
    filed: datetime
    profile: Profile

"""What the store gives besides articles: what they were read from, and what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from digest_tui.analyse.stories.profile import Profile
    from digest_tui.models import GivenDate

NAMELESS = "nameless"
"""Stands for the id of a library that has lost it; nothing else is lost with it."""


class Original(NamedTuple):
    """What came in, byte for byte, and what the reader said of it."""

    article_id: str
    data: bytes
    origin: str
    said_source: str | None


class Changes(NamedTuple):
    """What has changed since a revision."""

    library: str
    """The id of the library that they are of."""
    revision: int
    """The last one."""
    article_ids: tuple[str, ...]
    """Each once; an article that is not in the store any more was removed."""


class Profiled(NamedTuple):
    """What is known of an article when its story is looked for."""

    article_id: str
    published: GivenDate | None
    filed: datetime
    profile: Profile

"""A text made of something else than lines, ready to be read as a plain one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digest_tui.errors import Refused
from digest_tui.ingest.decode import MOST_BYTES, too_large
from digest_tui.ingest.plain import read_plain

if TYPE_CHECKING:
    from digest_tui.ingest.given import Given
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article


class Prepared(NamedTuple):
    """The text and what is known of it from beside it."""

    body: str
    given: Given

    @property
    def text(self) -> str:
        """The whole text, for people and for reading: title and standfirst stand above."""
        above = [part for part in (self.given.title, self.given.dek) if part]
        return "\n\n".join((*above, self.body))

    def read(self, origin: str, outlets: Outlets, source: str | None) -> Article:
        """Read it as an article.

        Raises:
            Refused: There are no words in it, or too many.
        """
        if len(self.body) > MOST_BYTES:
            raise Refused(origin, too_large(len(self.body)))
        return read_plain(self.text, origin, outlets, source, self.given)

"""What helps with searching beside the hits: history, completion, hits of one story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.errors import LibraryError
from digest_tui.query import limits
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest_tui.library.grouping import Grouping
    from digest_tui.library.proposing import Proposing
    from digest_tui.library.searching import Searching
    from digest_tui.models import Proposals, Question, StoryHits
    from digest_tui.reader_state import History


class Searches:
    """Safe to call from any thread; calls may take their time."""

    def __init__(
        self, searching: Searching, proposing: Proposing, grouping: Grouping, history: History
    ) -> None:
        self._searching = searching
        self._proposing = proposing
        self._grouping = grouping
        self._history = history
        self.trouble: str | None = None
        """Why the last search is not remembered, or none is known, where that is so."""

    def grouped(self, article_ids: Sequence[str]) -> tuple[StoryHits, ...]:
        """Put hits together by their stories, each story where its first hit is.

        What is not in the library any more is left out.
        """
        return self._grouping.grouped(article_ids)

    @property
    def indexing(self) -> tuple[int, int] | None:
        """How many articles of how many have been indexed, where searches wait for that."""
        return self._searching.indexing

    def get_ready(self, tell: Callable[[str], object]) -> None:
        """Do now what would hold up the first search; tell what became of the index by that."""
        self._searching.get_ready(tell)

    def meant(self, question: Question, total: int) -> str | None:
        """Give what may have been meant, as a whole query, where so few articles answer one.

        Raises:
            QueryError: The question cannot be understood.
        """
        return self._searching.meant(question, total)

    def remember(self, text: str) -> None:
        """Keep a search that the reader has made; where that cannot be done, it is not."""
        words = clean_line(text).strip()
        if not 0 < len(words) <= limits.CHARACTERS:
            return  # nothing was searched for
        self.trouble = None
        try:
            self._history.keep(words)
        except LibraryError as error:
            self.trouble = str(error)

    def recent(self, beginning: str = "", limit: int = 100) -> list[str]:
        """Give the searches that the reader has made, the newest first, each once.

        Args:
            beginning: Only those that begin so, in capitals or not.
            limit: How many at most.
        """
        self.trouble = None
        try:
            kept = self._history.newest()
        except LibraryError as error:
            self.trouble = str(error)
            return []
        begun = beginning.casefold()
        past = (clean_line(text[: limits.CHARACTERS]) for text in kept)
        return [text for text in past if text.casefold().startswith(begun)][:limit]

    def proposals(self, text: str, cursor: int) -> Proposals:
        """Tell how a query can go on where the cursor is.

        Args:
            text: The query as far as it is typed.
            cursor: Where the cursor is, in characters from 0.
        """
        return self._proposing.proposals(text, cursor)

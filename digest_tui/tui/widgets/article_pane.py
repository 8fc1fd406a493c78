"""The article under the cursor: as it is read, or as it came."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest_tui.models.last_place import InArticle, Spot
from digest_tui.tui.render.article import article_blocks, first_passage, original_blocks
from digest_tui.tui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from digest_tui.models import Article, Reading


class ArticlePane(ReadingPane):
    """Shows one article, from the best of its passages where there are any."""

    reading: Reading | None = None
    """What is shown; None where nothing is."""
    versions = 1
    """How many there are of it."""
    is_original = False
    """It is shown as it came."""
    is_stale = False
    """It may have been read anew since."""
    awaited: InArticle | None = None
    """Where the reader was in the article that is to come."""

    @property
    def last_place(self) -> InArticle | None:
        """Where the reader is; None where nothing is shown."""
        if self.awaited is not None or self.reading is None:
            return self.awaited
        spot = self.spot or Spot()
        return InArticle(self.reading.article.id, spot, self.needle, self.is_original)

    @property
    def passage(self) -> str:
        """The sentence of the match that the reader is at; empty where that is none."""
        return "" if self.is_original else self.sentence

    def take(self, reading: Reading, versions: int) -> None:
        """Show an article; who reads it already stays where he is, unless it has changed."""
        shown, self.is_stale = self.reading, False
        same = shown is not None and replace(reading, question=shown.question) == shown
        if not same or versions != self.versions:
            self.show_reading(reading, versions)
        else:
            self.reading = reading  # it may be the answer to another question

    def show_reading(self, reading: Reading, versions: int) -> None:
        """Show an article as it is read."""
        self.reading, self.versions, self.is_original = reading, versions, False
        self.entitle(reading.article.source_name)
        blocks = list(article_blocks(reading, versions))
        self.show(blocks, at=first_passage(reading), spot=self._spot_awaited(reading.article))

    def show_original(self, article: Article, text: str) -> None:
        """Show the text that the article was read from, unless another is shown by now."""
        if self.reading is not None and self.reading.article == article:
            self.is_original = True
            self.entitle(f"As it came: {article.origin}")
            self.show(list(original_blocks(text)), spot=self._spot_awaited(article))

    def _spot_awaited(self, article: Article) -> Spot | None:
        """Give where the reader was in an article, once, where this is it as it was shown."""
        awaited = self.awaited
        if awaited is None or awaited.article != article.id:
            self.awaited = None
            return None
        if awaited.is_original != self.is_original:
            return None  # the other form of it comes next
        self.awaited = None
        return awaited.spot

    def show_nothing(self) -> None:
        """Show that there is no article."""
        self.reading, self.is_original, self.is_stale = None, False, False
        self.awaited = None
        self.entitle("")
        self.show(())

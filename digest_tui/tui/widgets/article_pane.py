"""The article under the cursor: as it is read, or as it came."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest_tui.text.sentences import sentences
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

    @property
    def passage(self) -> str:
        """The sentence of the match that the reader is at; empty where that is none."""
        match = self.match
        if match is None or self.is_original:
            return ""
        text = self.blocks[match.block].text
        for start, end in sentences(text):
            if start <= match.span.start < end:
                return text[start:end]
        return ""

    def take(self, reading: Reading, versions: int) -> None:
        """Show an article; who reads it already stays where he is, unless it has changed."""
        shown, self.is_stale = self.reading, False
        same = shown is not None and replace(reading, question=shown.question) == shown
        if not same or versions != self.versions:
            self.show_reading(reading, versions)

    def show_reading(self, reading: Reading, versions: int) -> None:
        """Show an article as it is read."""
        self.reading, self.versions, self.is_original = reading, versions, False
        self.entitle(reading.article.source_name)
        self.show(list(article_blocks(reading, versions)), at=first_passage(reading))

    def show_original(self, article: Article, text: str) -> None:
        """Show the text that the article was read from, unless another is shown by now."""
        if self.reading is not None and self.reading.article == article:
            self.is_original = True
            self.entitle(f"As it came: {article.origin}")
            self.show(list(original_blocks(text)))

    def show_nothing(self) -> None:
        """Show that there is no article."""
        self.reading, self.is_original, self.is_stale = None, False, False
        self.entitle("")
        self.show(())

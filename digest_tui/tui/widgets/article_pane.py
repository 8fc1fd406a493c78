"""The article under the cursor: as it is read, or as it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from digest_tui.tui.render.article import article_blocks, first_passage, original_blocks
from digest_tui.tui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from digest_tui.models import Article, Reading


class ArticlePane(ReadingPane):
    """Shows one article, from the best of its passages where there are any."""

    reading: Reading | None = None
    """What is shown; None where nothing is."""
    is_original = False
    """It is shown as it came."""

    def show_reading(self, reading: Reading) -> None:
        """Show an article as it is read."""
        self.reading, self.is_original = reading, False
        self.border_title = Content(reading.article.source_name)
        self.show(list(article_blocks(reading)), at=first_passage(reading))

    def show_original(self, article: Article, text: str) -> None:
        """Show the text that the article was read from, unless another is shown by now."""
        if self.reading is not None and self.reading.article == article:
            self.is_original = True
            self.border_title = Content(f"As it came: {article.origin}")
            self.show(list(original_blocks(text)))

    def show_nothing(self) -> None:
        """Show that there is no article."""
        self.reading, self.is_original = None, False
        self.border_title = None
        self.show(())

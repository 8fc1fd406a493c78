"""Columns side by side, of which as many show as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal

from digest_tui.export import copied
from digest_tui.tui.screens.finding import FindingScreen
from digest_tui.tui.widgets.article_column import ArticleColumn
from digest_tui.tui.widgets.column_text import ColumnText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from digest_tui.export.copied import Copied
    from digest_tui.models import Article, Reading
    from digest_tui.tui.widgets.reading_pane import ReadingPane

_NARROWEST = 38
"""Cells of a column; two fit into 80."""


class ColumnsScreen(FindingScreen):
    """Keeps the column with the focus in sight, and the columns scrolled together."""

    def __init__(self) -> None:
        super().__init__()
        self.strip = Horizontal(id="columns")
        self.linked = True
        """Columns scroll together."""
        self._offsets: dict[ReadingPane, int] = {}
        self._first = 0
        self._column = 0

    @property
    def columns(self) -> list[ArticleColumn]:
        """The columns, from the left."""
        return [child for child in self.strip.children if isinstance(child, ArticleColumn)]

    @property
    def shown(self) -> list[int]:
        """The positions of the columns that there is room for."""
        return [at for at, column in enumerate(self.columns) if column.display]

    @property
    def column(self) -> int:
        """The position of the column that has the focus, or had it last."""
        return min(self._column, max(0, len(self.columns) - 1))

    def article_here(self) -> Article | None:
        """Give the article of the column."""
        columns = self.columns
        return columns[self.column].reading.article if columns else None

    def whole_here(self) -> Copied | None:
        """Give the article of the column."""
        article = self.article_here()
        return copied.article(article) if article else None

    def passage_here(self) -> Copied | None:
        """Give the sentence of the match that the reader is at, or else what is on top."""
        article = self.article_here()
        if article is None:
            return None
        text = self.columns[self.column].text
        if text.sentence:
            return copied.passage(text.sentence, article, "a sentence")
        block = text.block_on_top
        return copied.passage(block.text if block else "", article)

    async def fill(self, readings: Sequence[Reading]) -> None:
        """Show some articles."""
        await self.strip.remove_children()
        if self.strip.is_attached:
            await self.strip.mount_all(ArticleColumn(reading) for reading in readings)

    def go_to_column(self, index: int) -> None:
        """Give a column the focus."""
        columns = self.columns
        if columns:
            self._column = index % len(columns)
            column = columns[self._column]
            column.display = True
            self.set_focus(column.text)

    def fit_columns(self) -> None:
        """Show as many columns as there is room for."""
        columns = self.columns
        room = max(1, self.app.size.width // _NARROWEST)
        at = self.column
        first = min(max(self._first, at - room + 1), at, max(0, len(columns) - room))
        self._first = max(0, first)
        for index, column in enumerate(columns):
            column.display = self._first <= index < self._first + room

    def link(self, tops: dict[ReadingPane, int] | None = None) -> None:
        """Remember how far apart the columns are.

        Args:
            tops: The line on top of each, where it is not drawn yet.
        """
        tops = tops or {column.text: column.text.scroll_offset.y for column in self.columns}
        here = self.columns[self.column].text if self.columns else None
        base = tops.get(here, 0) if here is not None else 0
        self._offsets = {text: top - base for text, top in tops.items()}

    def on_column_text_move_wanted(self, message: ColumnText.MoveWanted) -> None:
        """Scroll a column, and the others with it: rows that move as one cost few bytes."""
        pane = message.pane
        pane.scroll_to(y=pane.scroll_offset.y + message.by, animate=False, immediate=True)
        self._follow(pane)

    def on_column_text_scrolled(self, message: ColumnText.Scrolled) -> None:
        """Let the other columns follow, however it was scrolled."""
        message.stop()
        self._follow(message.pane)

    def _follow(self, pane: ReadingPane) -> None:
        """Let the other columns follow the one that has the focus."""
        if not self.linked or pane is not self.focused:
            return
        moved = pane.scroll_offset.y - self._offsets.get(pane, 0)
        for column in self.columns:
            top = self._offsets.get(column.text, 0) + moved
            if column.text is not pane and column.text.scroll_offset.y != top:
                column.text.scroll_to(y=top, animate=False, immediate=True)

    def on_resize(self, event: events.Resize) -> None:
        """Show as many columns as there is room for."""
        super().on_resize(event)
        self.fit_columns()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keep the column with the focus in sight."""
        if isinstance(event.widget, ColumnText) and event.widget is self.focused:
            texts = [column.text for column in self.columns]
            self._column = texts.index(event.widget)
            self.fit_columns()

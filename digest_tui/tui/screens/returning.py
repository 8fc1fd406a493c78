"""Going back to where a reader was in a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.models.last_place import InComparison, SentenceAt
from digest_tui.tui.screens.claims import ClaimsScreen
from digest_tui.tui.screens.judging import JudgingScreen

if TYPE_CHECKING:
    from digest_tui.library import Library
    from digest_tui.models.last_place import Spot
    from digest_tui.tui.widgets.column_text import ColumnText
    from digest_tui.tui.widgets.reading_pane import ReadingPane


class ReturningScreen(JudgingScreen):
    """Knows where the reader is, and goes there once the articles have come."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.awaited: InComparison | None = None
        """Where the reader was, until the articles are there."""
        self._spots: dict[str, Spot] = {}
        """What stood on top of the columns, by article, until the reader goes on."""
        self._tops: dict[ReadingPane, int] = {}
        """The lines of that."""
        self._stands = True
        """The columns in sight have been drawn as they stood."""

    def go_back_to(self, last: InComparison) -> None:
        """Begin where the reader was among the articles, which are the same."""
        self.awaited = last
        self._weak = last.weak
        self.linked = last.linked
        self._column = max(0, last.column)
        self.set_reactive(ClaimsScreen.as_table, last.as_table)
        if not last.as_table:
            spots = zip(last.articles, last.spots, strict=False)
            self._spots = {one: spot for one, spot in spots if spot is not None}
            self._stands = not self._spots

    @property
    def is_there(self) -> bool:
        """Whether the articles stand as they did."""
        return super().is_there and self.awaited is None and self._stands

    def here(self) -> InComparison:
        """Say where the reader is; which articles these are is not said."""
        if self.awaited is not None or self.walk is None:
            return self.awaited or InComparison(())
        return InComparison(
            (),
            sentence=self._sentence_here(),
            column=self.column,
            spots=()
            if self.as_table
            else tuple(
                column.text.spot or self._spots.get(column.reading.article.id)
                for column in self.columns
            ),
            row=self.table.at_row,
            as_table=self.as_table,
            weak=self._weak,
            linked=self.linked,
        )

    def sentence_awaited(self) -> int | None:
        """Give the sentence that the reader was at, if it is there; what is said is done."""
        wanted = self.awaited.sentence if self.awaited is not None else None
        if not self.as_table:
            self.awaited = None
        if wanted is None or self.walk is None:
            return None
        comparison = self.walk.comparison
        ids = [article.id for article in comparison.articles]
        if wanted.article not in ids:
            return None
        own = comparison.of(ids.index(wanted.article))
        same = [at for at in own if comparison.sentences[at].text == wanted.text]
        return min(
            same or own,
            key=lambda at: abs(comparison.sentences[at].number - wanted.number),
            default=None,
        )

    def watch_at(self) -> None:
        """Show the sentence: the reader has gone on."""
        self._go_on()
        super().watch_at()

    def return_to_row(self) -> None:
        """Put the cursor of the table where it was."""
        awaited, self.awaited = self.awaited, None
        if awaited is not None:
            self.table.return_to(awaited.row)

    def on_column_text_placed(self, message: ColumnText.Placed) -> None:
        """Show the columns as they stood, as long as the reader has not gone on."""
        if not self._spots:
            super().on_column_text_placed(message)
            return
        self._put_back()
        self.call_after_refresh(self._stand)  # there is not all to scroll before

    def _put_back(self) -> None:
        if not self._spots:
            return
        drawn = [column for column in self.columns if column.display and column.text.blocks]
        tops: dict[ReadingPane, int] = {
            column.text: column.text.scroll_offset.y for column in self.columns
        }
        for column in drawn:
            spot = self._spots.get(column.reading.article.id)
            if spot is not None:
                column.text.return_to(spot)
                tops[column.text] = column.text.scroll_offset.y
        self._tops = tops
        self.link(tops)

    def _stand(self) -> None:
        """Put the columns back a last time, where all that are in sight have been drawn."""
        self._put_back()
        drawn = [column for column in self.columns if column.display and column.text.blocks]
        self._stands = self._stands or len(drawn) == len(self.shown)

    def on_column_text_scrolled(self, message: ColumnText.Scrolled) -> None:
        """Take note that the reader has gone on; what was put back draws nothing along."""
        message.stop()
        if self._spots:
            if not self._stands or message.pane.scroll_offset.y == self._tops.get(message.pane):
                return
            self._go_on()
        super().on_column_text_scrolled(message)

    def _go_on(self) -> None:
        self._spots, self._tops, self._stands = {}, {}, True

    def _sentence_here(self) -> SentenceAt | None:
        if self.walk is None or self.at is None:
            return None
        comparison = self.walk.comparison
        sentence = comparison.sentences[self.at]
        article = comparison.articles[sentence.article].id
        return SentenceAt(article, sentence.number, sentence.text)

"""Going through what articles tell: in their columns, or in a table of their claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import var

from digest_tui.export import copied
from digest_tui.tui.render.compared import key_of, marks_of, shift_of
from digest_tui.tui.screens.columns import ColumnsScreen
from digest_tui.tui.walk import Stop, Walk
from digest_tui.tui.widgets.claims_table import ClaimsTable
from digest_tui.tui.widgets.table_head import TableHead

if TYPE_CHECKING:
    from digest_tui.export.copied import Copied
    from digest_tui.models import Sentence
    from digest_tui.tui.widgets.column_text import ColumnText
    from digest_tui.tui.widgets.list_pane import ListPane
    from digest_tui.tui.widgets.reading_pane import ReadingPane

_HIGHEST = 3
"""The part of a column's height, from the top, at which what is gone to is put: 1/3."""


class ClaimsScreen(ColumnsScreen):
    """Keeps one sentence in focus, and what tells the same at the same height."""

    at: var[int | None] = var(None, init=False)
    """The sentence that has the focus, by its position in the comparison."""
    as_table: var[bool] = var(False, init=False)
    """Claims are shown, not columns."""

    def __init__(self) -> None:
        super().__init__()
        self.walk: Walk | None = None
        """The comparison, once it has been made."""
        self.news = ""
        """What to say before what the focus is on, until the reader goes on."""
        self.table = ClaimsTable()
        self.table_head = TableHead(self.table.head)

    def say(self) -> None:
        """Say how things are; subclasses know how."""

    def tell(self, words: str) -> None:
        """Say something where the reader looks, and cover nothing."""
        self.news = words
        self.say()

    def mark(self) -> None:
        """Mark the columns, and say what the focus is on."""
        if self.walk is not None:
            for index, column in enumerate(self.columns):
                column.mark(marks_of(self.walk, index, self.at))
        self.say()

    def watch_at(self) -> None:
        """Show the sentence in its column, or its row of the table."""
        self.news = ""
        self.mark()
        if self.at is None:
            return
        if self.as_table:
            self.table.go_to(self.at)
        else:
            self._align()

    def _align(self) -> None:
        """Bring the sentence and what tells the same to one height."""
        if self.walk is None or self.at is None:
            return
        sentences = self.walk.comparison.sentences
        here = sentences[self.at]
        text = self.columns[here.article].text
        row = text.size.height // _HIGHEST
        tops: dict[ReadingPane, int] = {
            column.text: column.text.scroll_offset.y for column in self.columns
        }
        line = self._line_of(here)
        if line is not None:
            tops[text] = text.put(line, row)
            row = line - tops[text]
        for article, other in self.walk.beside(self.at).items():
            line = self._line_of(sentences[other])
            if line is not None:
                beside = self.columns[article].text
                tops[beside] = beside.put(line, row)
        self.link(tops)

    def on_column_text_placed(self, message: ColumnText.Placed) -> None:
        """Go to the sentence, unless the reader has gone on: then what was in sight stays."""
        if self.at is None or any(one.text.has_moved for one in self.columns if one.display):
            if message.is_first:
                self._bring(message.text)
            self.link()
        else:
            self._align()

    def _bring(self, text: ColumnText) -> None:
        """Put a column that comes into sight beside the others, as if it had moved along."""
        if self.walk is None or self.at is None:
            return
        sentences = self.walk.comparison.sentences
        here = self.columns[sentences[self.at].article].text
        article = [column.text for column in self.columns].index(text)
        other = self.walk.beside(self.at).get(article)
        line = self._line_of(sentences[self.at])
        beside = None if other is None else self._line_of(sentences[other])
        if line is not None and beside is not None:
            text.put(beside, line - here.scroll_offset.y)

    def _line_of(self, sentence: Sentence) -> int | None:
        column = self.columns[sentence.article]
        shift = shift_of(sentence, column.reading.article)
        if key_of(sentence) == ("title",):
            return 0
        return column.text.row_of(key_of(sentence), sentence.span.start + shift)

    def _go_to(self, by: int, stop: Stop) -> None:
        if self.walk is None or not self.columns:
            return
        article = self.column
        at = self.at
        if at is not None and self.walk.comparison.sentences[at].article != article:
            at = self.walk.counterparts(at).get(article)
        wanted = self.walk.following(article, at, by, stop)
        if wanted is None:
            self.tell(f"There is no {stop} in this article")
        else:
            self.at = wanted

    def on_column_text_claim_wanted(self, message: ColumnText.ClaimWanted) -> None:
        """Go to a claim."""
        self._go_to(message.by, Stop.CLAIM)

    def action_difference(self, by: int) -> None:
        """Go to the next difference, or the one before."""
        self._go_to(by, Stop.DIFFERENCE)

    def action_only_here(self, by: int) -> None:
        """Go to the next sentence that only this article has, or the one before."""
        self._go_to(by, Stop.ONLY_HERE)

    def action_quotation(self, by: int) -> None:
        """Go to the next quotation, or the one before."""
        self._go_to(by, Stop.QUOTATION)

    # The table

    def action_table(self) -> None:
        """Change between the columns and the table."""
        self.as_table = not self.as_table

    def watch_as_table(self) -> None:
        """Show the one, hide the other."""
        self.strip.display = not self.as_table
        self.table.display = self.table_head.display = self.as_table
        if self.as_table:
            if self.at is not None:
                self.table.go_to(self.at)
            self.set_focus(self.table)
        elif self.walk is not None and self.columns:
            here = None if self.at is None else self.walk.comparison.sentences[self.at].article
            self.go_to_column(self.column if here is None else here)
            self.mark()
            self.call_after_refresh(self._align)  # there are no rows before
        self.say()

    def on_claims_table_laid_out(self) -> None:
        """Draw the sources over the new columns."""
        self.table_head.refresh()

    def on_list_pane_moved(self, message: ListPane.Moved) -> None:
        """Say what the row under the cursor is."""
        if message.pane is self.table and self.as_table and self.table.chosen:
            self.set_reactive(ClaimsScreen.at, self.table.chosen[0])
            self.tell("")

    def on_list_pane_chosen(self, message: ListPane.Chosen) -> None:
        """Read a claim in its articles."""
        if message.pane is self.table and self.table.chosen:
            self.set_reactive(ClaimsScreen.at, self.table.chosen[0])
            self.as_table = False

    def passage_here(self) -> Copied | None:
        """Give the claim of the row with all its tellings, or the sentence in focus."""
        if self.walk is None or not self.columns:
            return None
        comparison = self.walk.comparison
        is_found = bool(self.columns[self.column].text.needle)
        at = () if self.at is None or is_found else (self.at,)
        chosen = [
            comparison.sentences[one] for one in (self.table.chosen if self.as_table else at)
        ]
        if not chosen:
            return super().passage_here()
        return copied.passages([(one.text, comparison.articles[one.article]) for one in chosen])

    def action_next_column(self) -> None:
        """Go to the next column."""
        self._turn(1)

    def action_previous_column(self) -> None:
        """Go to the column before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        self.go_to_column(self.column + by)
        if self.walk is not None and self.at is not None:
            there = self.walk.counterparts(self.at).get(self.column)
            if there is not None:  # the same claim, as this article tells it
                self.set_reactive(ClaimsScreen.at, there)
                self.news = ""
                self.mark()

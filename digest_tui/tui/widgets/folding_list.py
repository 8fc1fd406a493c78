"""Hits of one story under the best of them, which opens to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import var

from digest_tui.models import Answer, Question
from digest_tui.tui.render.hit_lines import HitLines, laid_out
from digest_tui.tui.widgets.list_pane import ListPane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events

    from digest_tui.models import Hit
    from digest_tui.tui.grouping import InStory, Line


_NOTHING = Answer(Question(), (), 0)


class FoldingList(ListPane):
    """Knows which hits are seen; the cursor stays on its hit, whatever comes above or below."""

    answer: var[Answer] = var(_NOTHING)
    """What is shown."""
    stories: var[Mapping[str, InStory]] = var({})
    """What is known of the stories of articles."""
    is_grouped: var[bool] = var(default=True)
    """Hits of one story stand together."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._laid = HitLines(_NOTHING, {})
        self._chosen: dict[str, bool] = {}
        """The articles whose stories the reader has opened or closed."""

    @property
    def entries(self) -> int:
        """How many hits and stories are shown."""
        return self._laid.entries

    @property
    def height_of_all(self) -> int:
        """The rows of all of them."""
        return self._laid.height_of_all

    @property
    def at(self) -> int:
        """The place in the answer of the hit under the cursor."""
        return self._laid.at(self.cursor)

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor."""
        return self._laid.answer.hits[self.at] if self._laid.lines else None

    def rows_of(self, entry: int) -> range:
        """Give the rows of an entry."""
        return self._laid.rows_of(entry)

    def entry_at(self, row: int) -> int | None:
        """Give the entry of a row."""
        return self._laid.entry_at(row)

    def go_to(self, article_id: str | None) -> None:
        """Put the cursor on an article, if it is among the hits; its story opens."""
        at = self._laid.place_of(article_id)
        if at is not None:
            self._unhide(at)
            self.cursor = self._laid.entry_of(at)

    def on_resize(self) -> None:
        """There may be room for all now, or not any more."""
        self._fill()
        super().on_resize()

    def watch_answer(self, before: Answer, now: Answer) -> None:
        """Show the new hits from the first; more of the same below those that are shown."""
        if now.question.asks_the_same(before.question):
            self._fill()
            return
        self._chosen = {}
        self.scroll_to(y=0, animate=False)
        self.set_reactive(FoldingList.cursor, 0)
        self._fill(from_start=True)

    def watch_stories(self) -> None:
        """Put the hits of a story together, with the cursor on what it was on."""
        self._fill()

    def watch_is_grouped(self) -> None:
        """Show them together, or one by one."""
        self._fill()

    def on_click(self, event: events.Click) -> None:
        """Open or close the story whose line is clicked; else see the list."""
        entry = self.entry_of(event)
        super().on_click(event)
        if entry is None or event.chain > 1 or not self._laid.lines[entry].others:
            return
        offset = event.get_content_offset(self)
        if offset and offset.y + self.scroll_offset.y == self.rows_of(entry).stop - 1:
            self._open(entry, is_open=not self._laid.lines[entry].is_open)

    def action_open(self) -> None:
        """Show the other hits of the story."""
        if self._laid.lines:
            self._open(self.cursor, is_open=True)

    def action_close(self) -> None:
        """Hide the other hits of the story, and go to its first."""
        if self._laid.lines:
            line = self._laid.lines[self.cursor]
            if line.under is not None:
                self.cursor = self._laid.entry_of(line.under)
            self._open(self.cursor, is_open=False)

    def _fill(self, *, from_start: bool = False) -> None:
        """Make the entries anew, with the cursor on the hit that it was on, at its height."""
        was = None if from_start or self.hit is None else self.hit.entry.id
        height = self.rows_of(self.cursor).start - self.scroll_offset.y if self._laid.lines else 0
        self._make_lines()
        at = self._laid.place_of(was)
        if at is None:
            self.set_reactive(FoldingList.cursor, self.validate_cursor(self.cursor))
            self.lay_out()
            return
        self._unhide(at)
        self.set_reactive(FoldingList.cursor, self._laid.entry_of(at))
        self.lay_out()
        top = self.rows_of(self.cursor).start - height
        if top != self.scroll_offset.y and self.cursor:
            self._scroll_at_once(top)

    def _make_lines(self) -> None:
        self._laid = laid_out(
            self.answer,
            self.stories,
            self._chosen,
            self.size.height,
            is_grouped=self.is_grouped,
        )

    def _open(self, entry: int, *, is_open: bool) -> None:
        line = self._laid.lines[entry]
        if line.is_open == is_open or not line.others:
            return
        self._choose(line, is_open=is_open)
        self._fill()
        if is_open:
            rows = self.rows_of(min(entry + len(line.others), self.entries - 1))
            top = min(rows.stop - self.size.height, self.rows_of(entry).start)
            if top > self.scroll_offset.y:
                self._scroll_at_once(top)

    def _unhide(self, at: int) -> None:
        """Open the story that hides a hit."""
        hiding = self._laid.hiding(at)
        if hiding is not None:
            self._choose(hiding, is_open=True)
            self._make_lines()
            self.lay_out()

    def _choose(self, line: Line, *, is_open: bool) -> None:
        self._chosen |= dict.fromkeys(self._laid.ids_of(line), is_open)

"""The hits of a question, those of one story together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import astuple
from textual.message import Message
from textual.reactive import var

from digest_tui.models import Answer, Question
from digest_tui.models.last_place import InHits, KnownStory
from digest_tui.tui.commands import bindings
from digest_tui.tui.grouping import InStory, Line
from digest_tui.tui.render.hit_lines import SIGN, HitLines, laid_out
from digest_tui.tui.search_commands import HITS
from digest_tui.tui.widgets.list_pane import ListPane

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events

    from digest_tui.models import Hit
    from digest_tui.tui.render.rows import Row

_NOTHING = Answer(Question(), (), 0)
_MOST_KNOWN = 300
"""Hits of which it is remembered how they stood together."""


class HitList(ListPane):
    """Some rows a hit; the cursor and the marks have signs as well as colours."""

    BINDINGS = bindings(HITS)
    COMMANDS_HERE = HITS

    @dataclass
    class MarkWanted(Message):
        """The reader marks the hit under the cursor, or takes its mark away."""

        hit: Hit

    answer: var[Answer] = var(_NOTHING)
    """What is shown."""
    marked: var[tuple[str, ...]] = var(())
    """The ids of the articles that are marked, in the order of marking."""
    stories: var[Mapping[str, InStory]] = var({})
    """What is known of the stories of articles."""
    is_brief: var[bool] = var(default=False)
    """The passages are left out: the reader types, and they are others with the next key."""
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
        return self.answer.hits[self.at] if self._laid.lines else None

    @property
    def place(self) -> str:
        """Which hit the cursor is on, of all that were found."""
        return self._laid.place(self.cursor)

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

    @property
    def last_place(self) -> InHits:
        """Where the reader is in the list, and how it stands."""
        ids = [hit.entry.id for hit in self.answer.hits[:_MOST_KNOWN]]
        return InHits(
            article=self.hit.entry.id if self.hit else None,
            row=self.at_row,
            opened=tuple(one for one in ids if self._chosen.get(one) is True),
            closed=tuple(one for one in ids if self._chosen.get(one) is False),
            is_grouped=self.is_grouped,
            stories=tuple(
                KnownStory(one, *self.stories[one]) for one in ids if one in self.stories
            ),
        )

    def go_back_to(self, place: InHits) -> None:
        """Show the list as it was, as far as the same hits are there."""
        self._chosen = dict.fromkeys(place.opened, True) | dict.fromkeys(place.closed, False)
        self.set_reactive(HitList.is_grouped, place.is_grouped)
        known = {one: InStory(*rest) for one, *rest in map(astuple, place.stories)}
        self.set_reactive(HitList.stories, {**known, **self.stories})
        self._make_lines()
        at = self._laid.place_of(place.article)
        if at is not None:
            self._unhide(at)
        self.lay_out()
        self.return_to(place.row, None if at is None else self._laid.entry_of(at))

    def on_resize(self) -> None:
        """There may be room for all now, or not any more."""
        self._fill(self.answer.hits)
        super().on_resize()

    def watch_answer(self, before: Answer, now: Answer) -> None:
        """Show the new hits from the first; more of the same below those that are shown."""
        if now.question.asks_the_same(before.question):
            self._fill(before.hits)
            return
        self._chosen = {}
        self.scroll_to(y=0, animate=False)
        self.set_reactive(HitList.cursor, 0)
        self._fill(())

    def watch_stories(self) -> None:
        """Put the hits of a story together, with the cursor on what it was on."""
        self._fill(self.answer.hits)

    def watch_is_grouped(self) -> None:
        """Show them together, or one by one."""
        self._fill(self.answer.hits)

    def watch_is_brief(self) -> None:
        """Show the passages, or leave them out."""
        self.refresh()

    def watch_marked(self) -> None:
        """Show the marks."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Open or close the story whose line is clicked; else see the list."""
        entry = self.entry_of(event)
        super().on_click(event)
        if entry is None or event.chain > 1 or not self._laid.lines[entry].others:
            return
        offset = event.get_content_offset(self)
        if offset and offset.y + self.scroll_offset.y == self.rows_of(entry).stop - 1:
            self._open(entry, is_open=not self._laid.lines[entry].is_open)

    def action_mark(self) -> None:
        """Ask for a mark."""
        if self.hit:
            self.post_message(self.MarkWanted(self.hit))

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

    def action_group(self) -> None:
        """Show the hits of a story together, or one by one."""
        self.is_grouped = not self.is_grouped

    def row(self, line: int) -> Row:
        """Draw a row."""
        entry = self.entry_at(line)
        if entry is None:
            return ()
        width = self.inner_width - SIGN
        said = self._laid.row(line, width, self.marked, is_brief=self.is_brief)
        return (self.sign_of(entry), *said)

    def _fill(self, before: Sequence[Hit]) -> None:
        """Make the entries anew, with the cursor on the hit that it was on, at its height."""
        was = before[self.at].entry.id if before and self._laid.lines else None
        height = self.rows_of(self.cursor).start - self.scroll_offset.y if self._laid.lines else 0
        self._make_lines()
        at = self._laid.place_of(was)
        if at is None:
            self.set_reactive(HitList.cursor, self.validate_cursor(self.cursor))
            self.lay_out()
            return
        self._unhide(at)
        self.set_reactive(HitList.cursor, self._laid.entry_of(at))
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
        self._fill(self.answer.hits)
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

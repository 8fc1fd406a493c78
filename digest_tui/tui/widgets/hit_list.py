"""The hits of a question, those of one story together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import astuple
from textual.message import Message
from textual.reactive import var

from digest_tui.models.last_place import InHits, KnownStory
from digest_tui.tui.commands import bindings
from digest_tui.tui.grouping import InStory
from digest_tui.tui.render.hit_lines import SIGN
from digest_tui.tui.search_commands import HITS
from digest_tui.tui.stretch import edge
from digest_tui.tui.widgets.folding_list import FoldingList

if TYPE_CHECKING:
    from digest_tui.models import Hit
    from digest_tui.tui.render.rows import Row

_MOST_KNOWN = 300
"""Hits of which it is remembered how they stood together."""


class HitList(FoldingList):
    """Some rows a hit; the cursor and the marks have signs as well as colours."""

    BINDINGS = bindings(HITS)
    COMMANDS_HERE = HITS

    @dataclass
    class MarkWanted(Message):
        """The reader marks the hit under the cursor, or takes its mark away."""

        hit: Hit

    @dataclass
    class EdgeWanted(Message):
        """The reader goes to the last of all hits, or to the first, which are not there."""

        is_end: bool

    marked: var[tuple[str, ...]] = var(())
    """The ids of the articles that are marked, in the order of marking."""
    is_brief: var[bool] = var(default=False)
    """The passages are left out: the reader types, and they are others with the next key."""

    @property
    def place(self) -> str:
        """Which hit the cursor is on, of all that were found."""
        return self._laid.place(self.cursor)

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

    def watch_is_brief(self) -> None:
        """Show the passages, or leave them out."""
        self.refresh()

    def watch_marked(self) -> None:
        """Show the marks."""
        self.refresh()

    def action_to_start(self) -> None:
        """Move the cursor to the first hit of all, which may have to be fetched."""
        if edge(self.answer, is_end=False) is None:
            super().action_to_start()
        else:
            self.post_message(self.EdgeWanted(is_end=False))

    def action_to_end(self) -> None:
        """Move the cursor to the last hit of all; see `action_to_start`."""
        if edge(self.answer, is_end=True) is None:
            super().action_to_end()
        else:
            self.post_message(self.EdgeWanted(is_end=True))

    def action_mark(self) -> None:
        """Ask for a mark."""
        if self.hit:
            self.post_message(self.MarkWanted(self.hit))

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

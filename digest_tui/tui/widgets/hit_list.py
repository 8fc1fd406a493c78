"""The hits of a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.message import Message
from textual.reactive import var

from digest_tui.export.coverage import SIGNS
from digest_tui.models import Answer, Highlighted, Question, Told
from digest_tui.text.width import fit
from digest_tui.tui.commands import HITS, bindings
from digest_tui.tui.render.rows import Piece, Row, one_line, origin_line
from digest_tui.tui.widgets.list_pane import ListPane

if TYPE_CHECKING:
    from digest_tui.models import Hit

_ROWS = 3
"""Title; source and date; a snippet."""
_TOLD = {Told.TOLD: "told", Told.PARTLY: "in part", Told.NOT: "not"}
_MARGIN = 4
"""Cells before the title: the cursor's sign and the mark."""


class HitList(ListPane):
    """Three rows a hit; the cursor and the marks have signs as well as colours."""

    BINDINGS = bindings(HITS)
    COMMANDS_HERE = HITS

    @dataclass
    class MarkWanted(Message):
        """The reader marks the hit under the cursor, or takes its mark away."""

        hit: Hit

    answer: var[Answer] = var(Answer(Question(), (), 0))
    """What is shown."""
    marked: var[tuple[str, ...]] = var(())
    """The ids of the articles that are marked, in the order of marking."""

    @property
    def entries(self) -> int:
        """How many hits are shown."""
        return len(self.answer.hits)

    @property
    def height_of_all(self) -> int:
        """Three rows a hit."""
        return _ROWS * self.entries

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor."""
        return self.answer.hits[self.cursor] if self.entries else None

    def action_mark(self) -> None:
        """Ask for a mark."""
        if self.hit:
            self.post_message(self.MarkWanted(self.hit))

    def go_to(self, article_id: str | None) -> None:
        """Put the cursor on an article, if it is among the hits."""
        for at, hit in enumerate(self.answer.hits):
            if hit.entry.id == article_id:
                self.cursor = at

    def rows_of(self, entry: int) -> range:
        """Give the rows of a hit."""
        return range(entry * _ROWS, (entry + 1) * _ROWS)

    def entry_at(self, row: int) -> int | None:
        """Give the hit of a row."""
        return row // _ROWS if 0 <= row < self.height_of_all else None

    def watch_answer(self, before: Answer, now: Answer) -> None:
        """Show the new hits from the first; more of the same below those that are shown."""
        if not now.question.asks_the_same(before.question):
            self.scroll_to(y=0, animate=False)
            self.set_reactive(HitList.cursor, 0)
        self.set_reactive(HitList.cursor, self.validate_cursor(self.cursor))
        self.lay_out()

    def watch_marked(self) -> None:
        """Show the marks."""
        self.refresh()

    def row(self, line: int) -> Row:
        """Draw a row."""
        entry = self.entry_at(line)
        if entry is None:
            return ()
        hit = self.answer.hits[entry]
        here = entry == self.cursor
        style = ("cursor" if self.has_focus else "blurred") if here else ""
        width = self.inner_width - _MARGIN
        which = line % _ROWS
        if which == 0:
            mark = "✓ " if hit.entry.id in self.marked else "  "
            margin = Piece(("▌ " if here else "  ") + mark, "sign")
            content = one_line(hit.title, width, f"title {style}")
        else:
            margin = Piece("▌   " if here else "    ", "sign")
            content = (
                self._origin(hit, width, "text" if here and self.has_focus else "meta")
                if which == 1
                else one_line(_passage(hit), width, f"text {style}", from_mark=True)
            )
        if here and self.has_focus:
            used = sum(cell_len(piece.text) for piece in content)
            content = (*content, Piece(" " * max(0, width - used), style))
            content = tuple(
                Piece(p.text, p.styles if style in p.styles.split() else f"{p.styles} {style}")
                for p in content
            )
        return (margin, *content)

    @staticmethod
    def _origin(hit: Hit, width: int, style: str) -> Row:
        told = f"{SIGNS[hit.told]} {_TOLD[hit.told]} · " if hit.told else ""
        entry = hit.entry
        origin = origin_line(entry.source_name, entry.published, width - cell_len(told))
        return (Piece(fit(told + origin, width, cell_len), style),)


def _passage(hit: Hit) -> Highlighted:
    if not hit.snippets:
        return Highlighted(hit.entry.dek or "")
    snippet = hit.snippets[0]
    if not snippet.where.startswith("takeaway"):
        return snippet.words
    head = f"{snippet.where}: "
    spans = tuple(type(s)(s.start + len(head), s.end + len(head)) for s in snippet.words.spans)
    return Highlighted(head + snippet.words.text, spans)

"""What a query can go on with, in a small list below the place where it is typed."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.reactive import var

from digest_tui.models import Proposal, Proposals
from digest_tui.text.width import fit
from digest_tui.tui.render.rows import Piece, Row
from digest_tui.tui.widgets.choices import Choices

_MOST_ROWS = 6
_WIDTH = 44
_MARGIN = 2
"""Cells before a proposal: the cursor's sign."""


class ProposalList(Choices):
    """One row a proposal; the keys come from the field above it."""

    DEFAULT_CSS: ClassVar[str] = """
    ProposalList { overlay: screen; display: none; width: 100%; background: $surface; }
    """

    proposals: var[Proposals] = var(Proposals())
    """What is proposed; none where the list is hidden."""

    _column = 0
    """Where the texts stand."""

    @property
    def is_open(self) -> bool:
        """It is shown."""
        return bool(self.entries)

    @property
    def entries(self) -> int:
        """One a proposal."""
        return len(self.proposals.choices)

    @property
    def height_of_all(self) -> int:
        """One row each."""
        return self.entries

    @property
    def chosen(self) -> Proposal:
        """The one under the cursor."""
        return self.proposals.choices[self.cursor]

    def show(self, proposals: Proposals, column: int) -> None:
        """Propose something.

        Args:
            proposals: What.
            column: Where on the screen the text begins that a proposal takes the place of.
        """
        self.proposals = proposals
        self._column = column

    def close(self) -> None:
        """Propose nothing."""
        self.proposals = Proposals()

    def turn(self, by: int) -> None:
        """Move the cursor, round the ends."""
        self.cursor = (self.cursor + by) % self.entries

    def watch_proposals(self) -> None:
        """Start at the first."""
        self.set_reactive(ProposalList.cursor, 0)
        self.styles.height = max(1, min(self.entries, _MOST_ROWS))
        self.display = self.is_open
        self.scroll_to(y=0, animate=False)
        self.lay_out()

    def row(self, line: int) -> Row:
        """Draw a proposal."""
        if line >= self.entries:
            return ()
        proposal = self.proposals.choices[line]
        here = line == self.cursor
        style = "text cursor" if here else "text"
        width = min(_WIDTH, self.inner_width - _MARGIN)
        left = max(0, min(self._column - _MARGIN, self.inner_width - _MARGIN - width))
        text = fit(proposal.text.rstrip(), width, cell_len)
        room = width - cell_len(text) - 2
        note = fit(proposal.note, room, cell_len) if room > 0 else ""
        gap = " " * max(0, width - cell_len(text) - cell_len(note))
        return (
            Piece(" " * left + ("▌ " if here else "  "), "sign"),
            Piece(text, style),
            Piece(gap, style),
            Piece(note, style if here else "meta"),
        )

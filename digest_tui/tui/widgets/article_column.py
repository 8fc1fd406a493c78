"""One article of a comparison: who says it, and below that what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.containers import Vertical

from digest_tui.text.width import fit, wrap
from digest_tui.tui.render.article import body_blocks
from digest_tui.tui.render.rows import Piece, Row, pieces
from digest_tui.tui.render.signs import GUTTER, signs
from digest_tui.tui.widgets.column_text import ColumnText
from digest_tui.tui.widgets.row_view import RowView
from digest_tui.tui.widgets.titled import Titled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from digest_tui.models import Article, Reading
    from digest_tui.tui.render.compared import Key, Marked

_TITLE_ROWS = 3


class ColumnHead(RowView):
    """Title, date and byline; stays where it is while the text is scrolled."""

    DEFAULT_CSS: ClassVar[str] = """
    ColumnHead { height: 5; overflow: hidden; }
    """

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._reading = reading
        self._marked: Marked = {}

    def mark(self, marked: Marked) -> None:
        """Mark places of the title."""
        self._marked = marked
        self.refresh()

    def row(self, line: int) -> Row:
        """Draw the title on as many rows as there are, then the rest."""
        width = self.inner_width
        article = self._reading.article
        if line == _TITLE_ROWS:
            return (Piece(fit(origin_of(article), width, cell_len), "meta"),)
        if line > _TITLE_ROWS:
            return (Piece("─" * width, "meta"),)
        lines = wrap(article.headline, width - GUTTER, cell_len)
        if line >= len(lines):
            return ()
        part = lines[line]
        sign = Piece(signs(self._marked) if line == 0 else " " * GUTTER, "sign")
        if line == _TITLE_ROWS - 1 and len(lines) > _TITLE_ROWS:
            rest = fit(article.headline[part.start :], width - GUTTER, cell_len)
            return (sign, Piece(rest, "title"))
        marks = [("hit", self._reading.title), *self._marked.items()]
        return (sign, *pieces(article.headline, part, "title", marks))


class ArticleColumn(Vertical, Titled):
    """A frame with the source as its title, a head and a text."""

    DEFAULT_CSS: ClassVar[str] = """
    ArticleColumn {
        border-top: solid $border-blurred;
        border-left: solid $border-blurred;
        border-title-style: bold;
        border-title-color: $foreground;
        &:first-child { border-left: none; }
        &:focus-within { border-title-style: bold reverse; }
        & > ColumnText { height: 1fr; }
    }
    """

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.reading = reading
        self.entitle(reading.article.source_name)
        self.head = ColumnHead(reading)
        self.text = ColumnText()

    def compose(self) -> ComposeResult:
        """Head and text."""
        yield self.head
        yield self.text

    def on_mount(self) -> None:
        """Fill the text."""
        self.text.show(list(body_blocks(self.reading)))

    def mark(self, marked: Mapping[Key, Marked]) -> None:
        """Mark places, by block."""
        self.head.mark(marked.get(("title",), {}))
        self.text.mark(marked)


def origin_of(article: Article) -> str:
    """Say when an article was published and by whom it was written."""
    return f"{article.dated} · by {article.byline}" if article.byline else article.dated

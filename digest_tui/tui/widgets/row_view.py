"""A scrolling view that is drawn row by row, whatever its length."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.scroll_view import ScrollView
from textual.strip import Strip

from digest_tui.tui.widgets.titled import Titled

if TYPE_CHECKING:
    from digest_tui.tui.render.rows import Piece, Row


class RowView(ScrollView, Titled):
    """Draws the rows that are visible and nothing else; subclasses say what a row is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row--text",
        "row--title",
        "row--dek",
        "row--heading",
        "row--takeaway",
        "row--meta",
        "row--note",
        "row--label",
        "row--head",
        "row--sign",
        "row--hit",
        "row--passage",
        "row--focus",
        "row--only",
        "row--differs",
        "row--lacks",
        "row--quoted",
        "row--altered",
        "row--changed",
        "row--find",
        "row--found",
        "row--cursor",
        "row--away",
    }
    DEFAULT_CSS = """
    RowView {
        overflow-x: hidden;
        overflow-y: auto;
        /* A bar would be drawn anew with every line; the title says where the reader is. */
        scrollbar-size-vertical: 0;
        background: $background;

        & > .row--title { text-style: bold; }
        & > .row--dek { text-style: italic; }
        & > .row--heading { text-style: bold underline; }
        & > .row--meta { text-style: dim; }
        & > .row--note { color: $text-warning; }
        & > .row--label { text-style: bold; }
        & > .row--head { color: $text-secondary; }
        & > .row--sign { color: $text-accent; text-style: bold; }
        & > .row--hit { color: $text-warning; text-style: bold underline; }
        & > .row--passage { text-style: bold; }
        & > .row--focus { text-style: bold; }
        & > .row--quoted { text-style: italic; }
        & > .row--altered { text-style: italic; }
        & > .row--changed { text-style: underline; }
        & > .row--differs { color: $text-error; text-style: underline; }
        & > .row--find { color: $text-success; text-style: underline; }
        & > .row--found { text-style: reverse bold; }
        & > .row--cursor { text-style: reverse; }
        & > .row--away { text-style: dim; }
    }
    """

    _styles_made: dict[str, Style] | None = None
    """The styles of pieces by their names; None where they have to be looked up anew."""

    def notify_style_update(self) -> None:
        """Look the styles up anew: the theme has changed, or the classes."""
        self._styles_made = None
        super().notify_style_update()

    @property
    def inner_width(self) -> int:
        """The cells that a row has, the scroll bar aside."""
        return self.scrollable_content_region.width

    def row(self, line: int) -> Row:
        """Give a row of the content, by its number from the top."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw a row of the widget."""
        row = self.row(y + self.scroll_offset.y)
        strip = Strip([Segment(piece.text, self._style_of(piece)) for piece in row])
        base = self.rich_style
        return strip.adjust_cell_length(self.inner_width, base).apply_style(base)

    def _style_of(self, piece: Piece) -> Style:
        style = self._style(piece.styles)
        # It came from outside, and is written between control characters.
        is_plain = piece.link.isascii() and piece.link.isprintable()
        return style + Style(link=piece.link) if piece.link and is_plain else style

    def _style(self, names: str) -> Style:
        if self._styles_made is None:
            self._styles_made = {}
        made = self._styles_made.get(names)
        if made is None:
            made = Style()
            for name in names.split():
                made += self.get_component_rich_style(f"row--{name}", partial=True)
            self._styles_made[names] = made
        return made

    def put_on_top(self, line: int) -> None:
        """Scroll at once so that a line is on top, be it before this has been drawn."""
        self.scroll_to(y=line, animate=False, force=True, immediate=True)
        self.call_after_refresh(self._move_bar)

    def _move_bar(self) -> None:
        """Bring the scroll bar to where the rows are: it is not told before it is shown."""
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = self.scroll_offset.y

    def show_line(self, line: int, *, above: int = 0) -> None:
        """Scroll just so far that a line can be seen, with some lines above it."""
        top, height = self.scroll_offset.y, self.size.height
        if not top + above <= line < top + height:
            top = max(0, line - max(above, height // 4))
            self.scroll_to(y=top, animate=False, immediate=True)

"""Single lines of words: what the state is, and what the keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from digest_tui.text.width import fit, wrap
from digest_tui.tui.render.status import line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.tui.commands import Command

_MOST_ROWS = 3
ALERT = "✗ "
"""Stands before what went wrong, besides its colour."""


class StatusLine(Widget):
    """One line that says how things are."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"status--plain", "status--alert"}
    DEFAULT_CSS: ClassVar[str] = """
    StatusLine {
        height: 1;
        & > .status--plain { text-style: dim; }
        & > .status--alert { color: $text-error; text-style: bold; }
    }
    """
    words: reactive[str] = reactive("")
    alert: reactive[bool] = reactive(default=False)

    def say(self, words: str, *, alert: bool = False) -> None:
        """Say something; as an alert it has a sign before it."""
        self.words = words
        self.alert = alert

    def render_line(self, y: int) -> Strip:
        """Draw a line; where there are several, the last takes what it can of the rest."""
        style = self.get_component_rich_style("status--alert" if self.alert else "status--plain")
        words = (ALERT if self.alert else "") + self.words
        width = self.size.width
        shown = line_of(words, y, width, self.size.height)
        return Strip([Segment(shown, style)]).adjust_cell_length(width, self.rich_style)


class Notice(NamedTuple):
    """Something that is said once."""

    words: str
    severity: str = "information"

    @property
    def is_trouble(self) -> bool:
        """It should not be missed."""
        return self.severity != "information"

    @property
    def line(self) -> str:
        """What stands on the screen."""
        sign = {"error": ALERT, "warning": "! "}.get(self.severity, "")
        return sign + " ".join(self.words.split())


class KeyBar(Widget):
    """The last line of a screen: the keys that do most where the reader is, or what is said.

    What is said covers nothing: where one row is too little, the screen gives some more.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "keys--key",
        "keys--title",
        "keys--notice",
        "keys--trouble",
    }
    DEFAULT_CSS: ClassVar[str] = """
    KeyBar {
        height: 1;
        dock: bottom;
        & > .keys--key { color: $text-accent; text-style: bold; }
        & > .keys--title { text-style: dim; }
        & > .keys--notice { text-style: bold; }
        & > .keys--trouble { color: $text-error; text-style: bold; }
    }
    """
    shown: reactive[Sequence[Command]] = reactive(())
    notice: reactive[Notice | None] = reactive(None)
    """What is said instead of the keys."""

    def watch_notice(self) -> None:
        """Take the rows that it needs."""
        self._fit()

    def on_resize(self) -> None:
        """See `watch_notice`."""
        self._fit()

    def _fit(self) -> None:
        rows = min(_MOST_ROWS, max(1, len(self._lines())))
        height = self.styles.height
        if height is None or height.value != rows:
            self.styles.height = rows

    def _lines(self) -> Sequence[str]:
        """Give what is said, line by line; the last has what it can of the rest."""
        if self.notice is None:
            return ()
        words, width = self.notice.line, max(1, self.app.size.width)
        spans = wrap(words, width, cell_len)
        lines = [words[slice(*span)] for span in spans[:_MOST_ROWS]]
        if len(spans) > _MOST_ROWS:
            lines[-1] = fit(words[spans[_MOST_ROWS - 1].start :], width, cell_len)
        return lines

    def render_line(self, y: int) -> Strip:
        """Draw as many keys as there is room for, or what is said."""
        if self.notice is not None:
            kind = "trouble" if self.notice.is_trouble else "notice"
            lines, style = self._lines(), self.get_component_rich_style(f"keys--{kind}")
            segment = Segment(lines[y] if y < len(lines) else "", style)
            return Strip([segment]).adjust_cell_length(self.size.width, self.rich_style)
        key_style = self.get_component_rich_style("keys--key")
        title_style = self.get_component_rich_style("keys--title")
        segments: list[Segment] = []
        for command in self._fitting():
            segments += [
                Segment(command.key, key_style),
                Segment(f" {command.title}  ", title_style),
            ]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _fitting(self) -> list[Command]:
        """Choose from the left what fits, and always the last one, which is the help."""
        if not self.shown:
            return []
        *others, last = self.shown
        room = self.size.width - _size(last)
        fitting = []
        for command in others:
            if _size(command) <= room:
                fitting.append(command)
                room -= _size(command)
        return [*fitting, last]


def _size(command: Command) -> int:
    return cell_len(command.key) + cell_len(command.title) + len("   ")

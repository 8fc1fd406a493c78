"""Single lines of words: what the state is, and what the keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from digest_tui.tui.render.status import line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.tui.commands import Command

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


class KeyBar(Widget):
    """The last line of a screen: the keys that do most where the reader is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--title"}
    DEFAULT_CSS: ClassVar[str] = """
    KeyBar {
        height: 1;
        dock: bottom;
        & > .keys--key { color: $text-accent; text-style: bold; }
        & > .keys--title { text-style: dim; }
    }
    """
    shown: reactive[Sequence[Command]] = reactive(())

    def render_line(self, y: int) -> Strip:
        """Draw as many keys as there is room for."""
        del y
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

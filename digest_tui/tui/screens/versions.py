"""What an article was before its outlet changed it, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import work
from textual.containers import Container
from textual.message import Message

from digest_tui.errors import DigestError
from digest_tui.models.last_place import InVersions, Spot
from digest_tui.tui.commands import bindings
from digest_tui.tui.render.document import Block
from digest_tui.tui.render.versions import version_blocks
from digest_tui.tui.screens.asking import AskingScreen
from digest_tui.tui.versions_commands import VERSIONS
from digest_tui.tui.widgets.lines import StatusLine
from digest_tui.tui.widgets.reading_pane import ReadingPane
from digest_tui.tui.widgets.versions_list import VersionsList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from digest_tui.library import Library
    from digest_tui.models import Article, Version, VersionDiff
    from digest_tui.models.last_place import LastPlace

_SIDE_BY_SIDE = 100
"""Columns from which the list stands beside the text."""


class VersionsScreen(AskingScreen):
    """Shows one step at a time; its result says whether the reader wants to search."""

    BINDINGS = bindings(VERSIONS)
    COMMANDS_HERE = VERSIONS
    AUTO_FOCUS = ""  # what has the focus is said below
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual's own annotation
        (0, "-narrow"),
        (_SIDE_BY_SIDE, "-wide"),
    ]

    @dataclass
    class Listed(Message):
        """The versions are there, the oldest first, and what changed to each."""

        versions: Sequence[Version]
        steps: Sequence[VersionDiff | None]

    def __init__(self, library: Library, article: Article, last: InVersions | None = None) -> None:
        """Make the screen.

        Args:
            library: Where the versions are.
            article: Whose.
            last: Where the reader was among them.
        """
        super().__init__(library)
        self._awaited = last
        self._article = article
        self.status = StatusLine()
        self.list = VersionsList(id="versions")
        self.changes = ReadingPane(id="changes")

    def compose_content(self) -> ComposeResult:
        """How many there are, which, and what changed."""
        yield self.status
        yield Container(self.list, self.changes, id="steps")
        yield self.find_bar

    def on_mount(self) -> None:
        """Fetch the versions."""
        self.list.entitle("Versions")
        self.changes.entitle("What changed")
        self.set_focus(self.changes)
        self.status.say("Looking what changed ...")
        self.is_fetching = True
        self._list()

    @work(thread=True, exclusive=True, group="versions", description="Reading the versions.")
    def _list(self) -> None:
        try:
            self.post_message(self.Listed(*self.library.versions.of(self._article.id)))
        except DigestError as error:
            self.post_message(self.Failed(str(error)))

    def on_versions_screen_listed(self, message: Listed) -> None:
        """Show the versions, and what changed last."""
        self.is_fetching = False
        steps = list(zip(message.versions, message.steps, strict=True))
        self.list.steps = steps[::-1]
        awaited = self._awaited
        if awaited is not None:
            numbers = [version.number for version, _ in self.list.steps]
            self.list.cursor = numbers.index(awaited.number) if awaited.number in numbers else 0
            self.set_focus(self.list if awaited.in_list else self.changes)
        self._show()

    def on_asking_screen_failed(self, message: AskingScreen.Failed) -> None:
        """Say so where the versions would stand."""
        self.is_fetching = False
        self.status.say(message.words, alert=True)

    def on_list_pane_moved(self) -> None:
        """Show what changed to the version under the cursor."""
        self._show()

    def on_list_pane_chosen(self) -> None:
        """Read what changed."""
        self.set_focus(self.changes)

    def action_turn(self, by: int) -> None:
        """Turn to the version before or after this one."""
        at = self.list.cursor
        self.list.cursor += by
        if self.list.cursor == at and self.list.entries:
            which = "newest" if by < 0 else "oldest"
            self.notify(f"This is the {which} version.", markup=False)

    def put_in(self, place: LastPlace) -> LastPlace:
        """Say which version is shown, and what of it."""
        here = self._awaited
        if here is None and self.list.steps:
            number = self.list.steps[self.list.cursor][0].number
            spot = self.changes.spot or Spot()
            here = InVersions(self._article.id, number, spot, self.list.has_focus)
        return replace(place, versions=here)

    def action_next_pane(self) -> None:
        """Go to the other pane."""
        self.set_focus(self.list if self.changes.has_focus else self.changes)

    def _show(self) -> None:
        steps = self.list.steps
        if not steps:
            return
        at = self.list.cursor
        version, found = steps[at]
        awaited, self._awaited = self._awaited, None
        spot = awaited.spot if awaited and awaited.number == version.number else None
        total = len(steps)
        self.status.say(f"version {version.number} of {total} · {self._article.headline}")
        if found is None:
            words = "This is how the article came first; nothing was before it."
            self.changes.show([Block(version.title, "title"), Block(words, "meta")], spot=spot)
        else:
            blocks = list(version_blocks(steps[at + 1][0], version, found))
            self.changes.show(blocks, spot=spot)

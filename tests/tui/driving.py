"""How tests drive the screen: press keys, wait for what must hold, read what is shown."""

from __future__ import annotations

from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual._context import visible_screen_stack

from digest_tui.models.last_place import Start
from digest_tui.tui.app import DigestApp
from digest_tui.tui.screens.browse import BrowseScreen
from digest_tui.tui.widgets.hit_list import HitList
from digest_tui.tui.widgets.lines import StatusLine
from tests.tui.rest import told_at_rest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot

    from digest_tui.library import Library

_PATIENCE = 10.0
"""Seconds that a condition may take on a busy machine."""
_STEP = 0.02
_FRAME = 0.02
"""Seconds within which Textual draws what has changed: it does so 60 times a second."""
_KEYS = {" ": "space", '"': "quotation_mark", "*": "asterisk", "-": "minus", ":": "colon"}

_CHARACTERS = {"slash": "/", "space": " ", "colon": ":", "question_mark": "?"} | {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "plus": "+",
    "minus": "-",
}
_NAMED = {letter: name for name, letter in _CHARACTERS.items()} | {
    "(": "left_parenthesis",
    '"': "quotation_mark",
    "*": "asterisk",
    "\\": "backslash",
}


class Screen:
    """A running screen."""

    def __init__(self, app: DigestApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def browse(self) -> BrowseScreen:
        """The first screen."""
        screen = self.app.screen
        assert isinstance(screen, BrowseScreen)
        return screen

    @property
    def text(self) -> str:
        """Everything on the screen, row by row."""
        # What is drawn here is kept for the next drawing: a screen has to see what is behind it.
        visible_screen_stack.set(self.app._background_screens)
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    async def until(self, holds: Callable[[], object], what: str = "") -> None:
        """Wait for a condition."""
        waited = 0.0
        while not holds():
            if waited > _PATIENCE:
                raise AssertionError(f"{what or 'the condition'} did not come:\n{self.text}")
            await self.pilot.pause(_STEP)
            waited += _STEP
        await self.pilot.pause()

    async def shows(self, *words: str) -> None:
        """Wait for words on the screen."""
        for some in words:
            await self.until(partial(self._shows, some), repr(some))

    def _shows(self, words: str) -> bool:
        return words in self.text

    async def lacks(self, words: str) -> None:
        """Wait until words are gone."""
        await self.until(lambda: words not in self.text, f"the end of {words!r}")

    async def settled(self) -> None:
        """Wait until all that was asked has been answered and drawn."""
        await self.app.workers.wait_for_complete()
        await self.until(lambda: not getattr(self.app.screen, "is_typing", False))
        for seconds in (None, _FRAME, None):
            await self.pilot.pause(seconds)

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.pilot.press(*(_KEYS.get(letter, letter) for letter in text))

    async def ask(self, text: str) -> None:
        """Type a query at once, in place of the one before, and wait until it has been asked."""
        await self.press("slash")
        burst(self.app, ["ctrl+u", *text])
        await self._asked(text)

    async def search(self, text: str, *, letter_by_letter: bool = False) -> None:
        """Ask a query and wait for its hits, or for the word that it is not understood."""
        if letter_by_letter:
            await self.press("slash", "ctrl+u")
            await self.type(text)
            await self._asked(text)
        else:
            await self.ask(text)
        hits, status = self.browse.query_one(HitList), self.browse.query_one(StatusLine)
        await self.until(
            lambda: status.alert or hits.answer.question == self.browse.question,
            f"the answer to {text!r}",
        )

    async def _asked(self, text: str) -> None:
        await self.until(lambda: self.browse.question.text == text, f"the question {text!r}")


def burst(app: DigestApp, keys: list[str]) -> None:
    """Send keys as a slow line delivers them: all at once."""
    for key in keys:
        name = _NAMED.get(key, key)
        app.post_message(events.Key(name, key if len(key) == 1 else _CHARACTERS.get(key)))


@asynccontextmanager
async def running(
    library: Library,
    size: tuple[int, int] = (120, 40),
    theme: str = "terminal",
    start: Start = Start.ALONE,
) -> AsyncIterator[Screen]:
    """Run the screen on a library, and wait for its first answer."""
    app = DigestApp(library, theme=theme, start=start)
    with told_at_rest():
        async with app.run_test(size=size, notifications=True) as pilot:
            screen = Screen(app, pilot)
            if library.count() and start is not Start.BACK:
                await screen.shows("article")
            yield screen

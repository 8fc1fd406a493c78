"""What is said to the reader besides: in the last row, which has the keys, until the next key.

Textual's own notes lie over the text, go when a clock says so, and outlive the screen that they
are about.
"""

from __future__ import annotations

import threading
from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import Input

from digest_tui.tui.widgets.lines import KeyBar, Notice

if TYPE_CHECKING:
    from typing import Any

    from textual import events
    from textual.notifications import SeverityLevel
    from textual.screen import Screen

_MOST = 20
"""What was said last and can be read again."""
_MOST_WAITING = 5
_LEAST = 1.0
"""Seconds for which trouble is shown at least: a key may have been on its way when it came."""


class SayingApp(App[None]):
    """Says one thing at a time; trouble waits until the reader looks."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.said: deque[str] = deque(maxlen=_MOST)
        """What was said last, the newest at the end."""
        self._saying: Notice | None = None
        self._said_on: Screen[Any] | None = None
        self._said_at = 0.0
        self._waiting: deque[Notice] = deque(maxlen=_MOST_WAITING)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Say something; Textual calls this for all that is said anywhere."""
        del timeout, markup  # a key ends it, and nothing here is markup
        notice = Notice(": ".join(filter(None, (title, message))), severity)
        self.said.append(notice.words)
        if threading.get_ident() == self._thread_id:
            self._say(notice)
        else:
            self.call_later(self._say, notice)

    def mention(self, words: str) -> None:
        """Say something that nobody wants to read again."""
        self._say(Notice(words))

    def hear(self, key: events.Key) -> None:
        """Take a key for a sign that what is shown has been read.

        Who types looks elsewhere: trouble stays meanwhile.
        """
        notice = self._saying
        if notice is None:
            return
        is_read = monotonic() - self._said_at >= _LEAST
        types = key.is_printable and isinstance(self.focused, Input)
        if notice.is_trouble and (types or not is_read):
            return
        self._show(self._waiting.popleft() if self._waiting else None)

    def post_display_hook(self) -> None:
        """Say nothing more of a screen that was left; trouble goes along to the next one."""
        super().post_display_hook()
        notice = self._saying
        if notice is not None and self._top is not self._said_on:
            self._show(notice if notice.is_trouble else None)

    @property
    def _top(self) -> Screen[Any] | None:
        """The highest screen that has a row for it."""
        rows = (screen for screen in reversed(self.screen_stack) if _row_of(screen))
        return next(rows, None) if self._running else None

    def _say(self, notice: Notice) -> None:
        shown = self._saying
        if shown == notice or notice in self._waiting:
            return
        if shown is not None and shown.is_trouble:
            if not notice.is_trouble:
                self._waiting.append(notice)
                return
            self._waiting.appendleft(shown)  # what comes now may be about the last key
        self._show(notice)

    def _show(self, notice: Notice | None) -> None:
        before, top = self._said_on, self._top
        if before is not None and before is not top and (row := _row_of(before)) is not None:
            row.notice = None
        if notice != self._saying:
            self._said_at = monotonic()
        self._saying, self._said_on = notice, top
        if top is not None and (row := _row_of(top)) is not None:
            row.notice = notice


def _row_of(screen: Screen[Any]) -> KeyBar | None:
    bar = getattr(screen, "key_bar", None)
    return bar if isinstance(bar, KeyBar) else None

"""Keys handled one after the other, however fast they come.

Textual sends a key to the widget that has the focus at once, but looks for its binding
only when the key has come back from there, behind the keys that came in meanwhile. Over
a slow line, where keys arrive in bursts, `/officers` would search for nothing: the
letters would go to the list as commands before the search bar has the focus.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.screen import Screen
from textual.widgets import Input

from digest_tui.tui.screens.drawn import DrawnAtOnce
from digest_tui.tui.widgets.row_view import RowView
from digest_tui.tui.widgets.text_line import Field

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.message_pump import MessagePump
    from textual.widget import Widget

_PATIENCE = 0.5
"""Seconds that one widget may take over what came before; then the next key goes on."""


_PATIENCE_TO_FETCH = 2.0
"""Seconds for which keys wait for what they are for; then they do what they can."""
_STEP = 0.01
_ENDING = frozenset({"ctrl+c", "ctrl+z"})
LEAVING = _ENDING | frozenset({"q", "escape", "backspace"})


class TypeAheadApp(App[None]):
    """Gives each key its meaning when the one before has had its effect."""

    async def on_event(self, event: events.Event) -> None:
        """Run the binding of a key at once, and wait for what it does."""
        has_left = self.return_code is not None or not self.screen_stack
        if has_left and isinstance(event, events.InputEvent):
            return
        if isinstance(event, events.Key) and self.screen_stack and self._is_unseen(event.key):
            return
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._fetched(event.key)
            if not self.screen_stack:
                return  # it has ended meanwhile
            focused = self.focused
            is_act = focused is not None and not await _types(focused, event)
            if focused is not None and is_act and await self._acts(focused, event.key):
                return
        await super().on_event(event)

    def _is_unseen(self, key: str) -> bool:
        """Leave where there is no room to show anything; all other keys do nothing there."""
        if not getattr(self.screen, "is_too_small", False) or key in _ENDING:
            return False
        if key == "q":
            self.exit()
        return True

    async def _fetched(self, key: str) -> None:
        """Wait until a screen has fetched what keys are for, unless it is to be left."""
        waited = 0.0
        while key not in LEAVING and waited < _PATIENCE_TO_FETCH:
            if not (self.screen_stack and getattr(self.screen, "keys_wait", False)):
                return
            await asyncio.sleep(_STEP)
            waited += _STEP

    async def _acts(self, focused: Widget, key: str) -> bool:
        """Do what a key says, and draw all that comes of it as one frame."""
        screen = self.screen
        if not isinstance(screen, DrawnAtOnce):
            return await self._has_run(focused, key)
        with screen.held():
            has_run = await self._has_run(focused, key)
            if has_run:
                await self._settle(focused)
        if has_run and screen.is_current and screen.focused is focused:
            # With a key that waits already, what it changes comes into the same frame.
            screen.draw_soon() if self.message_queue_size else screen.draw()
        else:
            screen.draw_soon()
        return has_run

    async def _has_run(self, focused: Widget, key: str) -> bool:
        """Run the binding of a key; Textual would look for it later, with the same calls."""
        if isinstance(focused, Input):  # it keeps what it types from all others
            return await self._check_bindings(key, True) or await self._check_bindings(key)
        nodes = list(focused.ancestors_with_self)
        bound = [
            (node, binding)
            for node in nodes
            for binding in node._bindings.key_to_bindings.get(key, ())  # noqa: SLF001 - see above
        ]
        first = [each for each in reversed(bound) if each[1].priority]
        modal = next((node for node in nodes if node.is_modal), None)
        reached = nodes if modal is None else nodes[: nodes.index(modal) + 1]
        then = [each for each in bound if not each[1].priority and each[0] in reached]
        for node, binding in first + then:
            if await self.run_action(binding.action, node):
                return True
        return False

    async def _settle(self, node: DOMNode) -> None:
        """Wait until the messages of a widget have come up to its screen and were handled."""
        for each in node.ancestors_with_self:
            if each is self or not each.is_running:
                break
            # What lies between only passes messages on, and a view of rows waits for nothing
            # while it handles one; with none waiting they have done so.
            is_busy = each is node and not isinstance(each, RowView)
            if is_busy or isinstance(each, Screen) or each.message_queue_size:
                await _handled(each)


async def _types(focused: Widget, event: events.Key) -> bool:
    """Tell whether a key puts a letter into what has the focus, after the letters before it."""
    if not isinstance(focused, Input):
        return False
    if not event.is_printable:
        await _handled(focused)
        return False
    if isinstance(focused, Field) and event.key in focused.ACTING:
        await _handled(focused)
        return not focused.acts_on(event.key)
    return True


async def _handled(pump: MessagePump) -> None:
    """Wait until all messages that are in a queue now have been handled."""
    loop = asyncio.get_running_loop()
    done = loop.create_future()

    def end() -> None:
        if not done.done():
            done.set_result(None)

    if pump.post_message(events.Callback(callback=end)):
        # It may be busy with something longer; its keys wait in its own queue then.
        patience = loop.call_later(_PATIENCE, end)
        await done
        patience.cancel()

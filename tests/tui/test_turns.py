"""One search at a time, the newest next."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from digest_tui.tui import turns
from digest_tui.tui.turns import Turns

if TYPE_CHECKING:
    import pytest


def test_who_is_not_wanted_any_more_leaves_the_queue() -> None:
    queue, order, asked = Turns(), [], threading.Event()

    def wait(name: str, *, wanted: bool) -> None:
        def is_wanted() -> bool:
            asked.set()
            return wanted

        with queue.turn(is_wanted) as has_turn:
            order.append((name, has_turn))

    with queue.turn(lambda: True) as first:
        assert first
        threads = [
            threading.Thread(target=wait, args=("old",), kwargs={"wanted": False}),
            threading.Thread(target=wait, args=("new",), kwargs={"wanted": True}),
        ]
        threads[0].start()
        threads[0].join(10)
        asked.clear()
        threads[1].start()
        assert asked.wait(10)
        assert order == [("old", False)]
    threads[1].join(10)
    assert order == [("old", False), ("new", True)]


def test_one_that_hangs_does_not_hold_up_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_PATIENCE", 0.02)
    queue = Turns()
    with queue.turn(lambda: True), queue.turn(lambda: True) as second:
        assert second
    with queue.turn(lambda: True) as third:
        assert third

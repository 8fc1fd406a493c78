"""Waiting for work, and giving it up."""

from __future__ import annotations

import os
import signal
import threading
from typing import TYPE_CHECKING

import pytest

from digest_tui.cli import attending
from digest_tui.cli.attending import Work
from digest_tui.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Callable

_PATIENCE = 30.0


def test_what_is_made_is_given_and_what_goes_wrong_is_raised() -> None:
    assert Work(lambda wanted: wanted()).attended(None) is True

    def fail(wanted: Callable[[], bool]) -> None:
        raise NotFound("no such article")

    with pytest.raises(NotFound, match="no such article"):
        Work(fail).attended(None)


def test_an_interruption_gives_it_up_at_once() -> None:
    given_up = threading.Event()

    def work(wanted: Callable[[], bool]) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        pause = threading.Event()
        while wanted():
            pause.wait(0.01)
        given_up.set()

    with pytest.raises(KeyboardInterrupt):
        Work(work).attended(None)
    assert given_up.wait(_PATIENCE)


def test_it_says_so_where_it_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attending, "_PATIENCE", 0)
    told: list[str] = []
    said = threading.Event()

    def tell(words: str) -> None:
        told.append(words)
        said.set()

    assert Work(lambda _: said.wait(_PATIENCE)).attended(tell)
    assert told == ["still at it; Ctrl+C gives it up"]

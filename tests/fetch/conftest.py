"""Servers, and a fetcher that may ask them and never waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from digest_tui.fetch import Clock, Fetcher
from digest_tui.models import FetchSettings
from tests.webserver import WebServer, serving

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator


class Hours:
    """A clock that goes on only where somebody waits."""

    def __init__(self) -> None:
        self.now = 1_740_000_000.0
        self.waits: list[float] = []

    def clock(self) -> Clock:
        return Clock(lambda: self.now, lambda: self.now, self.sleep)

    def sleep(self, _: threading.Event, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def server() -> Iterator[WebServer]:
    with serving() as server:
        yield server


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def fetcher(server: WebServer, hours: Hours, tmp_path: Any) -> Iterator[Callable[..., Fetcher]]:
    """Make fetchers that may ask the server of the test, and remember what they did."""
    made: list[Fetcher] = []

    def make(**given: Any) -> Fetcher:
        others: dict[str, Any] = {
            name: given.pop(name) for name in ("stop", "resolve", "clock") if name in given
        }
        fields: dict[str, Any] = {
            "allow_private": (f"127.0.0.1:{server.port}",),
            "pause": 0.0,
            "timeout": 5.0,
        }
        made.append(
            Fetcher(
                FetchSettings(**(fields | given)),
                memory=tmp_path / "fetch.sqlite3",
                **({"clock": hours.clock()} | others),
            )
        )
        return made[-1]

    yield make
    for fetcher in made:
        fetcher.__exit__()

"""The way from an address to what it gives: robots.txt, turns, tries and redirects."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from digest_tui.fetch.exchange import PERMANENT, REDIRECTS, Answer, Exchange
from digest_tui.fetch.robots import Robots
from digest_tui.fetch.trouble import Trouble, named
from digest_tui.fetch.values import Hop
from digest_tui.text.sanitise import clean_line
from digest_tui.text.web_address import web_address

if TYPE_CHECKING:
    from digest_tui.fetch.memory import Memory
    from digest_tui.fetch.values import Validators
    from digest_tui.fetch.waiting import Clock, Turns
    from digest_tui.models import FetchSettings

_TRIES = 3
_MOST_HOPS = 10
LONGEST_WAIT = 60.0
"""Seconds that a server may make us wait; who wants more is asked again another time."""
_LONGEST_REST = 86400.0
_SHOWN = 200


@dataclass(slots=True)
class _Purse:
    """What one journey may still spend."""

    seconds: float
    tries: int = _TRIES


class Journeys:
    """Goes to addresses. Safe to call from any thread."""

    def __init__(
        self,
        settings: FetchSettings,
        exchange: Exchange,
        memory: Memory,
        turns: Turns,
        clock: Clock,
    ) -> None:
        self._settings = settings
        self._exchange = exchange
        self._memory = memory
        self._turns = turns
        self._clock = clock
        self._robots = Robots(self._robots_txt, memory, turns, clock.wall)

    def go(
        self, url: str, kind: str, validators: Validators, *, heed_robots: bool
    ) -> tuple[Answer, tuple[Hop, ...]]:
        """Go where an address and its redirects lead.

        Raises:
            Trouble: There is nothing of use.
            NoLongerWanted: It is to stop.
            LibraryError: What is remembered cannot be read or written.
        """
        purse = _Purse(self._settings.timeout)
        hops: list[Hop] = []
        while True:
            if heed_robots:
                self._robots.check(url)
            more = _conditions(validators) if validators.of in {None, url} else {}
            answer = self._ask(url, kind, purse, more)
            if answer.status == 304 and not more:
                raise Trouble("it answered 304 (not modified) to who has nothing yet", status=304)
            if answer.status not in REDIRECTS:
                return answer, tuple(hops)
            url = self._next(answer, hops)

    def _robots_txt(self, url: str) -> Answer:
        purse, hops = _Purse(self._settings.timeout), list[Hop]()
        while True:
            answer = self._ask(url, "robots", purse, {})
            if answer.status not in REDIRECTS:
                return answer
            url = self._next(answer, hops)

    def _next(self, answer: Answer, hops: list[Hop]) -> str:
        """Give the next address of a redirect."""
        location, status = answer.headers.get("location", ""), answer.status
        shown = clean_line(location)[:_SHOWN]
        if not location:
            raise Trouble(f"it answered {named(status)} and says not where to", status=status)
        try:
            # Servers send such addresses in UTF-8, headers are read as Latin-1.
            to = web_address(urljoin(answer.url, _mended(location)))
        except ValueError as error:
            raise Trouble(f"it redirects to {shown}, which {error}", status=status) from error
        if to == answer.url or any(to == hop.url for hop in hops):
            raise Trouble("it redirects in a circle", status=status)
        if len(hops) == _MOST_HOPS:
            raise Trouble(f"it redirects more than {_MOST_HOPS} times", status=status)
        hops.append(Hop(answer.url, to, status in PERMANENT))
        return to

    def _ask(self, url: str, kind: str, purse: _Purse, more: dict[str, str]) -> Answer:
        """Ask one address, several times where that can help."""
        host = urlsplit(url).netloc
        self._check_rest(host)
        first = purse.tries
        while True:
            pause = max(self._settings.pause, self._robots.delay(url))
            try:
                with self._turns.turn(host, pause):
                    return self._spend(url, kind, purse, more)
            except Trouble as trouble:
                purse.tries -= 1
                if trouble.after is not None and trouble.after > LONGEST_WAIT:
                    raise self._rested(host, trouble) from trouble
                if not trouble.passing or not purse.tries:
                    raise _often(trouble, first - purse.tries) from trouble
                back_off = 2.0 ** (_TRIES - 1 - purse.tries)
                jitter = random.uniform(0.5, 1.5)  # noqa: S311 - so that clients part ways
                self._turns.rest(host, max(trouble.after or 0.0, back_off * jitter))

    def _spend(self, url: str, kind: str, purse: _Purse, more: dict[str, str]) -> Answer:
        began = time.monotonic()
        try:
            return self._exchange.send(url, kind, purse.seconds, more)
        finally:
            purse.seconds -= time.monotonic() - began

    def _rested(self, host: str, trouble: Trouble) -> Trouble:
        """Remember until when a host wants its peace, and say it."""
        now = self._clock.wall()
        until = now + min(trouble.after or 0.0, _LONGEST_REST)
        self._memory.rest(host, until, now)
        return Trouble(f"{trouble.reason}; {_again(until)}", status=trouble.status)

    def _check_rest(self, host: str) -> None:
        until = self._memory.rests_until(host)
        if until is not None and until > self._clock.wall():
            raise Trouble(f"it wants its peace; {_again(until)}")


def _conditions(validators: Validators) -> dict[str, str]:
    pairs = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in pairs.items() if value}


def _mended(location: str) -> str:
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


def _often(trouble: Trouble, times: int) -> Trouble:
    often = {2: " twice", 3: " three times"}.get(times, "")
    if not often or not trouble.passing:
        return trouble
    return Trouble(f"{trouble.reason}{often}", status=trouble.status)


def _again(until: float) -> str:
    return f"it may be asked again after {time.strftime('%d %B, %H:%M', time.localtime(until))}"

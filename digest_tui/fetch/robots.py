"""What sites ask of programs in their robots.txt, as RFC 9309 has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from digest_tui.fetch.exchange import MOST_OF_ROBOTS
from digest_tui.fetch.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from protego import Protego

    from digest_tui.fetch.exchange import Answer
    from digest_tui.fetch.memory import Memory
    from digest_tui.fetch.waiting import Turns

NAME = "digest-tui"
_DAY = 86400.0
_USE_BEFORE = 30 * _DAY
"""Seconds that an old copy does where the site does not give a new one."""
_LONGEST_DELAY = 30.0
_AGENT = re.compile(r"[ \t]*user[- ]?agent[ \t]*[: \t][ \t]*([^#]*)", re.IGNORECASE)


class Ask(Protocol):
    """Asks for a robots.txt, through redirects."""

    def __call__(self, url: str) -> Answer:
        """Give what comes, or raise Trouble."""


class Robots:
    """Knows the rules of every site that was asked. Safe to call from any thread."""

    def __init__(self, ask: Ask, memory: Memory, turns: Turns, wall: Callable[[], float]) -> None:
        self._ask = ask
        self._memory = memory
        self._turns = turns
        self._wall = wall
        self._known: dict[str, tuple[Protego | None, float]] = {}

    def delay(self, url: str) -> float:
        """Give the seconds that the site wants between two requests, as far as is known."""
        known = self._known.get(site_of(url))
        delay = known and known[0] and known[0].crawl_delay(NAME)
        return min(delay or 0.0, _LONGEST_DELAY)

    def check(self, url: str) -> None:
        """Go on only where the site allows it.

        Raises:
            Trouble: It does not, or does not say.
            NoLongerWanted: It is to stop.
        """
        rules = self._rules(site_of(url))
        if rules is None:
            raise Trouble("its robots.txt cannot be had, so that nobody knows what it allows")
        if not rules.can_fetch(url, NAME):
            raise Trouble("robots.txt asks programs not to read it")

    def _rules(self, site: str) -> Protego | None:
        with self._turns.alone(f"robots.txt of {site}"):
            now = self._wall()
            known = self._known.get(site)
            if known is None or now - known[1] > _DAY:
                known = self._known[site] = self._read(site, now)
            return known[0]

    def _read(self, site: str, now: float) -> tuple[Protego | None, float]:
        from protego import Protego  # noqa: PLC0415 - only who asks for something needs it

        text, at = self._memory.robots(site) or (None, 0.0)
        if text is None or now - at > _DAY:
            try:
                data = self._ask(f"{site}/robots.txt").data
            except Trouble as trouble:
                if trouble.status is None:
                    raise  # no way to the site at all: that is what there is to say
                if trouble.status == 429 or trouble.status >= 500:
                    if text is None or now - at > _USE_BEFORE:
                        return None, now
                    return Protego.parse(_ours(text)), now
                data = b""  # who has none allows everything
            text, at = _text(data), now
            self._memory.keep_robots(site, text, now)
        return Protego.parse(_ours(text)), at


def site_of(url: str) -> str:
    """Give the part of an address that one robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _text(data: bytes) -> str:
    if len(data) >= MOST_OF_ROBOTS:
        data = data[: data.rfind(b"\n") + 1]
    return data.decode("utf-8-sig", errors="replace")


def _ours(text: str) -> str:
    """Give all groups that are not for us one name.

    Tens of thousands of names over as many rules would take the parser hours.
    """
    lines = []
    for line in text.splitlines():
        agent = _AGENT.match(line)
        name = agent[1].strip().lower() if agent else ""
        other = agent and name != "*" and name.replace("*", "") not in NAME
        lines.append("User-agent: another" if other else line)
    return "\n".join(lines)

"""What asks for pages and feeds, with manners."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Self

from digest_tui.errors import DigestError, NotFetched
from digest_tui.fetch.headers import fresh_for, media_type, validator
from digest_tui.fetch.memory import Memory
from digest_tui.fetch.trouble import Trouble
from digest_tui.fetch.values import Fetched, Validators
from digest_tui.fetch.waiting import Clock, Turns
from digest_tui.models import FetchSettings
from digest_tui.text.sanitise import clean_line
from digest_tui.text.web_address import web_address

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digest_tui.fetch.exchange import Answer
    from digest_tui.fetch.values import Hop, Wanted

_LONGEST_FRESH = 6 * 3600.0
"""Seconds for which a feed is not asked again, however long its server would have it."""


class Fetcher:
    """Asks for addresses, one at a time a host. Safe to call from any thread.

    Names are resolved here and only public addresses are connected to, unless the settings
    allow others. Proxies of the environment are not used: a proxy resolves names itself, so
    that nobody sees where they lead; one that the settings name is the reader's choice.
    """

    def __init__(
        self,
        settings: FetchSettings = FetchSettings(),  # noqa: B008 - a frozen value
        *,
        memory: Path | None = None,
        stop: threading.Event | None = None,
        clock: Clock = Clock(),  # noqa: B008 - likewise
        resolve: Callable[[str, int], list[str]] | None = None,
    ) -> None:
        """Begin; nothing is asked yet.

        Args:
            settings: The manners.
            memory: The file in which validators, robots.txt and the like are remembered.
            stop: Once it is set, everything ends at once with `NoLongerWanted`.
            clock: Where time comes from.
            resolve: Gives the IP addresses of a host; the system's way where it is None.

        Raises:
            DigestError: The settings hold what cannot be.
        """
        from digest_tui.fetch.exchange import Exchange  # noqa: PLC0415 - brings httpcore
        from digest_tui.fetch.journey import Journeys  # noqa: PLC0415 - likewise
        from digest_tui.fetch.network import resolved  # noqa: PLC0415 - likewise

        self.stop = stop or threading.Event()
        self._settings = settings
        self._clock = clock
        self._memory = Memory(memory)
        try:
            self._exchange = Exchange(settings, self.stop, clock.wall, resolve or resolved)
        except ValueError as error:
            raise DigestError(f"sources.toml: {error}") from error
        turns = Turns(self.stop, clock)
        self._journeys = Journeys(settings, self._exchange, self._memory, turns, clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._exchange.close()

    def get(
        self,
        url: str,
        *,
        kind: Wanted = "page",
        validators: Validators | None = None,
        force: bool = False,
        heed_robots: bool | None = None,
    ) -> Fetched:
        """Ask for what an address gives.

        Args:
            url: The address.
            kind: What is hoped for.
            validators: Instead of those that are remembered; empty ones ask for all anew.
            force: Ask although the last answer is still fresh.
            heed_robots: Instead of what the settings say.

        Raises:
            NotFetched: There is nothing of use; it says why.
            NoLongerWanted: It is to stop.
            LibraryError: What is remembered cannot be read or written.
        """
        try:
            address = web_address(url)
        except ValueError as error:
            raise NotFetched(clean_line(url), f"it {error}") from error
        known = self._memory.recall(address)
        if validators is None and known:
            validators = known.validators
            until = known.fresh_until
            if kind == "feed" and not force and until and until > self._clock.wall():
                return Fetched(
                    address,
                    validators.of or address,
                    304,
                    validators=validators,
                    fresh_until=until,
                    unchanged=True,
                    was_asked=False,
                )
        heed = self._settings.respect_robots if heed_robots is None else heed_robots
        try:
            answer, hops = self._journeys.go(
                address, kind, validators or Validators(), heed_robots=heed
            )
            return self._fetched(address, answer, hops, validators or Validators())
        except Trouble as trouble:
            raise NotFetched(address, trouble.reason, trouble.status) from trouble

    def keep(self, fetched: Fetched) -> None:
        """Remember that what was fetched is filed: from now on only what is new is wanted.

        Raises:
            LibraryError: It cannot be written.
        """
        if fetched.was_asked:
            self._memory.keep(
                fetched.asked, fetched.validators, fetched.fresh_until, self._clock.wall()
            )

    def _fetched(
        self, asked: str, answer: Answer, hops: tuple[Hop, ...], before: Validators
    ) -> Fetched:
        headers, now = answer.headers, self._clock.wall()
        unchanged = answer.status == 304
        if not unchanged and not answer.data:
            raise Trouble("it sent nothing", status=answer.status)
        kind, charset = media_type(headers)
        fresh = min(fresh_for(headers, now), _LONGEST_FRESH)
        return Fetched(
            asked,
            answer.url,
            answer.status,
            answer.data,
            kind,
            charset,
            hops,
            Validators(
                validator(headers, "etag") or (before.etag if unchanged else None),
                validator(headers, "last-modified")
                or (before.last_modified if unchanged else None),
                answer.url,
            ),
            now + fresh if fresh else None,
            unchanged,
        )

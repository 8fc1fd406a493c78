"""What goes wrong between us and a server, in words that go on after its address."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOGIN = {401, 407}
_PASSING = {429, 500, 502, 503, 504}
_NOTHING = {204, 205}
_WORDS = {
    403: "it lets no programs in, or not this one (403)",
    404: "there is nothing at this address (404)",
    410: "it is gone for good (410)",
    429: "it has been asked too often (429)",
    451: "it may not be shown, by law (451)",
}
# Headers by which those who keep programs out say that they did, whatever the status.
_CHALLENGES = {
    "cf-mitigated": "challenge",
    "x-amzn-waf-action": "challenge captcha",
    "x-vercel-mitigated": "challenge",
    "x-datadome": "",
    "x-sucuri-block": "",
}
_AT_THE_GATE = {202, 401, 403, 405, 429, 503}
_GATES = ("ddos-guard", "qrator", "variti")


class Trouble(Exception):
    """One request that failed. It never leaves this package."""

    def __init__(
        self,
        reason: str,
        *,
        passing: bool = False,
        status: int | None = None,
        after: float | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.passing = passing
        """Whether it can be over in a moment, so that it is worth to ask again."""
        self.status = status
        self.after = after
        """Seconds after which the server wants to be asked again, where it says so."""


def trouble_of(status: int, headers: Mapping[str, str], after: float | None) -> Trouble | None:
    """Say what is wrong with an answer, by its status and its headers; None where nothing is."""
    if status in _AT_THE_GATE and _is_challenge(status, headers):
        return Trouble("it asks for a browser (a challenge page)", status=status)
    if status in {200, 203}:
        return None
    if status in _LOGIN:
        return Trouble(f"it wants a login ({status})", status=status)
    if status in _NOTHING:
        return Trouble(f"it sent nothing ({status})", status=status)
    words = _WORDS.get(status) or f"it answered {named(status)}"
    return Trouble(words, passing=status in _PASSING, status=status, after=after)


def private(address: str) -> Trouble:
    """Say that an address is none of the public internet."""
    return Trouble(
        f"it leads to {clean_line(address)}, a private address;"
        " allow_private = true under [fetch] in sources.toml permits it"
    )


def named(status: int) -> str:
    """Give a status with its meaning: "500 (internal server error)"."""
    try:
        return f"{status} ({clean_line(HTTPStatus(status).phrase).lower()})"
    except ValueError:
        return f"{status}, which means nothing"


def _is_challenge(status: int, headers: Mapping[str, str]) -> bool:
    for name, values in _CHALLENGES.items():
        value = headers.get(name)
        if value is not None and (not values or value.lower() in values.split()):
            return True
    server = headers.get("server", "").lower()
    return status in {403, 503} and server.startswith(_GATES)

"""The form of `sources.toml`, and how it is read. docs/fetch.md explains it."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from digest_tui.errors import SubscriptionsError
from digest_tui.models import FetchSettings, Subscription, Subscriptions
from digest_tui.text.sanitise import clean_line, is_clean
from digest_tui.text.web_address import web_address

if TYPE_CHECKING:
    from pathlib import Path

_SEE = "see docs/fetch.md"
_Words = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
_Days = Annotated[int, msgspec.Meta(ge=1, le=36_500)]


class SourceTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One `[[source]]`."""

    name: _Words
    feed: str
    home: str | None = None
    folder: _Words | None = None
    full_text: bool | None = None
    max_age: _Days | None = None
    respect_robots: bool | None = None


class FetchTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The `[fetch]`."""

    allow_private: bool | tuple[str, ...] = False
    pause: Annotated[float, msgspec.Meta(ge=0, le=3600)] = 1.0
    timeout: Annotated[float, msgspec.Meta(gt=0, le=600)] = 30.0
    user_agent: Annotated[str, msgspec.Meta(max_length=200)] = ""
    respect_robots: bool = True
    proxy: str | None = None
    jobs: Annotated[int, msgspec.Meta(ge=1, le=32)] = 4


class SourcesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    source: tuple[SourceTable, ...] = ()
    fetch: FetchTable = FetchTable()


def read_bytes(file: Path) -> bytes:
    """Give what is in the file; nothing where there is none.

    Raises:
        SubscriptionsError: It cannot be read.
    """
    shown = clean_line(str(file))
    try:
        if not stat.S_ISREG(file.stat().st_mode):  # a pipe would be waited for, for ever
            raise SubscriptionsError(f"{shown}: it has to be a file")
        return file.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise SubscriptionsError(f"{shown}: {error.strerror or error}") from error


def understood(file: Path, data: bytes) -> Subscriptions:
    """Understand what is in the file.

    Raises:
        SubscriptionsError: It holds what it cannot; it says which field of which source.
    """
    try:
        read = msgspec.toml.decode(data, type=SourcesFile)
        sources: list[Subscription] = []
        for number, table in enumerate(read.source, 1):
            with_place = f"source {number} ({clean_line(table.name)})"
            sources.append(_source(table, with_place, sources))
        return Subscriptions(tuple(sources), _settings(read.fetch))
    except (ValueError, RecursionError) as error:  # msgspec's and UTF-8's are ValueErrors
        words = clean_line(str(error))
        raise SubscriptionsError(f"{clean_line(str(file))}: {words}; {_SEE}") from error


def fit(new: Subscription) -> Subscription:
    """Give a source as it is read once it is written.

    Raises:
        SubscriptionsError: It holds what it cannot.
    """
    try:
        return _source(msgspec.convert(table_of(new), SourceTable), clean_line(new.name), [])
    except ValueError as error:
        raise SubscriptionsError(clean_line(str(error))) from error


def table_of(subscription: Subscription) -> dict[str, Any]:
    """Give what is written of a source: only what is not as usual."""
    table = {name: getattr(subscription, name) for name in SourceTable.__struct_fields__}
    return {name: value for name, value in table.items() if value is not None}


def _source(table: SourceTable, place: str, before: list[Subscription]) -> Subscription:
    fields = msgspec.structs.asdict(table)
    for name in ("feed", "home"):
        if fields[name] is not None:
            try:
                fields[name] = web_address(fields[name])
            except ValueError as error:
                raise ValueError(f"{place}: {name}: it {error}: {fields[name]!r}") from error
    for name in ("name", "folder"):
        if fields[name] is not None and not (is_clean(fields[name]) and fields[name].strip()):
            raise ValueError(f"{place}: {name}: it cannot be shown as it is")
    source = Subscription(**fields)
    if clash := same(before, source):
        raise ValueError(f"{place}: {clash}")
    return source


def same(
    others: tuple[Subscription, ...] | list[Subscription], source: Subscription
) -> str | None:
    """Say which of the others has the name or the feed of a source; None where none has."""
    for other in others:
        if other.feed == source.feed:
            return f"{other.name} has the same feed"
        if other.name.casefold() == source.name.casefold():
            return f"another source is called {other.name}"
    return None


def _settings(table: FetchTable) -> FetchSettings:
    if not (table.user_agent.isascii() and table.user_agent.isprintable()):
        raise ValueError("fetch: user_agent: only plain ASCII can be sent")
    return FetchSettings(**msgspec.structs.asdict(table))

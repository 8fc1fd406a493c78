"""How `sources.toml` is changed: only the lines of one source, so that all others stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest_tui.errors import SubscriptionsError
from digest_tui.subscriptions.form import read_bytes, table_of, understood
from digest_tui.subscriptions.writing import held, write
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digest_tui.models import Subscription

    Change = Callable[[tuple[Subscription, ...]], tuple[Subscription, ...]]

_HEADER = re.compile(r"[ \t]*\[\[[ \t]*source[ \t]*\]\][ \t\r]*(#.*)?")
_TABLE = re.compile(r"[ \t]*\[")


def edit(file: Path, change: Change) -> None:
    """Change what is followed; all else in the file stays as it is.

    Args:
        file: The file; made where there is none.
        change: Makes the sources as they are to be of those that are there: with one more at
            the end, with one less, or with another one in the place of one.

    Raises:
        SubscriptionsError: The file is wrong, cannot be written, or is written in a way that
            only its writer can change.
    """
    with held(file):
        data = read_bytes(file)
        before = understood(file, data).sources
        after = change(before)
        text = data.decode("utf-8")
        line_end = "\r\n" if "\r\n" in text else "\n"
        lines = _changed(text.replace("\r\n", "\n").split("\n"), before, after)
        wanted = line_end.join(lines or ()).encode()
        # Whatever the file looked like: what is written is read as what was meant.
        if lines is None or understood(file, wanted).sources != after:
            raise SubscriptionsError(
                f"{clean_line(str(file))}: each source has to begin with a line [[source]] to be"
                " changed from here; see docs/fetch.md"
            )
        write(file, wanted)


def _changed(
    lines: list[str], before: tuple[Subscription, ...], after: tuple[Subscription, ...]
) -> list[str] | None:
    """Give the lines as they are to be; None where they cannot be told apart."""
    headers = [place for place, line in enumerate(lines) if _HEADER.fullmatch(line)]
    if len(headers) != len(before):
        return None
    if len(after) > len(before):
        return _joined(lines, _written(after[-1]))
    place = next(
        (i for i, (old, new) in enumerate(zip(before, after, strict=False)) if old != new),
        len(after),
    )
    if place == len(before):
        return lines
    first = headers[place]
    last = _end(lines, first)
    if len(after) == len(before):
        return [
            *lines[:first],
            *_updated(lines[first:last], before[place], after[place]),
            *lines[last:],
        ]
    first = _own_start(lines, first)
    while (
        last < len(lines) - 1
        and not lines[last].strip()
        and not "".join(lines[first - 1 : first]).strip()
    ):
        last += 1
    return [*lines[:first], *lines[last:]]


def _end(lines: list[str], header: int) -> int:
    """Give where a source ends: comments after it belong to what comes then."""
    end = header + 1
    for place in range(header + 1, len(lines)):
        line = lines[place].strip()
        if _TABLE.match(line):
            break
        if line and not line.startswith("#"):
            end = place + 1
    return end


def _own_start(lines: list[str], header: int) -> int:
    """Give where the remark right above a source begins; at the top it is the whole file's."""
    start = header
    while start and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start or header


def _joined(lines: list[str], new: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return [*lines, *([""] if lines else []), *new, ""]


def _written(source: Subscription) -> list[str]:
    import tomlkit  # noqa: PLC0415 - only who changes the file needs it

    table = tomlkit.table()
    table.update(table_of(source))
    return ["[[source]]", *tomlkit.dumps(table).rstrip("\n").split("\n")]


def _updated(lines: list[str], old: Subscription, new: Subscription) -> list[str]:
    """Change the fields of one source that are to be others; its remarks stay."""
    import tomlkit  # noqa: PLC0415 - only who changes the file needs it

    document = tomlkit.parse("\n".join(lines) + "\n")
    table = document["source"][0]
    was, now = table_of(old), table_of(new)
    for name in was.keys() - now.keys():
        del table[name]
    for name, value in now.items():
        if was.get(name) != value:
            table[name] = value
    return tomlkit.dumps(document).rstrip("\n").split("\n")

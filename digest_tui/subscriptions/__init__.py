"""What a reader follows, kept in a file that both the reader and the program write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slugify import slugify

from digest_tui.errors import AlreadyFollowed, Ambiguous, NotFound
from digest_tui.subscriptions.form import fit, read_bytes, same, understood
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest_tui.models import Subscription, Subscriptions


def load_subscriptions(file: Path) -> Subscriptions:
    """Read what is followed, in the order of the file; nothing where there is no file.

    Raises:
        SubscriptionsError: The file cannot be read, or holds what it cannot; it says where.
    """
    return understood(file, read_bytes(file))


def add_subscription(file: Path, new: Subscription) -> None:
    """Follow one more; the file is made where there is none.

    Raises:
        AlreadyFollowed: One of that name or that feed is there.
        SubscriptionsError: The file or the new source is wrong, or it cannot be written.
    """
    from digest_tui.subscriptions.editing import edit  # noqa: PLC0415 - few change it

    source = fit(new)

    def change(sources: tuple[Subscription, ...]) -> tuple[Subscription, ...]:
        _check_new(sources, source)
        return (*sources, source)

    edit(file, change)


def remove_subscription(file: Path, name: str) -> Subscription:
    """Follow one no longer; give what it was.

    Raises:
        NotFound: None has that name.
        SubscriptionsError: The file is wrong, or cannot be written.
    """
    from digest_tui.subscriptions.editing import edit  # noqa: PLC0415 - few change it

    gone: list[Subscription] = []

    def change(sources: tuple[Subscription, ...]) -> tuple[Subscription, ...]:
        place = _place(sources, name)
        gone.append(sources[place])
        return (*sources[:place], *sources[place + 1 :])

    edit(file, change)
    return gone[0]


def replace_subscription(file: Path, name: str, new: Subscription) -> None:
    """Put another one into the place of one, such as the same at the address it moved to.

    Raises:
        NotFound: None has that name.
        AlreadyFollowed: Another one has the name or the feed of the new one.
        SubscriptionsError: The file or the new source is wrong, or it cannot be written.
    """
    from digest_tui.subscriptions.editing import edit  # noqa: PLC0415 - few change it

    source = fit(new)

    def change(sources: tuple[Subscription, ...]) -> tuple[Subscription, ...]:
        place = _place(sources, name)
        _check_new((*sources[:place], *sources[place + 1 :]), source)
        return (*sources[:place], source, *sources[place + 1 :])

    edit(file, change)


def named(sources: Sequence[Subscription], name: str) -> list[Subscription]:
    """Give the source of a name or a slug; else those of which it is the start.

    Raises:
        NotFound: None is called so.
    """
    wanted, slug = name.casefold(), slugify(name)
    for found in (
        [one for one in sources if one.name.casefold() == wanted],
        [one for one in sources if slug and slugify(one.name) == slug],
        [one for one in sources if wanted and one.name.casefold().startswith(wanted)],
        [one for one in sources if slug and slugify(one.name).startswith(slug)],
    ):
        if found:
            return found
    raise NotFound(
        f"you follow no source called '{clean_line(name)}';"
        " `digest-tui sources followed` lists them"
    )


def _place(sources: tuple[Subscription, ...], name: str) -> int:
    found = named(sources, name)
    if len(found) > 1:
        names = ", ".join(one.name for one in found)
        raise Ambiguous(f"'{clean_line(name)}' can be several sources: {names}")
    return sources.index(found[0])


def _check_new(sources: tuple[Subscription, ...], new: Subscription) -> None:
    if clash := same(sources, new):
        raise AlreadyFollowed(f"{clean_line(new.name)}: {clash}")

"""What a reader follows, and the ready list, as plain text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest_tui.export.lines import hanging

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.fetch import Preset
    from digest_tui.models import Subscription


def followed_lines(sources: Sequence[Subscription]) -> Iterator[str]:
    """Give what is followed, a line each."""
    widest = max((len(source.name) for source in sources), default=0)
    for source in sources:
        yield f"{source.name:{min(widest, 32)}}  {source.feed}"


def followed_objects(sources: Sequence[Subscription]) -> list[dict[str, Any]]:
    """Make the list of `sources followed`."""
    return [
        {"name": one.name, "feed": one.feed, "home": one.home, "folder": one.folder}
        for one in sources
    ]


def preset_lines(presets: Sequence[Preset], width: int) -> Iterator[str]:
    """Give the ready list: the name to say, the outlet, its feed, what to know of it."""
    for preset in presets:
        feed = preset.feeds[0] if preset.feeds else "no feed is known"
        yield f"{preset.slug:24}  {preset.name} ({preset.language})"
        yield f"{'':24}  {feed}"
        if preset.note:
            yield from hanging(" " * 26, preset.note, width)


def preset_objects(presets: Sequence[Preset]) -> list[dict[str, Any]]:
    """Make the list of `sources presets`."""
    return [
        {
            "slug": one.slug,
            "name": one.name,
            "home": one.home,
            "language": one.language,
            "feeds": list(one.feeds),
            "note": one.note,
        }
        for one in presets
    ]

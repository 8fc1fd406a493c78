"""The ready list of outlets: where their feeds are, as far as is known."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec

from digest_tui.models import Subscription


class Preset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An outlet that can be followed by its name."""

    slug: str
    name: str
    home: str
    language: str
    feeds: tuple[str, ...] = ()
    """The best first; none where the outlet is known to have none."""
    folder: str | None = None
    note: str | None = None
    """What to know before one follows it."""

    def subscription(self) -> Subscription | None:
        """Give what to follow; None where there is no feed."""
        if not self.feeds:
            return None
        return Subscription(self.name, self.feeds[0], self.home, self.folder)


class _Presets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    outlet: tuple[Preset, ...]


@cache
def presets() -> tuple[Preset, ...]:
    """Give all of them, by name."""
    text = (resources.files("digest_tui.fetch") / "presets.toml").read_bytes()
    listed = msgspec.toml.decode(text, type=_Presets).outlet
    return tuple(sorted(listed, key=lambda preset: preset.name.casefold()))

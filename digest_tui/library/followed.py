"""Whether an index has followed the library that it lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest_tui.index import Mark
    from digest_tui.store import Changes


def is_of_another(seen: Mark, changes: Changes) -> bool:
    """Tell whether an index has seen another library, or one that a copy was put in place of."""
    followed = seen.revision > 0
    return followed and (seen.library != changes.library or seen.revision > changes.revision)

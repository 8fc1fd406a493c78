"""Dismissing differences and taking that back; each act takes its time and says what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.models import Dismissed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import Comparison, Discrepancy
    from digest_tui.reader_state import ReaderState

NOTHING_DISMISSED = "Nothing is dismissed here"


def dismiss(reader: ReaderState, comparison: Comparison, found: Sequence[Discrepancy]) -> str:
    """Keep that some discrepancies are none."""
    reader.keep(*(Dismissed.of(comparison, one) for one in found))
    words = found[0].words if len(found) == 1 else f"{len(found)} differences"
    return f"Dismissed: {words}; z takes it back"


def restore(reader: ReaderState, comparison: Comparison, found: Sequence[Discrepancy]) -> str:
    """Forget that some discrepancies are none."""
    reader.forget(*(Dismissed.of(comparison, one) for one in found))
    words = found[0].words if len(found) == 1 else f"{len(found)} differences"
    return f"Back again: {words}"


def restore_last(reader: ReaderState, comparison: Comparison) -> str:
    """Forget what was decided in the last act that has to do with these articles."""
    here = {Dismissed.of(comparison, found): found for found in comparison.dismissed}
    for act in reversed(reader.acts(Dismissed)):
        found = [here[one] for one in act if one in here]
        if found:
            return restore(reader, comparison, found)
    return NOTHING_DISMISSED

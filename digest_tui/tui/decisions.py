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
    for one in found:
        reader.keep(Dismissed.of(comparison, one))
    words = found[0].words if len(found) == 1 else f"{len(found)} differences"
    return f"Dismissed: {words}; z takes it back"


def restore(reader: ReaderState, comparison: Comparison, found: Sequence[Discrepancy]) -> str:
    """Forget that some discrepancies are none."""
    for one in found:
        reader.forget(Dismissed.of(comparison, one))
    return f"A difference again: {found[0].words}"


def restore_last(reader: ReaderState, comparison: Comparison) -> str:
    """Forget the last of the decisions that these articles have to do with."""
    here = {Dismissed.of(comparison, found): found for found in comparison.dismissed}
    last = next((one for one in reversed(reader.choices(Dismissed)) if one in here), None)
    return restore(reader, comparison, [here[last]]) if last else NOTHING_DISMISSED

"""Links to other stories that were copied along with a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.ingest.patterns import plain
from digest_tui.models import Role
from digest_tui.text.sentences import ends_sentence

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlet
    from digest_tui.ingest.structure.draft import Draft

_MOST_LINKS = 8


def place_related(draft: Draft, rules: Outlet) -> None:
    """Place the labels of related stories and the headlines that belong to them."""
    labels = frozenset(map(plain, rules.related))
    for index, line in enumerate(draft.lines):
        if draft.roles[index] not in {None, Role.RELATED}:
            continue
        label, _, headline = line.text.partition(":")
        if plain(label) not in labels:
            continue
        draft.roles[index] = Role.RELATED
        if headline.strip() or _place_after(draft, index) or index == 0 or line.gap:
            continue
        # Where links lose their frame, the headline can come before its label.
        if draft.roles[index - 1] is None and not ends_sentence(draft.text(index - 1)):
            draft.roles[index - 1] = Role.RELATED


def _place_after(draft: Draft, label: int) -> bool:
    placed = False
    for index in range(label + 1, min(label + 1 + _MOST_LINKS, len(draft.lines))):
        line = draft.lines[index]
        if draft.roles[index] is not None or (line.gap and placed):
            break
        if ends_sentence(line.text) and not line.marker:
            break
        draft.roles[index] = Role.RELATED
        placed = True
    return placed

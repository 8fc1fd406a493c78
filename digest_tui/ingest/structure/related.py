"""Links to other stories that were copied along with a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.ingest.bylines import is_person
from digest_tui.ingest.evidence import is_name_line
from digest_tui.ingest.patterns import plain
from digest_tui.ingest.structure.title import is_abbreviated
from digest_tui.models import Role
from digest_tui.text.sentences import ends_sentence

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlet
    from digest_tui.ingest.structure.draft import Draft

_MOST_LINKS = 8
_FEWEST_WORDS_SAID = 6
_CARD = 4
"""How many lines the frame of another story has: headline, summary, outlet, author."""


def place_related(draft: Draft, rules: Outlet) -> None:
    """Place the labels of related stories and the headlines that belong to them."""
    _place_cards(draft, rules)
    labels = frozenset(map(plain, rules.related))
    for index, line in enumerate(draft.lines):
        if draft.roles[index] not in {None, Role.RELATED}:
            continue
        label, colon, headline = line.text.partition(":")
        if plain(label) not in labels:
            continue
        headline = headline.strip()
        if _is_said(headline):
            _keep(draft, index, label + colon, headline)
            continue
        draft.roles[index] = Role.RELATED
        if headline or _place_after(draft, index) or index == 0 or line.gap:
            continue
        # Where links lose their frame, the headline can come before its label.
        if draft.roles[index - 1] is None and not ends_sentence(draft.text(index - 1)):
            draft.roles[index - 1] = Role.RELATED


def _is_said(text: str) -> bool:
    """Tell a sentence from a headline."""
    return (
        len(text.split()) >= _FEWEST_WORDS_SAID
        and text.rstrip("\"'”’»)").endswith((".", "…"))
        and not is_abbreviated(text)
    )


def _keep(draft: Draft, index: int, label: str, text: str) -> None:
    draft.labels[index] = label
    draft.texts[index] = text
    draft.roles[index] = Role.BODY


def _place_after(draft: Draft, label: int) -> bool:
    """Place the headlines under a label.

    Those with a marker are a list. Without one, all are headlines where an empty line or
    the end of the text closes them; else only the first is sure to be.
    """
    end = label + 1
    closed = True
    while end < len(draft.lines):
        if draft.roles[end] is not None or (draft.gap(end) and end > label + 1):
            break
        if end > label + _MOST_LINKS or not _is_headline(draft, end):
            closed = False
            break
        end += 1
    marked = label + 1 < end and draft.lines[label + 1].marker != ""
    last = end if closed or marked else min(end, label + 2)
    for index in range(label + 1, last):
        if marked and not draft.lines[index].marker:
            break
        draft.roles[index] = Role.RELATED
    return last > label + 1


def _is_headline(draft: Draft, index: int) -> bool:
    line = draft.lines[index]
    if line.text.endswith(":"):
        return False
    return bool(line.marker) or not ends_sentence(line.text) or is_abbreviated(line.text)


def _place_cards(draft: Draft, rules: Outlet) -> None:
    """Place the stories that stand in a frame inside the text, each with the outlet's name.

    Headline, a sentence on it, the name of the outlet and perhaps of the author: a block
    by itself, since every other block with that name would be the header or the foot.
    """
    for index, role in enumerate(draft.roles):
        if role is not Role.OUTLET or not is_name_line(draft.lines[index], rules):
            continue
        first = index
        while first > 0 and not draft.lines[first].gap and first > index - _CARD:
            first -= 1
        end = index + 1
        if (
            end < len(draft.lines)
            and not draft.lines[end].gap
            and is_person(draft.lines[end].text)
        ):
            end += 1
        framed = draft.lines[first].gap and (end == len(draft.lines) or draft.lines[end].gap)
        if (
            framed
            and 1 <= index - first < _CARD
            and all(draft.roles[i] in {None, Role.OUTLET} for i in range(first, end))
            and not ends_sentence(draft.lines[first].text)
        ):
            draft.roles[first:end] = [Role.RELATED] * (end - first)

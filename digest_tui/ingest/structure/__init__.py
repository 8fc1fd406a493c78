"""Which line of a text is what: title, standfirst, byline, body, furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.ingest.evidence import is_address, is_name_line
from digest_tui.ingest.furniture import is_footnote, is_separator
from digest_tui.ingest.given import NOTHING_GIVEN
from digest_tui.ingest.structure.body import place_body
from digest_tui.ingest.structure.draft import Draft
from digest_tui.ingest.structure.header import place_foot, place_header
from digest_tui.ingest.structure.labels import place_datelines, place_labels
from digest_tui.ingest.structure.pictures import (
    place_bare_captions,
    place_captions,
    place_pictures,
)
from digest_tui.ingest.structure.related import place_related
from digest_tui.ingest.structure.title import place_given, place_title
from digest_tui.models import Role
from digest_tui.text.sentences import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.ingest.given import Given
    from digest_tui.ingest.lines import Line
    from digest_tui.ingest.outlets import Outlet
    from digest_tui.ingest.page import Furniture
    from digest_tui.ingest.takeaways import FoundTakeaways

__all__ = ["Draft", "read_structure"]


def read_structure(
    lines: Sequence[Line],
    rules: Outlet,
    found: FoundTakeaways,
    furniture: Furniture,
    given: Given = NOTHING_GIVEN,
) -> Draft:
    """Give every line its role: the sure ones first, the body last."""
    draft = Draft(lines)
    _place_known(draft, rules, found, furniture)
    place_datelines(draft, rules)
    place_labels(draft, rules)
    place_captions(draft)
    if given.title:
        place_given(draft, given)
    else:
        place_title(draft, rules)
    place_pictures(draft, rules)
    place_header(draft, rules)
    place_bare_captions(draft)
    place_foot(draft, rules)
    place_related(draft, rules)
    place_body(draft)
    return draft


def _place_known(draft: Draft, rules: Outlet, found: FoundTakeaways, furniture: Furniture) -> None:
    for index, line in enumerate(draft.lines):
        if index in found.cue_lines:
            draft.roles[index] = Role.CUE
        elif index in found.item_lines:
            draft.roles[index] = Role.TAKEAWAY
        elif index in furniture.boilerplate or is_separator(line.text):
            draft.roles[index] = Role.BOILERPLATE
        elif index in furniture.promotions:
            draft.roles[index] = Role.RELATED
        elif is_name_line(line, rules):
            draft.roles[index] = Role.OUTLET
        elif is_address(line.text):
            draft.roles[index] = Role.ADDRESS
        elif is_footnote(line.text):
            draft.roles[index] = Role.FOOTNOTE
    _place_contents(draft)


def _place_contents(draft: Draft) -> None:
    """A block of lines that come again below as headings is the list of contents."""
    below: dict[str, int] = {line.folded: index for index, line in enumerate(draft.lines)}
    block: list[int] = []
    for index, line in enumerate([*draft.lines, None]):
        stopped = line is None or ends_sentence(line.text)
        if line is None or line.gap or stopped:
            again = [i for i in block if below[draft.lines[i].folded] > block[-1]]
            later = sorted(below[draft.lines[i].folded] for i in again)
            # In a text that repeats itself, as a listing of code does, few of them do; and
            # under a heading stands something, before the next.
            if (
                len(again) > 1
                and len(again) * 2 >= len(block)
                and later[-1] - later[0] >= len(again)
            ):
                # At the very top the title stands in the same block.
                for i in block if block[0] else [i for i in block if i >= again[0]]:
                    draft.roles[i] = draft.roles[i] or Role.CONTENTS
            block = []
        if not stopped:
            block.append(index)

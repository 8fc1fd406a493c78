"""Which line of a text is what: title, standfirst, byline, body, furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.ingest.evidence import is_address, is_name_line
from digest_tui.ingest.furniture import is_alt_text, is_footnote, read_caption
from digest_tui.ingest.patterns import plain
from digest_tui.ingest.structure.draft import Draft
from digest_tui.ingest.structure.header import place_foot, place_header
from digest_tui.ingest.structure.related import place_related
from digest_tui.models import Role
from digest_tui.text.sentences import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.ingest.lines import Line
    from digest_tui.ingest.outlets import Outlet
    from digest_tui.ingest.page import Furniture
    from digest_tui.ingest.takeaways import FoundTakeaways

__all__ = ["Draft", "read_structure"]

_LONGEST_HEADING = 90


def read_structure(
    lines: Sequence[Line], rules: Outlet, found: FoundTakeaways, furniture: Furniture
) -> Draft:
    """Give every line its role: the sure ones first, the body last."""
    draft = Draft(lines)
    _place_known(draft, rules, found, furniture)
    _place_labels(draft, rules)
    _place_pictures(draft)
    place_header(draft, lead_is_dek=rules.lead_is_dek)
    place_foot(draft)
    place_related(draft, rules)
    _place_body(draft)
    return draft


def _place_known(draft: Draft, rules: Outlet, found: FoundTakeaways, furniture: Furniture) -> None:
    for index, line in enumerate(draft.lines):
        if index in found.cue_lines:
            draft.roles[index] = Role.CUE
        elif index in found.item_lines:
            draft.roles[index] = Role.TAKEAWAY
        elif index in furniture.boilerplate:
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
            if len(block) > 1 and len(again) > 1:
                for i in block:
                    draft.roles[i] = draft.roles[i] or Role.CONTENTS
            block = []
        if not stopped:
            block.append(index)


def _place_labels(draft: Draft, rules: Outlet) -> None:
    meanings = {plain(label): meaning for label, meaning in rules.labels.items()}
    for index in list(draft.free()):
        line = draft.lines[index]
        label, colon, rest = line.text.partition(":")
        meaning = _meaning(label, meanings) if colon and not line.marker else None
        rest = rest.strip()
        if meaning == "cited source":
            draft.roles[index] = Role.CITED_SOURCE
            draft.cited_source = draft.cited_source or rest or None
        elif meaning == "related":
            draft.roles[index] = Role.RELATED
        elif meaning == "paragraph" and rest:
            draft.labels[index] = f"{label}:"
            draft.texts[index] = rest
            draft.roles[index] = Role.BODY
        elif meaning == "paragraph":
            draft.roles[index] = Role.HEADING


def _meaning(label: str, meanings: dict[str, str]) -> str | None:
    """`Quote from Zelenskyy` is the label `Quote from`."""
    folded = plain(label)
    if folded in meanings:
        return meanings[folded]
    words = label.split()
    if 2 < len(words) <= 6:
        return meanings.get(plain(" ".join(words[:2])))
    return None


def _place_pictures(draft: Draft) -> None:
    for index in list(draft.free()):
        line = draft.lines[index]
        if line.marker:
            continue
        if is_alt_text(line.text):
            draft.roles[index] = Role.ALT_TEXT
        elif caption := read_caption(line.text, line.place.first_line):
            draft.roles[index] = Role.CAPTION
            draft.captions.append(caption)


def _place_body(draft: Draft) -> None:
    for index in list(draft.free()):
        line = draft.lines[index]
        heading = line.heading or (
            not line.marker
            and len(line.text) <= _LONGEST_HEADING
            and not ends_sentence(line.text)
            and not line.text.endswith((":", ";", ","))
            and (following := draft.next_prose(index)) is not None
            and ends_sentence(draft.text(following))
        )
        draft.roles[index] = Role.HEADING if heading else Role.BODY

"""The lines that stand with pictures: captions, credited or not, and alt texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.ingest.pictures import (
    agency_before,
    has_mixed_words,
    is_alt_text,
    read_agency_caption,
    read_caption,
    shows_picture,
)
from digest_tui.models import Caption, Role
from digest_tui.text.sentences import ends_sentence

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlet
    from digest_tui.ingest.structure.draft import Draft


def place_captions(draft: Draft) -> None:
    """Place the captions that say themselves whose picture it is, wherever they stand."""
    for index in list(draft.free()):
        line = draft.lines[index]
        if not line.marker and (caption := read_caption(line.text, line.place.first_line)):
            _place(draft, index, caption)


def place_pictures(draft: Draft, rules: Outlet) -> None:
    """Place what else stands with pictures, once it is known which line is the title."""
    agencies = rules.known
    for index in list(draft.free()):
        line = draft.lines[index]
        if draft.roles[index] is not None or line.marker:
            continue
        if caption := read_agency_caption(line.text, agencies, line.place.first_line):
            _place(draft, index, caption)
        elif credit := _credit_above(draft, index, agencies):
            _place(draft, index, Caption(line.text, credit, line.place.first_line))
            below = draft.lines[index + 1]
            _place(draft, index + 1, Caption(below.text, credit, below.place.first_line))
    for index in _alt_texts(draft):
        draft.roles[index] = Role.ALT_TEXT


def place_bare_captions(draft: Draft) -> None:
    """Between the standfirst and the repeated title a sentence is the picture's caption."""
    dek, again = draft.first(Role.DEK), draft.first(Role.TITLE_AGAIN)
    if dek is None or again is None or draft.first(Role.CAPTION) is not None:
        return
    for index in list(draft.free()):
        line = draft.lines[index]
        if dek < index < again and (ends_sentence(line.text) or shows_picture(line.text)):
            _place(draft, index, Caption(line.text, None, line.place.first_line))


def _place(draft: Draft, index: int, caption: Caption) -> None:
    draft.roles[index] = Role.CAPTION
    draft.captions.append(caption)


def _credit_above(draft: Draft, index: int, agencies: frozenset[str]) -> str | None:
    """Give the agency of a picture whose two lines stand alone: alt text, then caption."""
    lines = draft.lines
    below, after = index + 1, index + 2
    if index == 0 or below >= len(lines) or draft.roles[below] is not None:
        return None
    under_furniture = draft.roles[index - 1] not in {None, Role.TITLE, Role.BODY, Role.HEADING}
    if not (draft.gap(index) or under_furniture) or draft.gap(below):
        return None
    ended = after == len(lines) or draft.gap(after)
    if not ended and (ends_sentence(lines[below].text) or not ends_sentence(lines[after].text)):
        return None
    return agency_before(lines[index].text, agencies)


def _alt_texts(draft: Draft) -> list[int]:
    """Give the alt texts: above the body or beside a caption, and never several in a row.

    Lower-case lines anywhere else are what their writer typed: a list, a message.
    """
    title = draft.first(Role.TITLE)
    found: list[int] = []
    prose = 0
    for index, line in enumerate(draft.lines):
        if draft.roles[index] is not None:
            continue
        if line.marker or not is_alt_text(line.text):
            prose += title is not None and index > title
            continue
        beside = [i for i in (index - 1, index + 1) if 0 <= i < len(draft.lines)]
        if any(draft.roles[i] is None and is_alt_text(draft.lines[i].text) for i in beside):
            prose += 1
            continue
        above = title is not None and index > title and prose <= 1
        # With a letter of another script in a word, nobody typed it for readers.
        mixed = has_mixed_words(line.text)
        if mixed or above or any(draft.roles[i] is Role.CAPTION for i in beside):
            found.append(index)
    return found

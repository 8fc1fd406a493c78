"""What is left is the body: its paragraphs and its headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.models import Role
from digest_tui.text.sentences import ends_sentence, sentences

if TYPE_CHECKING:
    from digest_tui.ingest.structure.draft import Draft

_LONGEST_HEADING = 90
_LONGEST_SET_OFF = 160
"""Of a heading between two empty lines."""
_MOST_IN_A_ROW = 4


def place_body(draft: Draft) -> None:
    """Give the lines that are left their role: a heading stands over a paragraph."""
    for index in list(draft.free()):
        heading = draft.lines[index].heading or _is_heading(draft, index)
        draft.roles[index] = Role.HEADING if heading else Role.BODY


def _is_heading(draft: Draft, index: int) -> bool:
    """Over a heading another can stand, where empty lines show that they are no list."""
    for _ in range(_MOST_IN_A_ROW):
        if not _can_be_heading(draft, index):
            return False
        following = draft.next_prose(index)
        if following is None:
            return False
        if ends_sentence(draft.text(following)):
            return not _ends_a_list(draft, index, following)
        if not (draft.lines[index].gap and draft.lines[following].gap):
            return False
        index = following
    return False


def _can_be_heading(draft: Draft, index: int) -> bool:
    line = draft.lines[index]
    following = draft.lines[index + 1 : index + 2]
    set_off = line.gap and bool(following) and following[0].gap
    return (
        not line.marker
        and len(line.text) <= (_LONGEST_SET_OFF if set_off else _LONGEST_HEADING)
        and (not ends_sentence(line.text) or (set_off and _is_question(line.text)))
        and not line.text.endswith((":", ";", ","))
    )


def _is_question(text: str) -> bool:
    """`What do the farmers want?` between two empty lines; in an interview it has a speaker."""
    return text.endswith("?") and ":" not in text and len(sentences(text)) == 1


def _ends_a_list(draft: Draft, index: int, following: int) -> bool:
    """Tell the last of several lines without a stop from a heading under a paragraph."""
    above = index - 1
    line = draft.lines[index]
    return (
        above >= 0
        and draft.roles[above] is Role.BODY
        and not ends_sentence(draft.text(above))
        and (line.text[0].islower() or (not line.gap and draft.lines[following].gap))
    )

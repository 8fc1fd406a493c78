"""The lines around the body: standfirst, byline, date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.ingest.bylines import (
    is_job,
    is_outlet,
    read_byline,
    read_credit,
    read_names,
)
from digest_tui.ingest.date_lines import DateLine, read_date_line
from digest_tui.ingest.mastheads import is_sentence
from digest_tui.ingest.structure.title import BODY_HAS_BEGUN
from digest_tui.models import Role
from digest_tui.text.sentences import ends_sentence

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlet
    from digest_tui.ingest.structure.draft import Draft

_LONGEST_DEK = 600
_FEWEST_WORDS = 4
_FEWEST_DEK_WORDS = 8
"""Of a standfirst that nothing but its missing stop tells."""
_HEADER = 4
"""How many lines can stand between a standfirst and the title repeated."""
_LONGEST_HEADER = 100
"""How many lines above the body can be dates and bylines. A page has two or three; to take
a date to pieces is slow, and a text of nothing else has no header."""
_MOST_ABOVE = 3
"""How many lines that are neither can stand above or between them."""
_NEXT_ENTRY = 8
"""How many lines below a day of a timeline the next one stands."""
_FOOT = 4
"""How many lines from the end a byline can stand at."""
_CREDITS = 10
"""How many lines from the end the others who took part can be named at."""
_MANY = 3
"""So many names are those of authors, whatever stands beside them."""
_SETS_OFF = frozenset({Role.TITLE_AGAIN, Role.BYLINE, Role.DATE, Role.CITED_SOURCE, Role.OUTLET})
"""What stands between a standfirst and the body, and never inside the body."""
_BESIDE_NAMES = frozenset({Role.BYLINE, Role.DATE, Role.OUTLET})


def place_header(draft: Draft, rules: Outlet) -> None:
    """Place the byline, the date and the standfirst; the title is known."""
    _place_byline_and_date(draft, rules)
    _place_dek(draft, lead_is_dek=rules.lead_is_dek)


def place_foot(draft: Draft, rules: Outlet) -> None:
    """Place a byline at the end of the text, and the others who took part."""
    free = list(draft.free())
    for index in free[-_FOOT:]:
        if byline := read_byline(draft.lines[index].text, rules.known, sure=False):
            _place_names(draft, index, byline)
    for index in free[-_CREDITS:]:
        if draft.roles[index] is None and (credit := read_credit(draft.lines[index].text)):
            _place_names(draft, index, *credit)


def _place_names(draft: Draft, index: int, names: str | None) -> None:
    draft.roles[index] = Role.BYLINE
    draft.byline = draft.byline or names


def _place_byline_and_date(draft: Draft, rules: Outlet) -> None:
    """They stand between the title and the body, or above both."""
    prose = others = 0
    for index in list(draft.free())[:_LONGEST_HEADER]:
        text = draft.lines[index].text
        if dated := read_date_line(text, rules.known, under_title=True):
            if _is_entry(draft, index) and _has_more_entries(draft, index, rules):
                return  # the first day of a timeline
            draft.roles[index] = Role.DATE
            _take_date(draft, dated)
            draft.byline = draft.byline or dated.byline
        elif byline := read_byline(text, rules.known, sure=True):
            _place_names(draft, index, byline)
        elif credit := read_credit(text):
            _place_names(draft, index, *credit)
        elif index and is_job(text) and draft.roles[index - 1] is Role.BYLINE:
            _place_names(draft, index, None)
        elif is_outlet(text, rules.known):
            _place_names(draft, index, text)  # whose report this source prints
        elif any(pattern.fits(draft.lines[index].folded) for pattern in rules.bylines):
            _place_names(draft, index, text)
        elif (names := read_names(text, rules.known)) and _can_stand_alone(
            draft, index, names, rules
        ):
            _place_names(draft, index, names)
        else:
            # The standfirst can stand above them, and lines that are no sentence; a second
            # paragraph is the body.
            prose += ends_sentence(text)
            others += not ends_sentence(text)
            if prose == 2 or prose + others > _MOST_ABOVE:
                return


def _is_entry(draft: Draft, index: int) -> bool:
    """Tell a line close above a sentence, as the days of a timeline stand."""
    below = draft.lines[index + 1 : index + 2]
    return bool(below) and not below[0].gap and draft.lines[index].gap and is_sentence(below[0])


def _has_more_entries(draft: Draft, index: int, rules: Outlet) -> bool:
    later = range(index + 2, min(index + 2 + _NEXT_ENTRY, len(draft.lines)))
    return any(
        _is_entry(draft, i) and read_date_line(draft.lines[i].text, rules.known, under_title=True)
        for i in later
    )


def _take_date(draft: Draft, dated: DateLine) -> None:
    """The date of publication before that of a later version; in full, if it comes again so."""
    given, known = dated.published, draft.published
    if given is None:
        return
    fuller = (
        known is not None
        and (given.month, given.day) == (known.month, known.day)
        and (known.year is None or given.year == known.year)
        and (known.year is None or known.hour is None)
        and not dated.updated
    )
    if known is None or fuller or (draft.only_updated and not dated.updated):
        draft.published, draft.only_updated = given, dated.updated


def _can_stand_alone(draft: Draft, index: int, names: str, rules: Outlet) -> bool:
    """Tell names without "by" from the persons whom a picture or a standfirst names.

    Beside them stands a date, the outlet or another author; or they are many.
    """
    if names.count(",") + names.count(" and ") >= _MANY:
        return True
    for step in (-1, 1):
        beside = index + step
        while 0 <= beside < len(draft.lines) and draft.roles[beside] is Role.BOILERPLATE:
            beside += step
        if 0 <= beside < len(draft.lines) and (
            draft.roles[beside] in _BESIDE_NAMES
            or is_job(draft.lines[beside].text)
            or read_date_line(draft.lines[beside].text, rules.known, under_title=True)
        ):
            return True
    return False


def _place_dek(draft: Draft, *, lead_is_dek: bool) -> None:
    """The first paragraph is the standfirst where something sets it off from the body."""
    title = draft.first(Role.TITLE)
    if title is None:
        return
    dek = next((index for index in draft.free() if index > title), None)
    body = None if dek is None else draft.next_prose(dek)
    if dek is None or body is None or BODY_HAS_BEGUN & set(draft.roles[title:dek]):
        return
    line, following = draft.lines[dek], draft.lines[body]
    if line.marker or line.heading or len(line.text) > _LONGEST_DEK or following.marker:
        return
    if len(line.text.split()) < _FEWEST_WORDS and not ends_sentence(line.text):
        return  # a button, a section
    again = draft.first(Role.TITLE_AGAIN) or 0
    set_off = bool(_SETS_OFF & set(draft.roles[dek + 1 : body])) or dek < again <= dek + _HEADER
    # Under the title without an empty line, in a text that has one between paragraphs.
    after = draft.next_prose(body)
    glued = (
        not line.gap
        and following.gap
        and after is not None
        and draft.lines[after].gap
        and not _BESIDE_NAMES & set(draft.roles[title:dek])
    )
    unstopped = (
        not ends_sentence(line.text)
        and not line.text.endswith(":")
        and len(line.text.split()) >= _FEWEST_DEK_WORDS
        and ends_sentence(draft.text(body))
    )
    if lead_is_dek or set_off or unstopped or glued or _has_picture(draft, title, dek, body):
        draft.roles[dek] = Role.DEK


def _has_picture(draft: Draft, title: int, dek: int, body: int) -> bool:
    """Tell whether a picture under a paragraph belongs to the header and not to the body.

    A picture can follow any paragraph. In a header it stands close under the standfirst or
    comes with its alt text, and neither author nor date came before.
    """
    if {Role.BYLINE, Role.DATE} & set(draft.roles[title:dek]):
        return False
    if Role.ALT_TEXT in draft.roles[dek + 1 : body]:
        return True
    return (
        draft.roles[dek + 1] is Role.CAPTION
        and not draft.lines[dek + 1].gap
        and draft.lines[body].gap
    )

"""The lines above the body: title, standfirst, byline, date, the picture's caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.ingest.furniture import read_byline, read_date_line, read_names
from digest_tui.models import Caption, Role
from digest_tui.text.sentences import ends_sentence, sentences

if TYPE_CHECKING:
    from digest_tui.ingest.lines import Line
    from digest_tui.ingest.structure.draft import Draft

_LONGEST_TITLE = 300
_LONGEST_DEK = 600
_FEWEST_DEK_WORDS = 8
_HEADER = 4
"""How many lines can stand between a standfirst and the title repeated."""
_LONGEST_HEADER = 100
"""How many lines above the body can be dates and bylines. A page has two or three; to take
a date to pieces is slow, and a text of nothing else has no header."""
_FOOT = 4
"""How many lines from the end a byline can stand at."""
_SETS_OFF = frozenset(
    {
        Role.ALT_TEXT,
        Role.CAPTION,
        Role.TITLE_AGAIN,
        Role.BYLINE,
        Role.DATE,
        Role.CITED_SOURCE,
        Role.OUTLET,
    }
)
"""What stands between a standfirst and the body, and never inside the body."""
_BODY_HAS_BEGUN = frozenset({Role.BODY, Role.HEADING, Role.CUE, Role.TAKEAWAY, Role.CITED_SOURCE})


def place_header(draft: Draft, *, lead_is_dek: bool) -> None:
    """Place everything above the body.

    Args:
        draft: The lines.
        lead_is_dek: The source puts its standfirst first and nothing after it.
    """
    _place_title(draft)
    _place_byline_and_date(draft)
    _place_dek(draft, lead_is_dek=lead_is_dek)
    _place_bare_caption(draft)


def place_foot(draft: Draft) -> None:
    """Place a byline at the end of the text."""
    for index in list(draft.free())[-_FOOT:]:
        if byline := read_byline(draft.lines[index].text, sure=False):
            draft.roles[index] = Role.BYLINE
            draft.byline = draft.byline or byline


def _place_title(draft: Draft) -> None:
    """The first line that says anything is the title, unless it is prose."""
    passed = 0
    for index, role in enumerate(draft.roles):
        if role in _BODY_HAS_BEGUN or passed == _LONGEST_HEADER:
            return
        if role is not None:
            continue
        line = draft.lines[index]
        if read_date_line(line.text, bare_names=False) or read_byline(line.text, sure=True):
            passed += 1
            continue
        if _can_be_title(line):
            draft.roles[index] = Role.TITLE
            title = line.folded
            for later in draft.free():
                if draft.lines[later].folded == title:
                    draft.roles[later] = Role.TITLE_AGAIN
        return


def _can_be_title(line: Line) -> bool:
    if line.heading:
        return True
    return (
        len(line.text) <= _LONGEST_TITLE
        and not line.marker
        and not line.text.endswith((".", ":", ";", ".”", '."', ".»"))
        and len(sentences(line.text)) <= 2
    )


def _place_byline_and_date(draft: Draft) -> None:
    """They stand between the title and the body, or above both."""
    prose = 0
    for index in list(draft.free())[:_LONGEST_HEADER]:
        text = draft.lines[index].text
        if dated := read_date_line(text, bare_names=True):
            draft.roles[index] = Role.DATE
            draft.published = draft.published or dated.published
            draft.byline = draft.byline or dated.byline
        elif byline := read_byline(text, sure=True) or read_names(text):
            draft.roles[index] = Role.BYLINE
            draft.byline = draft.byline or byline
        else:
            # The standfirst can stand above them; a second paragraph is the body.
            prose += 1
            if prose == 2:
                return


def _place_dek(draft: Draft, *, lead_is_dek: bool) -> None:
    """The first paragraph is the standfirst where something sets it off from the body."""
    title = draft.first(Role.TITLE)
    if title is None:
        return
    dek = next((index for index in draft.free() if index > title), None)
    body = None if dek is None else draft.next_prose(dek)
    if dek is None or body is None or _BODY_HAS_BEGUN & set(draft.roles[title:dek]):
        return
    line, following = draft.lines[dek], draft.lines[body]
    if line.marker or line.heading or len(line.text) > _LONGEST_DEK or following.marker:
        return
    again = draft.first(Role.TITLE_AGAIN) or 0
    set_off = bool(_SETS_OFF & set(draft.roles[dek + 1 : body])) or dek < again <= dek + _HEADER
    # Under the title without an empty line, in a text that has one between paragraphs.
    after = draft.next_prose(body)
    glued = not line.gap and following.gap and after is not None and draft.lines[after].gap
    unstopped = (
        not ends_sentence(line.text)
        and not line.text.endswith(":")
        and len(line.text.split()) >= _FEWEST_DEK_WORDS
        and ends_sentence(draft.text(body))
    )
    if lead_is_dek or set_off or unstopped or glued:
        draft.roles[dek] = Role.DEK


def _place_bare_caption(draft: Draft) -> None:
    """What stands between the standfirst and the repeated title is the picture's caption."""
    dek, again = draft.first(Role.DEK), draft.first(Role.TITLE_AGAIN)
    if dek is None or again is None or draft.first(Role.CAPTION) is not None:
        return
    for index in list(draft.free()):
        if dek < index < again:
            line = draft.lines[index]
            draft.roles[index] = Role.CAPTION
            draft.captions.append(Caption(line.text, None, line.place.first_line))

"""The title, and what can stand above it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest_tui.ingest.bylines import read_byline
from digest_tui.ingest.date_lines import read_date_line
from digest_tui.ingest.patterns import plain
from digest_tui.models import Role
from digest_tui.text.sentences import ends_sentence, sentences

if TYPE_CHECKING:
    from digest_tui.ingest.given import Given
    from digest_tui.ingest.lines import Line
    from digest_tui.ingest.outlets import Outlet
    from digest_tui.ingest.structure.draft import Draft

_LONGEST = 300
_LONGEST_HEADER = 100
"""How many dates and bylines are passed by; a text of nothing else has no title."""
_MOST_KICKERS = 3
_MOST_KICKER_WORDS = 3
_FEWEST_WORDS = 4
"""Of a title under a kicker."""
BODY_HAS_BEGUN = frozenset({Role.BODY, Role.HEADING, Role.CUE, Role.TAKEAWAY, Role.CITED_SOURCE})
_PARTS = re.compile(r"\s*[/|›»>·•]\s*")
_JOINTS = frozenset("and & the of та і и".split())
# The stop of an abbreviation ends no sentence, not even where it is the last character.
_ABBREVIATED = re.compile(
    r"(?:\b(?:[^\W\d_]\.){2,}|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)$"
)
_SAYING = re.compile(r"(?:[^.!?:\"“«]{2,60}:\s)?[\"“«‘'][^\"“”«»]{2,200}[.!?…][\"”»’']")


def place_title(draft: Draft, rules: Outlet) -> None:
    """The first line that says anything is the title, unless it is prose."""
    first = _candidates(draft, rules)
    if not first:
        return
    kickers, title = first[:-1], first[-1]
    if kickers and not _is_longer_title(draft, title, kickers):
        title, kickers = kickers[0], []
    if not _can_be_title(draft, title):
        return
    for index in kickers:
        draft.roles[index] = Role.BOILERPLATE
    draft.roles[title] = Role.TITLE
    folded = draft.lines[title].folded
    for later in draft.free():
        if later > title and draft.lines[later].folded == folded:
            draft.roles[later] = Role.TITLE_AGAIN
    if title + 1 < len(draft.lines) and _is_listed(draft.lines[title + 1], rules.kickers):
        # Some pages have it below: "Live", "Analysis".
        draft.roles[title + 1] = draft.roles[title + 1] or Role.BOILERPLATE


def place_given(draft: Draft, given: Given) -> None:
    """The title is known: where it stands in the text too, it is no part of the body.

    So is the standfirst, above the body.
    """
    title, dek = plain(given.title or ""), plain(given.dek or "")
    role = Role.TITLE
    for index in list(draft.free()):
        folded = draft.lines[index].folded
        if folded == title:
            draft.roles[index] = role
            role = Role.TITLE_AGAIN
        elif dek and folded == dek and not BODY_HAS_BEGUN & set(draft.roles[:index]):
            draft.roles[index] = Role.DEK
            dek = ""


def _candidates(draft: Draft, rules: Outlet) -> list[int]:
    """Give the first line that could be the title, and the kickers above it before it."""
    found: list[int] = []
    passed = 0
    for index, role in enumerate(draft.roles):
        if role in BODY_HAS_BEGUN or passed == _LONGEST_HEADER:
            break
        if role is not None:
            continue
        line = draft.lines[index]
        if read_date_line(line.text, rules.known, under_title=False) or read_byline(
            line.text, rules.known, sure=True
        ):
            passed += 1
            continue
        found.append(index)
        if len(found) > _MOST_KICKERS or not _is_kicker(line, rules.kickers):
            break
    return found


def _is_kicker(line: Line, listed: frozenset[str]) -> bool:
    """Tell a section, a series or a place above a title: `War`, `Opinion / Latest`."""
    if line.heading or line.marker:
        return False
    if _is_listed(line, listed):
        return True
    words = [word for part in _PARTS.split(line.text) for word in part.split()]
    return (
        len(words) <= _MOST_KICKER_WORDS
        and line.text[-1:].isalpha()
        and all(word[0].isupper() or word in _JOINTS for word in words)
    )


def _is_listed(line: Line, kickers: frozenset[str]) -> bool:
    return all(plain(part) in kickers for part in _PARTS.split(line.text))


def _is_longer_title(draft: Draft, title: int, kickers: list[int]) -> bool:
    """Tell whether a line is the title of which the lines above are only the kickers."""
    line = draft.lines[title]
    words = len(line.text.split())
    if words < _FEWEST_WORDS or _is_said(line) or not _can_be_title(draft, title):
        return False
    again = {draft.lines[index].folded for index in range(title + 1, len(draft.lines))}
    return line.folded in again or not any(draft.lines[k].folded in again for k in kickers)


def _is_said(line: Line) -> bool:
    return ends_sentence(line.text) and line.text[-1:] != "?" and not is_abbreviated(line.text)


def is_abbreviated(text: str) -> bool:
    """Tell a text whose last stop belongs to an abbreviation: `a deal with the U.S.`."""
    return _ABBREVIATED.search(text[-20:]) is not None


def _can_be_title(draft: Draft, index: int) -> bool:
    line = draft.lines[index]
    if line.heading:
        return True
    if len(line.text) > _LONGEST or line.marker or line.text.endswith((":", ";")):
        return False
    if len(sentences(line.text)) > 2:
        return False
    if line.text.endswith((".", ".”", '."', ".»")):
        return is_abbreviated(line.text) or _is_set_off_saying(draft, index)
    return True


def _is_set_off_saying(draft: Draft, index: int) -> bool:
    """`Putin: "We will not stop."` above an empty line; prose would go on after the quote."""
    following = draft.lines[index + 1 : index + 2]
    return (
        bool(following)
        and following[0].gap
        and _SAYING.fullmatch(draft.lines[index].text) is not None
    )

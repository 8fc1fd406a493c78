"""What stands before a paragraph on its line: labels and datelines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest_tui.ingest.date_lines import read_date_line
from digest_tui.ingest.datelines import LONGEST_HEADER, read_dateline
from digest_tui.ingest.patterns import plain
from digest_tui.models import Role
from digest_tui.text.sentences import ends_sentence

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlet
    from digest_tui.ingest.structure.draft import Draft

_FEWEST_WORDS_SAID = 6
# What a list of sources does not have: somebody in it does something.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|do|does|did"
    r"|says?|said|tells?|told|reports?|reported|warn(?:s|ed)?|claim(?:s|ed)?|expect(?:s|ed)?"
    r"|believes?|believed|den(?:y|ies|ied)|confirm(?:s|ed)?)\b"
)


def place_datelines(draft: Draft, rules: Outlet) -> None:
    """Take the dateline off its paragraph; it is kept as the paragraph's label."""
    for index in [index for index in draft.free() if index < LONGEST_HEADER]:
        line = draft.lines[index]
        if line.marker or (found := read_dateline(line.text, rules.datelines)) is None:
            continue
        draft.dateline = draft.dateline or found.date
        if found.rest:
            draft.labels[index] = found.text
            draft.texts[index] = found.rest
            draft.roles[index] = Role.BODY
        else:
            draft.roles[index] = Role.OUTLET


def place_labels(draft: Draft, rules: Outlet) -> None:
    """Place the paragraphs with a label, and those that a label takes out of the body."""
    meanings = {plain(label): meaning for label, meaning in rules.labels.items()}
    for index in list(draft.free()):
        line = draft.lines[index]
        label, colon, rest = line.text.partition(":")
        meaning = _meaning(label, meanings) if colon and not line.marker else None
        rest = rest.strip()
        if meaning == "cited source" and not _is_said(rest):
            # "Source: ISW on 10 February" gives the day of the report, and not of the article.
            draft.roles[index] = Role.CITED_SOURCE
            draft.cited_source = draft.cited_source or rest or None
        elif meaning is None or read_date_line(line.text, rules.known, under_title=True):
            continue  # "Updated: 9 February" labels no paragraph
        elif meaning == "related":
            draft.roles[index] = Role.RELATED
        elif rest:
            draft.labels[index] = f"{label}:"
            draft.texts[index] = rest
            draft.roles[index] = Role.BODY
        else:
            draft.roles[index] = Role.HEADING


def _is_said(rest: str) -> bool:
    """Tell a sentence from the names of sources: `Sources: A and B say it is over`."""
    return (
        len(rest.split()) >= _FEWEST_WORDS_SAID
        and ends_sentence(rest)
        and _FINITE.search(rest) is not None
    )


def _meaning(label: str, meanings: dict[str, str]) -> str | None:
    """`Quote from Zelenskyy` is the label `Quote from`."""
    folded = plain(label)
    if folded in meanings:
        return meanings[folded]
    words = label.split()
    if 2 < len(words) <= 6:
        return meanings.get(plain(" ".join(words[:2])))
    return None

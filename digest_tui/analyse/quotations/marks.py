"""What stands in quotation marks, whichever marks an outlet uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest_tui.models import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# Where a mark looks the same before and after its words, what touches it tells which it
# is; an apostrophe within a word or after one (“the soldiers’ pay”) opens nothing. Each
# branch reads up to the next mark of its kind and no further, so that many marks without
# a partner cost no more than their number. A curly one that opens what no mark closes
# goes to the end: a quotation of several paragraphs is closed in its last one only.
_QUOTED = re.compile(
    r"""“(?P<curly>[^“”]*+)(?:”|$)
    |„(?P<low>[^„“”]*+)[“”]
    |«(?P<angled>[^«»]*+)»
    |(?<!\w)"(?=\S)(?P<straight>[^"“”]*+)(?<=\S)["”](?!\w)
    |(?<!\w)‘(?=\S)(?P<single>(?:[^‘’]|’(?=\w))*+)(?<=\S)’(?!\w)
    |(?<!\w)'(?=\S)(?P<typed>(?:[^']|(?<=\w)'(?=\w))*+)(?<=\S)'(?!\w)""",
    re.VERBOSE,
)
_OPENING = re.compile("[“„«\"‘']")


def quoted_parts(text: str) -> Iterator[Span]:
    """Give what a paragraph has in quotation marks, without the marks."""
    first = _OPENING.search(text)  # most paragraphs have none: this is ten times as fast
    if first:
        for match in _QUOTED.finditer(text, first.start()):
            yield Span(*match.span(match.lastgroup or 0))

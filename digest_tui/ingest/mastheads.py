"""Where a line that is only a name or an address tells whose page a text is from.

On the page of an outlet its name stands above the text or below it. Inside the text the
same line is a heading or the frame of another story, and after "Sources" it is somebody
who is cited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.ingest.patterns import plain
from digest_tui.text.sentences import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.ingest.lines import Line
    from digest_tui.ingest.outlets import Outlet
    from digest_tui.ingest.patterns import Patterns

_FEWEST_WORDS = 4
_LONGEST_HEADER = 15
_LONGEST_FOOT = 15


def masthead_lines(lines: Sequence[Line], common: Outlet, furniture: Patterns) -> frozenset[int]:
    """Give the lines, by index, that are above the body of a text or below it.

    Args:
        lines: The lines of the text.
        common: The labels that announce sources and other stories.
        furniture: The boilerplate of all outlets: its sentences are no part of the body.
    """
    labels = {plain(label) for label, what in common.labels.items() if what != "paragraph"}
    labels.update(map(plain, common.related))
    found = [*_header(lines), *_foot(lines, furniture)]
    return frozenset(index for index in found if not _is_listed(lines, index, labels))


def _header(lines: Sequence[Line]) -> list[int]:
    """All before the first sentence; and after one, a standfirst, what no sentence follows."""
    found: list[int] = []
    stood = False
    for index, line in enumerate(lines[:_LONGEST_HEADER]):
        if is_sentence(line):
            if stood:
                break
            stood = True
        elif not stood or not any(map(is_sentence, lines[index + 1 : index + 2])):
            found.append(index)
    return found


def _foot(lines: Sequence[Line], furniture: Patterns) -> list[int]:
    found: list[int] = []
    for index in range(len(lines) - 1, max(-1, len(lines) - 1 - _LONGEST_FOOT), -1):
        line = lines[index]
        if not is_sentence(line):
            found.append(index)
        elif not furniture.fit(line.folded):
            break
    return found


def _is_listed(lines: Sequence[Line], index: int, labels: set[str]) -> bool:
    """Tell whether a line belongs to a list of sources or of other stories.

    Such a list goes on up to an empty line; one can stand between it and its label.
    """
    for before in range(index - 1, max(-1, index - 1 - _LONGEST_FOOT), -1):
        if lines[before].folded in labels:
            return True
        if is_sentence(lines[before]) or lines[before + 1].gap:
            return False
    return False


def is_sentence(line: Line) -> bool:
    """Tell a line that is said, and does not just stand there."""
    return len(line.text.split()) >= _FEWEST_WORDS and ends_sentence(line.text)

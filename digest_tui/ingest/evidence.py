"""Which source a text is from, told by lines that only that source has."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from digest_tui.ingest.outlets import Outlet, Outlets, plain
from digest_tui.models import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.ingest.lines import Line

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_WHOLE_LINE = 3
"""A line that is nothing else: furniture of the source's own pages."""
_IN_A_SENTENCE = 1
"""Words in the lead, which another source could quote."""
_LEAD = 6
"""How many lines from the top the lead can take."""


class Told(NamedTuple):
    """The source of a text and the lines that told it; no source where they do not agree."""

    outlet: Outlet | None
    evidence: tuple[Evidence, ...]


def tell_source(lines: Sequence[Line], outlets: Outlets) -> Told:
    """Tell the source of a text.

    The source with the most evidence wins; where two have the same, neither does. A
    line that fits two sources counts for none.
    """
    found: dict[str, list[Evidence]] = defaultdict(list)
    score: dict[str, int] = defaultdict(int)
    by_slug = {outlet.source.slug: outlet for outlet in outlets.all}
    for position, line in enumerate(lines):
        hits = {
            outlet.source.slug: hit
            for outlet in outlets.all
            for hit in _evidence(line, position, outlet, outlets.shared)
        }
        if len(hits) == 1:
            ((slug, (rule, weight)),) = hits.items()
            found[slug].append(Evidence(line.place.first_line, line.text, rule))
            score[slug] += weight
    ranked = sorted(score, key=lambda slug: -score[slug])
    if not ranked or (len(ranked) > 1 and score[ranked[0]] == score[ranked[1]]):
        return Told(None, ())
    return Told(by_slug[ranked[0]], tuple(found[ranked[0]]))


def is_address(text: str) -> bool:
    """Tell whether a line is nothing but a web address."""
    return _ADDRESS.fullmatch(text) is not None


def _evidence(
    line: Line, position: int, outlet: Outlet, shared: frozenset[str]
) -> Iterator[tuple[str, int]]:
    if outlet.name_is_evidence and is_name_line(line, outlet):
        yield f"the line is its name: {line.text}", _WHOLE_LINE
        return
    if is_address(line.text) and outlet.source.home and _same_site(line.text, outlet.source.home):
        yield f"an address on {outlet.source.home}", _WHOLE_LINE
        return
    for pattern in (*outlet.line_evidence, *outlet.boilerplate):
        if plain(pattern.text) not in shared and pattern.fits(line.folded):
            yield pattern.text, _WHOLE_LINE
            return
    if position < _LEAD:
        for pattern in outlet.lead_evidence:
            if plain(pattern.text) not in shared and pattern.fits(line.folded):
                yield pattern.text, _IN_A_SENTENCE
                return


def is_name_line(line: Line, outlet: Outlet) -> bool:
    """Tell whether a line is nothing but a name of the source."""
    if line.marker:
        return False
    if len(line.text) <= 3:
        return line.text in outlet.names
    return line.folded in map(plain, outlet.names)


def _same_site(address: str, home: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    site = (urlsplit(home).hostname or "").removeprefix("www.")
    return host == site or host.endswith(f".{site}")

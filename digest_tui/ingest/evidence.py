"""Which source a text is from, told by lines that only that source has."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.ingest.datelines import LONGEST_HEADER, read_dateline
from digest_tui.ingest.mastheads import masthead_lines
from digest_tui.ingest.patterns import Patterns
from digest_tui.models import Evidence
from digest_tui.text.addresses import is_on_site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.ingest.lines import Line
    from digest_tui.ingest.outlets import Outlet, Outlets

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_WHOLE_LINE = 3
"""A line that is nothing else: furniture of the source's own pages."""
_DATELINE = 2
"""Less than a page's own furniture: what an agency wrote is printed by others."""
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
    signs = [_Signs(outlet, outlets.shared) for outlet in outlets.all]
    any_line = Patterns(pattern for sign in signs for pattern in sign.line_patterns)
    mastheads = masthead_lines(lines, outlets.common, outlets.furniture)
    datelines = [dateline for outlet in outlets.all for dateline in outlet.datelines]
    any_name = frozenset[str]().union(
        *(names for outlet in outlets.all for names in (outlet.names, outlet.folded_names))
    )
    for position, line in enumerate(lines):
        if not (
            position < _LEAD
            or any_line.fit(line.folded)
            or (
                position in mastheads
                and (line.folded in any_name or line.text in any_name or is_address(line.text))
            )
            or (position < LONGEST_HEADER and read_dateline(line.text, datelines))
        ):
            continue  # a text can have a hundred thousand lines, and few tell anything
        hits = {
            sign.outlet.source.slug: hit
            for sign in signs
            if (hit := sign.hit(line, position, masthead=position in mastheads))
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
    return "://" in text and _ADDRESS.fullmatch(text) is not None


class _Signs:
    """What tells one source."""

    def __init__(self, outlet: Outlet, shared: frozenset[str]) -> None:
        self.outlet = outlet
        self.line_patterns = [
            pattern
            for pattern in (*outlet.line_evidence, *outlet.boilerplate, *outlet.bylines)
            if pattern.folded not in shared
        ]
        self._lines = Patterns(self.line_patterns)
        self._lead = Patterns(p for p in outlet.lead_evidence if p.folded not in shared)

    def hit(self, line: Line, position: int, *, masthead: bool) -> tuple[str, int] | None:
        """Give the rule by which a line tells the source, and how much it weighs."""
        outlet = self.outlet
        if masthead and outlet.name_is_evidence and is_name_line(line, outlet):
            return f"the line is its name: {line.text}", _WHOLE_LINE
        home = outlet.source.home
        if masthead and home and is_address(line.text) and is_on_site(line.text, home):
            return f"an address on {home}", _WHOLE_LINE
        if pattern := self._lines.first(line.folded):
            return pattern.text, _WHOLE_LINE
        dateline = read_dateline(line.text, outlet.datelines)
        if dateline and position < LONGEST_HEADER:
            return dateline.rule, _DATELINE
        if position < _LEAD and (pattern := self._lead.first(line.folded)):
            return pattern.text, _IN_A_SENTENCE
        return None


def is_name_line(line: Line, outlet: Outlet) -> bool:
    """Tell whether a line is nothing but a name of the source."""
    if line.marker:
        return False
    if len(line.text) <= 3:
        return line.text in outlet.names
    return line.folded in outlet.folded_names

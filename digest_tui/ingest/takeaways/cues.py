"""The line that announces Key Takeaways, whose they are and of which report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest_tui.ingest.patterns import plain
from digest_tui.ingest.takeaways.cue_lines import put_together
from digest_tui.text.dates import find_date
from digest_tui.text.sentences import ends_sentence
from digest_tui.text.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.ingest.lines import Line
    from digest_tui.ingest.outlets import Outlet
    from digest_tui.models import GivenDate

_PHRASE = re.compile(
    r"(?P<sure>\bkey\s+take[\s-]?aways?\b|\bключов\w+\s+висновк\w+|\bключевы\w+\s+вывод\w+)"
    # These announce a publisher's takeaways only together with its name.
    r"|\btake[\s-]?aways\b|\bвисновк\w+|\bвывод(?:ы|ов|ам|ами|ах)\b"
    # And these could be somebody's own reading of its report.
    r"|(?P<loose>\b(?:key|main|chief|principal)\s+(?:conclusions|findings|judge?ments)\b)",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\btake[\s-]?aways?\b|висновк|вывод|\b(?:conclusions|findings|judge?ments)\b", re.IGNORECASE
)
_OTHER = re.compile(r"\b(?:other|more|further|інші|другие)\s*$", re.IGNORECASE)
_ITS_NOUNS = ("take", "висновк", "вывод", "conclusion", "finding", "judg")
"""One of them is in the phrase; looked for first, since hardly any line has one."""
_LOOK_ALIKES = str.maketrans("АВЕКМНОРСТХаеікорсух", "ABEKMHOPCTXaeikopcyx")
_LONGEST = 200
_LONGEST_HEADING = 100
# Words that can stand in a cue without making it somebody else's list: "Key takeaways
# for investors" is announced by other words than these.
_NEUTRAL = frozenset(
    """a an and are as at below by daily evening february following follows for from full her
    here in include included includes is it its latest main new of offensive on only other
    our published quote quotes reads recent report reports russian says summary that the their
    these this to today todays update updates war was were with yesterday assessment
    assessments campaign january march april may june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul
    aug sep sept oct nov dec th st nd rd think tank us experts analysts
    за від до на у в та і звіту звіт війни про із з дослівно
    от на в и за из о отчета отчёта войны""".split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """An announcement of Key Takeaways."""

    first: int
    """Which of the lines it starts on, from 0."""
    after: int
    """The line after it."""
    text: str
    publisher: Outlet | None
    """Whose takeaways they are, where the cue says so."""
    report_date: GivenDate | None
    rest: str = ""
    """What follows on the same line after the colon."""
    loose: bool = False
    """It speaks of conclusions or findings, which others draw, too."""
    is_rest: bool = False
    """It announces what is left of a list: "Other Key Takeaways"."""


def find_cues(lines: Sequence[Line], publishers: Sequence[Outlet]) -> Iterator[Cue]:
    """Give the lines that announce Key Takeaways, in order.

    A heading ("Key Takeaways", "Key Takeaways from the ISW:") or a sentence that ends
    with a colon; never prose that merely speaks of takeaways.
    """

    def is_neutral(line: Line) -> bool:
        return _is_neutral(line.text) or publisher_in(line.folded, publishers) is not None

    for index, line in enumerate(lines):
        if not _may_speak(line.folded) or _phrase(line.text, _NOUN) is None:
            continue
        whole = put_together(lines, index, is_neutral)
        phrase = _phrase(whole.text, _PHRASE)
        if phrase is None:
            continue
        text = whole.text
        head, colon, rest = _up_to_colon(text, phrase.end())
        if len(head) > (_LONGEST if colon else _LONGEST_HEADING):
            continue
        if not colon and ends_sentence(head):
            continue
        publisher = publisher_in(plain(head), publishers)
        # Without a publisher's name only neutral words may stand around the phrase, and
        # without a colon what comes before it must be short, as in a heading.
        if publisher is None and not (phrase["sure"] and _is_neutral(head)):
            continue
        if not colon and len(head[: phrase.start()].split()) > 5:
            continue
        date = find_date(head)
        yield Cue(
            first=whole.first,
            after=whole.after,
            text=f"{head}:" if rest.strip() else text,
            publisher=publisher,
            report_date=date[0] if date else None,
            rest=rest.strip(),
            loose=phrase["loose"] is not None,
            is_rest=_OTHER.search(head[: phrase.start()]) is not None,
        )


def publisher_in(folded: str, publishers: Sequence[Outlet]) -> Outlet | None:
    """Give the publisher that a text names which has been through `plain`."""
    for publisher in publishers:
        if publisher.signs.fit(folded):
            return publisher
    return None


def _may_speak(folded: str) -> bool:
    if any(map(folded.__contains__, _ITS_NOUNS)):
        return True
    if folded.isascii() or len(folded) > _LONGEST:
        return False
    return any(map(folded.translate(_LOOK_ALIKES).__contains__, _ITS_NOUNS))


def _phrase(text: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Find what announces takeaways, Latin letters that are Cyrillic ones included."""
    text = text[:_LONGEST]
    found = pattern.search(text)
    if found is None and not text.isascii():
        found = pattern.search(text.translate(_LOOK_ALIKES))
    return found


def _up_to_colon(text: str, start: int) -> tuple[str, str, str]:
    end = text.find(":", start)
    return (text, "", "") if end < 0 else (text[:end], ":", text[end + 1 :])


def _is_neutral(head: str) -> bool:
    around = _PHRASE.sub(" ", head)
    return all(
        token.word in _NEUTRAL or token.word[0].isdigit() or _is_month(token.word)
        for token in tokens(around)
    )


def _is_month(word: str) -> bool:
    return find_date(f"1 {word}") is not None

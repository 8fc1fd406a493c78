"""What is said of quotations: who else has the words, and which of them are altered."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from digest_tui.export.signs import SIGNS
from digest_tui.models import Match, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest_tui.export.signs import Signs
    from digest_tui.models import Comparison, Quotation

QUOTED_SIGN, ALTERED_SIGN = SIGNS.quoted.strip(), SIGNS.altered.strip()
"""What stands before a quotation, and before one whose words are altered somewhere."""


def sign_of(passage: Sequence[Quotation]) -> str:
    """Give the sign of a passage by all that is to be said of it."""
    return ALTERED_SIGN if any(found.altered for found in passage) else QUOTED_SIGN


def verdict(comparison: Comparison, found: Quotation) -> str:
    """Say where the words of a quotation stand: `exact in A Paper`."""
    if found.match is Match.NOWHERE:
        return "in no other article"
    words = f"{found.match} in {_place(comparison, found)}"
    if not found.altered:
        return words
    here, there = comparison.sentences[found.one].text, _text(comparison, found)
    changes = (
        f"{_said(here[slice(*ours)])} here, {_said(there[slice(*theirs)])} there"
        for ours, theirs in found.altered
    )
    return f"{words}: {'; '.join(changes)}"


def verdicts(
    comparison: Comparison, passage: Iterable[Quotation], between: str = SIGNS.between
) -> str:
    """Say all that is to be said of one passage."""
    return between.join(verdict(comparison, found) for found in passage)


def passages(quotations: Iterable[Quotation]) -> Iterator[list[Quotation]]:
    """Bring together what is said of one passage."""
    for _, some in groupby(quotations, lambda found: (found.one, found.one_span)):
        yield list(some)


def quotation_lines(comparison: Comparison, signs: Signs = SIGNS) -> Iterator[tuple[str, str]]:
    """Give what stands before it, and a line of words, for each quotation."""
    for some in passages(comparison.quotations):
        sentence = comparison.sentences[some[0].one]
        words = quoted(sentence.text[slice(*some[0].one_span)])
        said = f"{comparison.source_of(some[0].one)} ({sentence.number}) {words}"
        altered = any(found.altered for found in some)
        head = signs.altered if altered else signs.quoted
        yield head, f"{said}: {verdicts(comparison, some, signs.between)}"


def _place(comparison: Comparison, found: Quotation) -> str:
    if found.other is not None:
        return comparison.source_of(found.other)
    if found.takeaway is None:
        return ""
    carrier = comparison.articles[found.takeaway.article]
    publisher = carrier.assessments[found.takeaway.assessment].publisher
    number = comparison.takeaway(found.takeaway).number
    if publisher is None:
        return f"takeaway {number} in {carrier.source_name}"
    own = f"{publisher}’s takeaway {number}"
    return own if publisher == carrier.source_name else f"{own} as {carrier.source_name} has it"


def _text(comparison: Comparison, found: Quotation) -> str:
    if found.takeaway is not None:
        return comparison.takeaway(found.takeaway).text
    return "" if found.other is None else comparison.sentences[found.other].text


def _said(words: str) -> str:
    return quoted(words) if words else "nothing"

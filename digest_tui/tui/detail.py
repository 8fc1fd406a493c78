"""What a sentence is, in words: what differs, what it quotes, who else tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.export.quoted import passages, sign_of, verdicts
from digest_tui.models import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.models import Discrepancy
    from digest_tui.tui.walk import Walk

_FIRST_WORDS = 4
"""Of a quotation, where a sentence has several: they tell which it is."""


def detail(walk: Walk, at: int) -> str:
    """Say all that is to be said of a sentence, the most telling first."""
    return " · ".join([*differences(walk, at), *quotations(walk, at), telling(walk, at)])


def differences(walk: Walk, at: int) -> Iterator[str]:
    """Say what differs, seen from one sentence."""
    comparison = walk.comparison
    seen: dict[str, list[str]] = {}
    for found in walk.differences.get(at, ()):
        other, here_span, there_span = found.other, found.one_span, found.other_span
        if at == found.other:
            other, here_span, there_span = found.one, found.other_span, found.one_span
        here = f"{found.kind}: {quoted(comparison.sentences[at].text[slice(*here_span)])} here"
        there = quoted(comparison.sentences[other].text[slice(*there_span)])
        seen.setdefault(here, []).append(f"{there} in {comparison.source_of(other)}")
    for what, elsewhere in seen.items():
        yield f"≠ {what}, {', '.join(dict.fromkeys(elsewhere))}"


def discrepancy(walk: Walk, found: Discrepancy, at: int | None) -> tuple[str, str]:
    """Say what differs, and between whom; seen from the sentence in focus where it is its."""
    of = walk.comparison.source_of
    if at not in {found.one, found.other}:
        return f"{found.kind}: {found.words}", f"{of(found.one)} / {of(found.other)}"
    other, span = (found.other, found.other_span)
    if at == found.other:
        other, span = found.one, found.one_span
    words = quoted(walk.comparison.sentences[other].text[slice(*span)])
    return f"{found.kind}: {words}", f"in {of(other)}"


def quotations(walk: Walk, at: int) -> Iterator[str]:
    """Say where else the words stand that a sentence quotes."""
    comparison = walk.comparison
    quotes = list(passages(walk.quotations.get(at, ())))
    for some in quotes:
        words = verdicts(comparison, some)
        if len(quotes) > 1:
            text = comparison.sentences[at].text[slice(*some[0].one_span)].split()
            first = [*text[:_FIRST_WORDS], "…"] if len(text) > _FIRST_WORDS else text
            words = f"{quoted(' '.join(first))} {words}"
        yield f"{sign_of(some)} {words}"


def telling(walk: Walk, at: int) -> str:
    """Say who else tells a sentence."""
    names = [article.source_name for article in walk.comparison.articles]
    if at in walk.only:
        return f"○ Only {names[walk.comparison.sentences[at].article]} tells this."
    told = "also told by " + ", ".join(names[other] for other in sorted(walk.counterparts(at)))
    claim = walk.claims.get(at)
    if claim is None:
        return told
    return f"claim {claim + 1} of {len(walk.comparison.claims)}, {told}"

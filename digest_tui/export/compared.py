"""A comparison as plain text."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from digest_tui.export.lines import filled, hanging
from digest_tui.export.quoted import quotation_lines
from digest_tui.export.signs import SIGNS
from digest_tui.models import quoted
from digest_tui.text.width import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.export.signs import Signs
    from digest_tui.models import Comparison, Discrepancy, Sentence, Span

_GAP = " │ "
_NARROWEST_COLUMN = 18


def summary(
    comparison: Comparison, *, weak: bool = False, brief: bool = False, signs: Signs = SIGNS
) -> str:
    """Say how much is shared: `2 claims by all, 5 by some · 11 only here · 3 differ`.

    Args:
        comparison: Of what.
        weak: Count the weak differences, too.
        brief: Leave out what can be told from the rest.
        signs: What stands between the numbers.
    """
    articles = len(comparison.articles)
    widths = Counter(
        len({comparison.sentences[at].article for at in claim.sentences})
        for claim in comparison.claims
    )
    by_all = widths.pop(articles, 0)
    claims = "" if brief else " claim" if by_all == 1 else " claims"
    told = f"{by_all}{claims} by all"
    if articles > 2:
        told += f", {widths.total()} by some"
    differ = f"{len(comparison.differences(weak=weak))} differ"
    words = [
        told,
        f"{len(comparison.only_here)} only here",
        differ + ", weak too" if weak else differ,
    ]
    if comparison.dismissed:
        words.append(f"{len(comparison.dismissed)} dismissed")
    if comparison.cut:
        names = ", ".join(comparison.articles[article].source_name for article in comparison.cut)
        words.append(f"only the start of {names} is compared")
    return signs.between.join(words)


def what_differs(
    comparison: Comparison, width: int, *, weak: bool = False, signs: Signs = SIGNS
) -> Iterator[str]:
    """Give what differs, under a heading; nothing where nothing does."""
    differing = comparison.differences(weak=weak)
    if differing:
        yield from ("", "What differs")
        for found in differing:
            yield from hanging(signs.differs, difference(comparison, found), width)


def findings(
    comparison: Comparison, width: int, *, weak: bool = False, signs: Signs = SIGNS
) -> Iterator[str]:
    """Give what differs, what is quoted, and what only one article tells."""
    yield summary(comparison, weak=weak, signs=signs)
    yield from what_differs(comparison, width, weak=weak, signs=signs)
    if comparison.quotations:
        yield from ("", "Quotations")
        for sign, words in quotation_lines(comparison, signs):
            yield from hanging(sign, words, width)
    for article, read in enumerate(comparison.articles):
        alone = [at for at in comparison.only_here if comparison.sentences[at].article == article]
        if alone:
            yield from ("", f"Only in {read.source_name}")
            for at in alone:
                sentence = comparison.sentences[at]
                yield from hanging(f"{sentence.number:3}. ", sentence.text, width)


def table(comparison: Comparison, width: int) -> Iterator[str]:
    """Give the claims as a table: a row a claim, a column an article.

    Where there is no room for columns, each claim is a list of its sentences.
    """
    count = len(comparison.articles)
    each = (width - len(_GAP) * (count - 1)) // count
    rows = comparison.rows
    if each < _NARROWEST_COLUMN:
        for row in rows:
            yield from telling(comparison, row, width)
            yield ""
        return
    yield _GAP.join(filled(read.source_name, each) for read in comparison.articles)
    for row in rows:
        yield "─┼─".join(["─" * each] * count)
        columns: list[list[str]] = [[] for _ in comparison.articles]
        for at in row:
            sentence = comparison.sentences[at]
            text = f"{sentence.number}. {sentence.text}"
            columns[sentence.article] += [text[slice(*span)] for span in wrap(text, each)]
        for lines in zip_longest(*columns, fillvalue=""):
            yield _GAP.join(filled(line, each) for line in lines).rstrip()


def telling(comparison: Comparison, row: Sequence[int], width: int) -> Iterator[str]:
    """Give the sentences of a claim, each under the name of its source."""
    for at in row:
        yield from hanging(f"{comparison.source_of(at)}: ", comparison.sentences[at].text, width)


def difference(comparison: Comparison, found: Discrepancy) -> str:
    """Say what differs, in the words of both, with the numbers of their sentences."""
    one, other = comparison.sentences[found.one], comparison.sentences[found.other]
    return (
        f"{found.kind}: {_said(comparison, one, found.one_span)}"
        f" / {_said(comparison, other, found.other_span)}"
    )


def _said(comparison: Comparison, sentence: Sentence, span: Span) -> str:
    source = comparison.articles[sentence.article].source_name
    return f"{source} {quoted(sentence.text[slice(*span)])} ({sentence.number})"

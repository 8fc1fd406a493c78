"""A comparison as plain text and as JSON; docs/json.md lists every key."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from digest_tui.models import WEAK, quoted
from digest_tui.text.width import cells, fit, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.analyse.alignment.explain import Explanation
    from digest_tui.models import Comparison, Discrepancy, Quotation, Sentence, Span

_GAP = " │ "
_NARROWEST_COLUMN = 18


def summary(comparison: Comparison) -> str:
    """Say how much is shared: `2 claims by all, 5 by some · 11 only here · 3 differ`."""
    articles = len(comparison.articles)
    widths = Counter(
        len({comparison.sentences[at].article for at in claim.sentences})
        for claim in comparison.claims
    )
    by_all = widths.pop(articles, 0)
    words = f"{by_all} {'claim' if by_all == 1 else 'claims'} by all"
    if articles > 2:
        words += f", {widths.total()} by some"
    differ = sum(found.kind not in WEAK for found in comparison.discrepancies)
    words += f" · {len(comparison.only_here)} only here · {differ} differ"
    if comparison.cut:
        names = ", ".join(comparison.articles[article].source_name for article in comparison.cut)
        words += f" · only the start of {names} is compared"
    return words


def findings(comparison: Comparison, width: int) -> Iterator[str]:
    """Give what differs, then what only one article tells."""
    yield summary(comparison)
    differing = [found for found in comparison.discrepancies if found.kind not in WEAK]
    if differing:
        yield from ("", "What differs")
        for found in differing:
            yield from _hanging("≠ ", _difference(comparison, found), width)
    altered = [found for found in comparison.quotations if found.altered]
    if altered:
        yield from ("", "Quotations that are altered")
        for quotation in altered:
            yield from _hanging("≠ ", _altered(comparison, quotation), width)
    for article, read in enumerate(comparison.articles):
        alone = [at for at in comparison.only_here if comparison.sentences[at].article == article]
        if alone:
            yield from ("", f"Only in {read.source_name}")
            for at in alone:
                sentence = comparison.sentences[at]
                yield from _hanging(f"{sentence.number:3}. ", sentence.text, width)


def table(comparison: Comparison, width: int) -> Iterator[str]:
    """Give the claims as a table: a row a claim, a column an article.

    Where there is no room for columns, each claim is a list of its sentences.
    """
    count = len(comparison.articles)
    each = (width - len(_GAP) * (count - 1)) // count
    rows = [claim.sentences for claim in comparison.claims]
    rows += [(at,) for at in comparison.only_here]
    if each < _NARROWEST_COLUMN:
        for row in rows:
            for at in row:
                source = comparison.articles[comparison.sentences[at].article].source_name
                yield from _hanging(f"{source}: ", comparison.sentences[at].text, width)
            yield ""
        return
    yield _GAP.join(_filled(fit(read.source_name, each), each) for read in comparison.articles)
    for row in rows:
        yield "─┼─".join(["─" * each] * count)
        columns: list[list[str]] = [[] for _ in comparison.articles]
        for at in row:
            sentence = comparison.sentences[at]
            text = f"{sentence.number}. {sentence.text}"
            columns[sentence.article] += [text[slice(*span)] for span in wrap(text, each)]
        for lines in zip_longest(*columns, fillvalue=""):
            yield _GAP.join(_filled(line, each) for line in lines).rstrip()


def as_object(comparison: Comparison) -> dict[str, Any]:
    """Make what `compare` adds to its articles."""
    sentences = comparison.sentences
    return {
        "sentences": [
            {
                "article": comparison.articles[each.article].name,
                "number": each.number,
                "part": each.part.value,
                "paragraph": each.paragraph if each.part == "body" else None,
                "start": each.span.start,
                "end": each.span.end,
                "text": each.text,
            }
            for each in sentences
        ],
        "pairs": [
            {
                "one": pair.one,
                "other": pair.other,
                "score": round(pair.score, 3),
                "tier": pair.tier.value,
            }
            for pair in comparison.pairs
        ],
        "claims": [
            {"sentences": list(claim.sentences), "score": round(claim.score, 3)}
            for claim in comparison.claims
        ],
        "only_here": list(comparison.only_here),
        "cut": [comparison.articles[article].name for article in comparison.cut],
        "discrepancies": [
            {
                "kind": found.kind.value,
                "one": found.one,
                "other": found.other,
                "one_span": list(found.one_span),
                "other_span": list(found.other_span),
                "words": found.words,
            }
            for found in comparison.discrepancies
        ],
        "quotations": [
            {
                "match": found.match.value,
                "one": found.one,
                "other": found.other,
                "one_span": list(found.one_span),
                "other_span": list(found.other_span),
                "altered": [[list(one), list(other)] for one, other in found.altered],
            }
            for found in comparison.quotations
        ],
    }


def explanation(comparison: Comparison, why: Explanation, width: int) -> Iterator[str]:
    """Say why two sentences are aligned, or are not."""
    for sentence in (why.one, why.other):
        source = comparison.articles[sentence.article].source_name
        yield from _hanging(f"{source}, {sentence.number}: ", sentence.text, width)
    yield ""
    tier = f"{why.tier} pair" if why.tier else "no pair"
    yield (
        f"score {why.score:.3f}: {tier} (strong from {why.strong_from}, possible from"
        f" {why.possible_from})"
    )
    yield f"  words {why.words:.2f}, pieces of words {why.pieces:.2f}: their mean counts"
    yield f"  places, neighbours and other articles {why.surroundings:+.2f}"
    shared = ", ".join(word.replace("=", "like ") for word in why.shared) or "none"
    yield from _hanging("  words in both: ", shared, width)


def explanation_object(comparison: Comparison, why: Explanation) -> dict[str, Any]:
    """Make the object of `explain`."""
    return {
        "sentences": [
            {
                "article": comparison.articles[each.article].name,
                "number": each.number,
                "text": each.text,
            }
            for each in (why.one, why.other)
        ],
        "score": round(why.score, 3),
        "tier": why.tier.value if why.tier else None,
        "words": round(why.words, 3),
        "pieces": round(why.pieces, 3),
        "surroundings": round(why.surroundings, 3),
        "shared": list(why.shared),
    }


def _difference(comparison: Comparison, found: Discrepancy) -> str:
    one, other = comparison.sentences[found.one], comparison.sentences[found.other]
    return (
        f"{found.kind}: {_said(comparison, one, found.one_span)}"
        f" / {_said(comparison, other, found.other_span)}"
    )


def _said(comparison: Comparison, sentence: Sentence, span: Span) -> str:
    source = comparison.articles[sentence.article].source_name
    return f"{source} {quoted(sentence.text[slice(*span)])} ({sentence.number})"


def _altered(comparison: Comparison, found: Quotation) -> str:
    one, other = comparison.sentences[found.one], comparison.sentences[found.other]
    changes = ", ".join(
        f"{quoted(one.text[slice(*ours)])} / {quoted(other.text[slice(*theirs)])}"
        for ours, theirs in found.altered
    )
    names = [comparison.articles[each.article].source_name for each in (one, other)]
    return f"{names[0]} ({one.number}) / {names[1]} ({other.number}): {changes}"


def _hanging(head: str, text: str, width: int) -> Iterator[str]:
    inner = max(20, width - cells(head))
    for at, span in enumerate(wrap(text, inner)):
        yield (" " * cells(head) if at else head) + text[slice(*span)]


def _filled(text: str, width: int) -> str:
    return text + " " * (width - cells(text))

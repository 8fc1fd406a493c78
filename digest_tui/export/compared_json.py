"""A comparison as JSON; docs/json.md lists every key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest_tui.models import Match

if TYPE_CHECKING:
    from digest_tui.analyse.alignment.explain import Explanation
    from digest_tui.models import CarriedTakeaway, Comparison, Discrepancy, Quotation


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
        "discrepancies": [_discrepancy(found) for found in comparison.discrepancies],
        "dismissed": [_discrepancy(found) for found in comparison.dismissed],
        "quotations": [_quotation(comparison, found) for found in comparison.quotations],
    }


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


def _discrepancy(found: Discrepancy) -> dict[str, Any]:
    return {
        "kind": found.kind.value,
        "one": found.one,
        "other": found.other,
        "one_span": list(found.one_span),
        "other_span": list(found.other_span),
        "words": found.words,
    }


def _quotation(comparison: Comparison, found: Quotation) -> dict[str, Any]:
    nowhere = found.match is Match.NOWHERE
    return {
        "match": found.match.value,
        "one": found.one,
        "one_span": list(found.one_span),
        "other": found.other,
        "takeaway": _takeaway(comparison, found.takeaway) if found.takeaway else None,
        "other_span": None if nowhere else list(found.other_span),
        "altered": [[list(one), list(other)] for one, other in found.altered],
    }


def _takeaway(comparison: Comparison, at: CarriedTakeaway) -> dict[str, Any]:
    article = comparison.articles[at.article]
    return {
        "article": article.name,
        "publisher": article.assessments[at.assessment].publisher,
        "number": comparison.takeaway(at).number,
    }

"""Why sentences are held together, or are not, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.export.lines import hanging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.analyse.alignment.explain import Explanation
    from digest_tui.models import Comparison


def explanation(comparison: Comparison, why: Explanation, width: int) -> Iterator[str]:
    """Say why two sentences are aligned, or are not."""
    for sentence in (why.one, why.other):
        source = comparison.articles[sentence.article].source_name
        yield from hanging(f"{source}, {sentence.number}: ", sentence.text, width)
    yield ""
    yield score(why)
    for reason in reasons(why):
        yield from hanging("  ", reason, width)


def score(why: Explanation) -> str:
    """Give the score of two sentences, and what it makes of them."""
    if why.tier:
        tier = f"{why.tier} pair"
    else:
        lacking = f"{why.possible_from - why.score:.3f}"
        tier = f"no pair, {'just' if lacking == '0.000' else lacking} too little"
    return (
        f"score {why.score:.3f}: {tier} (strong from {why.strong_from}, possible from"
        f" {why.possible_from})"
    )


def reasons(why: Explanation) -> tuple[str, ...]:
    """Say what the score is made of."""
    shared = ", ".join(word.replace("=", "like ") for word in why.shared) or "none"
    return (
        f"words {why.words:.2f}, pieces of words {why.pieces:.2f}: their mean counts",
        f"places, neighbours and other articles {why.surroundings:+.2f}",
        f"words in both: {shared}",
    )

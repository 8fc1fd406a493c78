"""All that is known of one sentence of a comparison, as blocks to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.export.explained import reasons as reasons_of
from digest_tui.export.explained import score
from digest_tui.tui.detail import differences, quotations, telling
from digest_tui.tui.render.document import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.analyse.alignment.explain import Explanation
    from digest_tui.models import Sentence
    from digest_tui.tui.walk import Walk


def reasons_blocks(walk: Walk, at: int, closest: Sequence[Explanation] | None) -> list[Block]:
    """Say what a sentence is, and why.

    Args:
        walk: The comparison.
        at: The sentence.
        closest: What comes closest to it in every other article; None while that is
            being looked for.
    """
    sentence = walk.comparison.sentences[at]
    blocks = [
        Block(_name(walk, sentence), "heading", after=0),
        Block(sentence.text),
        *(
            Block(words[2:], head=words[:2], after=0)
            for words in (*differences(walk, at), *quotations(walk, at))
        ),
        Block(telling(walk, at)),
    ]
    if closest is None:
        blocks.append(Block("Looking for what comes closest ...", "meta"))
    for why in closest or ():
        blocks += _why(walk, why)
    return blocks


def _why(walk: Walk, why: Explanation) -> Iterator[Block]:
    title = _name(walk, why.other)
    if why.tier is None:
        title = f"What comes closest in {title}"
    yield Block(title, "heading", after=0)
    yield Block(why.other.text, after=0)
    yield Block(score(why), "note", after=0)
    reasons = reasons_of(why)
    for reason in reasons:
        yield Block(reason, "meta", head="  ", after=int(reason is reasons[-1]))


def _name(walk: Walk, sentence: Sentence) -> str:
    source = walk.comparison.articles[sentence.article].source_name
    return f"{source}, sentence {sentence.number}"

"""The line under the search bar: what is shown, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.models import Told

if TYPE_CHECKING:
    from digest_tui.models import Answer


def status_of(answer: Answer, source: str | None, marked: int) -> str:
    """Say what an answer is the answer to.

    Args:
        answer: What is shown.
        source: The name of the source that alone is shown.
        marked: How many articles are marked.
    """
    question = answer.question
    articles = "1 article" if answer.total == 1 else f"{answer.total:,} articles"
    if question.takeaway:
        if answer.total:
            partly = sum(hit.told is Told.PARTLY for hit in answer.hits)
            tell = "tells" if answer.total == 1 else "tell"
            words = f"{articles} {tell} takeaway {question.takeaway.number}"
            if partly:
                words += " in part" if partly == answer.total else f", {partly} of them in part"
        else:
            words = f"No article tells takeaway {question.takeaway.number} in its own words"
    elif question.text.strip():
        words = f"{articles} found" if answer.total else "Nothing found"
    else:
        words = articles
    parts = [words]
    if len(answer.hits) < answer.total:
        parts.append(f"the first {len(answer.hits)} shown")
    if source:
        parts.append(f"only {source}")
    if marked:
        parts.append(f"{marked} marked ✓")
    if answer.note:
        parts.append(answer.note)
    return " · ".join(parts)

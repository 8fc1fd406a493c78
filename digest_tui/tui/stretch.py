"""Which hits are fetched: some on either side of the reader, however many were found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest_tui.models import Answer, Question

MOST = 300
"""Hits that are kept, where the stories of those before the reader leave any of them."""


def onward(answer: Answer, at: int) -> Question | None:
    """Ask for what comes after the hits that are there; None where that is nothing.

    Args:
        answer: What is there.
        at: The place of the reader's hit in it.
    """
    question, end = answer.question, _end(answer)
    if end >= answer.total:
        return None
    room = min(end - question.skip, MOST // 2)
    skip = max(question.skip, min(question.skip + at, end + room - MOST))
    return replace(question, skip=skip, limit=end + room - skip)


def backward(answer: Answer, at: int) -> Question | None:
    """Ask for what comes before the hits that are there; see `onward`."""
    question, end = answer.question, _end(answer)
    if not question.skip:
        return None
    skip = max(0, question.skip - min(end - question.skip, MOST // 2))
    end = min(end, max(question.skip + at + 1, skip + MOST))
    return replace(question, skip=skip, limit=end - skip)


def edge(answer: Answer, *, is_end: bool) -> Question | None:
    """Ask for the last hits, or the first; None where they are there."""
    wanted = answer.question.afresh()
    if is_end:
        wanted = replace(wanted, skip=max(0, answer.total - wanted.limit))
        is_there = _end(answer) >= answer.total
    else:
        is_there = not answer.question.skip
    return None if is_there else wanted


def remaining(answer: Answer) -> Question | None:
    """Ask for the last hits where there are none any more that were to be there.

    Those of the first are not asked for again: there may be none that can be read.
    """
    if answer.hits or not answer.total or not answer.question.skip:
        return None
    first = answer.question.afresh()
    last = replace(first, skip=max(0, answer.total - first.limit))
    return first if last == answer.question else last


def _end(answer: Answer) -> int:
    """Give the place after the last hit that was asked for; some of them may not be readable."""
    question = answer.question
    return max(question.skip, min(question.skip + question.limit, answer.total))

"""The commands that search: search, like, yes, counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest_tui.errors import NotUnderstood
from digest_tui.export import hits
from digest_tui.export.lines import hanging
from digest_tui.models import Like, Question
from digest_tui.plain.commands import Asked
from digest_tui.plain.lists import article, listed
from digest_tui.plain.views import View, grown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.models import Answer
    from digest_tui.plain.views import Asking

_AT_ONCE = 20
"""Hits that are listed first."""
EMPTY = (
    "This library is empty. Add articles with: digest-tui add FILE or FOLDER; or follow"
    " sources with: digest-tui sources add ADDRESS, and then digest-tui fetch."
)


def search(asking: Asking) -> View:
    """Find articles."""
    return _found(asking, Question(asking.rest, limit=_AT_ONCE))


def like(asking: Asking) -> View:
    """Find what is most like an article."""
    return _found(asking, Question(like=Like(article(asking)), limit=_AT_ONCE))


def yes(asking: Asking) -> View:
    """Search for what may have been meant."""
    answer = _last(asking)
    if answer is None or answer.suggestion is None:
        raise NotUnderstood("nothing was asked that yes could answer")
    return _found(asking, Question(answer.suggestion, limit=_AT_ONCE))


def counts(asking: Asking) -> View:
    """Count the articles of the last search."""
    answer = _last(asking)
    if answer is None:
        raise NotUnderstood("nothing was searched for yet; search makes a list to count")
    return View((_how_many(answer), *hits.counts(answer)))


def more(asking: Asking, view: View) -> View:
    """List more of what was found."""
    assert view.answer
    # What is asked for doubles, so that going through all of it takes as long as twice that.
    question = view.answer.question
    answer = _ask(asking, replace(question, limit=question.limit * 2))
    return grown(view, _listed(asking, answer))


def _found(asking: Asking, question: Question) -> View:
    return _listed(asking, _ask(asking, question))


def _ask(asking: Asking, question: Question) -> Answer:
    return asking.library.ask(question, asking.wanted)


def _listed(asking: Asking, answer: Answer) -> View:
    head = [line for words in _head(asking, answer) for line in hanging("", words, asking.width)]
    made = listed(
        head,
        (
            (number, Asked("read", hit.entry.id), hits.numbered(hit, number, asking.width))
            for number, hit in enumerate(answer.hits, 1)
        ),
    )
    # What is gone since it was counted is listed no more.
    total = answer.total if answer.hits else 0
    return View(*made, noun="Articles", total=total, answer=answer, more=more)


def _head(asking: Asking, answer: Answer) -> Iterator[str]:
    if answer.total == 0 and asking.library.count() == 0:
        yield EMPTY
        return
    yield _how_many(answer)
    if answer.note:
        yield f"Note: {answer.note}."
    for spelling in answer.spellings:
        yield f"{spelling.word} was also looked for as {', '.join(spelling.others)}."
    if answer.suggestion:
        yield f"Did you mean: {answer.suggestion}? yes searches for that."


def _how_many(answer: Answer) -> str:
    count = "1 article" if answer.total == 1 else f"{answer.total:,} articles"
    if answer.total == 0:
        count = "No articles"
    question = answer.question
    if question.like:
        return f"{count} like that one."
    return f"{count} for {question.text}." if question.text else f"{count}, the newest first."


def _last(asking: Asking) -> Answer | None:
    found = (view.answer for view in reversed(asking.state.trail) if view.answer)
    return next(found, None)

"""The command that searches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from digest_tui.cli.output import (
    echo_json,
    echo_lines,
    echo_words,
    emphasis,
    json_option,
    text_width,
)
from digest_tui.cli.waiting import index_awaited
from digest_tui.export import hits as exported
from digest_tui.models import Like, Order, Question

if TYPE_CHECKING:
    from digest_tui.cli.root import Session
    from digest_tui.models import Answer


_MOST = 1_000_000
"""Hits; the database can be asked for no number above 2^63."""


@click.command()
@click.argument("query", nargs=-1, metavar="QUERY")
@click.option("--limit", default=20, show_default=True, metavar="N", help="At most so many hits.")
@click.option(
    "--sort",
    type=click.Choice([order.value for order in Order]),
    help="What comes first, where the query does not say it.",
)
@click.option("--by-story", is_flag=True, help="Put together what tells one event.")
@click.option("--counts", is_flag=True, help="Only count them, by source and by month.")
@click.option("--as-typed", is_flag=True, help="Names only as you type them.")
@click.option("--like", metavar="ARTICLE", help="What is most like an article, not a QUERY.")
@click.option("--history", is_flag=True, help="List the searches made on the screen, no QUERY.")
@json_option
@click.pass_obj
def search(  # noqa: PLR0913, PLR0917 - one an option
    session: Session,
    query: tuple[str, ...],
    limit: int,
    sort: str | None,
    by_story: bool,
    counts: bool,
    as_typed: bool,
    like: str | None,
    history: bool,
    as_json: bool,
) -> None:
    """Search all sources: words, "phrases", -word, OR, title:word, source:name, begin*.

    A query that starts with a minus needs -- before it.
    """
    if bool(query) + bool(like) + history != 1:
        raise click.UsageError("name one: a QUERY, --like ARTICLE or --history")
    library, limit = session.library(), min(max(1, limit), _MOST)
    if history:
        searches = library.searches.recent(limit=limit)
        echo_json(searches) if as_json else echo_lines(searches)
        return
    question = Question(
        " ".join(query),
        like=Like(library.entry(like).id) if like else None,
        as_typed=as_typed,
        order=Order(sort) if sort else None,
        limit=limit,
    )
    with index_awaited(library):
        given = library.ask(question)
    groups = None
    if by_story:
        groups = library.searches.grouped([hit.entry.id for hit in given.hits])
    if as_json:
        echo_json(exported.as_object(given, groups))
        return
    if counts:
        echo_lines(exported.counts(given))
    elif groups is not None:
        echo_lines(exported.by_story(given, groups, text_width(), emphasis))
    else:
        echo_lines(exported.listed(given, text_width(), emphasis))
    _tell(given, counts)


def _tell(given: Answer, counts: bool) -> None:
    """Say what is to be known of an answer besides its hits."""
    shown = f", {len(given.hits)} shown" if len(given.hits) < given.total and not counts else ""
    articles = "1 article" if given.total == 1 else f"{given.total} articles"
    echo_words(f"{articles}{shown}" + (f" ({given.note})" if given.note else ""))
    for spelling in given.spellings:
        echo_words(
            f"{spelling.word} was also looked for as {', '.join(spelling.others)};"
            " --as-typed leaves that out"
        )
    if given.suggestion:
        echo_words(f"Did you mean: {given.suggestion}")

"""The commands that ask a library: show, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from digest_tui.cli.output import echo_json, echo_lines, echo_words, json_option, text_width
from digest_tui.cli.waiting import index_awaited
from digest_tui.export import as_json as json_of
from digest_tui.export import plain
from digest_tui.models import Question

if TYPE_CHECKING:
    from digest_tui.cli.root import Session

_ALL = 1_000_000


@click.command()
@click.argument("query", nargs=-1, metavar="[QUERY]")
@click.pass_obj
def export(session: Session, query: tuple[str, ...]) -> None:
    """Write articles as JSON, one a line; with a query, those that answer it.

    Another library takes them with `add`: title, text, date, source and Key Takeaways stay
    as they are.
    """
    library = session.library()
    with index_awaited(library):
        given = library.ask(Question(" ".join(query), limit=_ALL), tell=echo_words)
    for hit in given.hits:
        article = library.article(hit.entry.id)
        echo_json(json_of.article(article, library.cites(article)), indent=None)


@click.command()
@click.argument("article", metavar="ARTICLE")
@click.option("--original", is_flag=True, help="The whole text as it came, nothing left out.")
@json_option
@click.pass_obj
def show(session: Session, article: str, original: bool, as_json: bool) -> None:
    """Show an article, by name, by the start of a name, or by id."""
    library = session.library()
    if original:
        text = library.original(article)
        if as_json:
            echo_json(json_of.original(library.entry(article), text))
        else:
            click.echo(text)
        return
    read = library.article(article)
    cites = library.cites(read)
    if as_json:
        echo_json(json_of.article(read, cites))
    else:
        echo_lines(plain.article(read, cites, text_width()))

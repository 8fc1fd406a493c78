"""The commands that hold articles against each other: compare, explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from digest_tui.cli.output import (
    echo_json,
    echo_lines,
    echo_words,
    json_option,
    table_width,
    text_width,
)
from digest_tui.export import as_json as json_of
from digest_tui.export import compared, plain

if TYPE_CHECKING:
    from digest_tui.cli.root import Session
    from digest_tui.library import Library
    from digest_tui.models import Article, Comparison

_articles = click.argument("articles", nargs=-1, required=True, metavar="A [B...]")
_MOST_OF_A_STORY = 4
"""Articles of a story that are compared where one of them is named."""


@click.command()
@_articles
@click.option("--table", "as_table", is_flag=True, help="The claims as a table, a row each.")
@json_option
@click.pass_obj
def compare(session: Session, articles: tuple[str, ...], *, as_table: bool, as_json: bool) -> None:
    """Show articles side by side: what all tell, what differs, what one tells.

    One article alone is compared with the others of its story, a copy of none among them.
    """
    library = session.library()
    read = [library.article(name) for name in articles]
    if len(read) == 1:
        read = _with_its_story(library, read[0])
    found = library.compare(read, echo_words)
    if as_json:
        columns = [json_of.article(one, library.cites(one)) for one in read]
        echo_json({"articles": columns, **compared.as_object(found)})
    elif as_table:
        echo_lines([compared.summary(found), "", *compared.table(found, table_width())])
    else:
        echo_lines(plain.columns(read, table_width()))
        echo_lines(["", *compared.findings(found, text_width())])


@click.command()
@click.argument("one", metavar="A:N")
@click.argument("other", metavar="B:M")
@click.argument("more", nargs=-1, metavar="[C...]")
@json_option
@click.pass_obj
def explain(
    session: Session, one: str, other: str, more: tuple[str, ...], *, as_json: bool
) -> None:
    """Say why sentence N of A and sentence M of B were aligned, or were not.

    The title is sentence 1. Further articles C... are compared along, as they bear witness.
    """
    sentences = [_sentence(one), _sentence(other)]
    library = session.library()
    read = [library.article(name) for name in (*(name for name, _ in sentences), *more)]
    if read[0].id == read[1].id:
        raise click.UsageError("name sentences of two articles")
    found = library.compare(read)
    at = [_position(found, article, number) for article, (_, number) in enumerate(sentences)]
    explained = library.explain(found, *at)
    if as_json:
        echo_json(compared.explanation_object(found, explained))
    else:
        echo_lines(compared.explanation(found, explained, text_width()))


def _with_its_story(library: Library, article: Article) -> list[Article]:
    (story,) = library.stories.of([article.id])
    if len(story.articles) < 2:
        raise click.UsageError(
            f"no other article tells the story of {article.name}; name two articles or more"
        )
    return [library.article(one) for one in story.side_by_side(_MOST_OF_A_STORY, article.id)]


def _sentence(given: str) -> tuple[str, int]:
    name, colon, number = given.rpartition(":")
    if not (colon and name and number.isdecimal()):
        raise click.UsageError(f"{given!r} is no sentence: write ARTICLE:NUMBER, the title is 1")
    return name, int(number)


def _position(found: Comparison, article: int, number: int) -> int:
    for at, sentence in enumerate(found.sentences):
        if (sentence.article, sentence.number) == (article, number):
            return at
    name, count = found.articles[article].name, len(found.of(article))
    raise click.UsageError(f"{name} has {count} sentences; there is no number {number}")

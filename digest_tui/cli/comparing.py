"""The commands that hold articles against each other: compare, explain."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

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
from digest_tui.export import compared, compared_json, explained, plain

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
@click.option(
    "--weak",
    is_flag=True,
    help="Also differences that often are none: who is said to have said it, and how"
    " certain it is. JSON has them always.",
)
@json_option
@click.pass_obj
def compare(
    session: Session, articles: tuple[str, ...], *, as_table: bool, weak: bool, as_json: bool
) -> None:
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
        echo_json({"articles": columns, **compared_json.as_object(found)})
    elif as_table:
        echo_lines([compared.summary(found, weak=weak), "", *compared.table(found, table_width())])
        echo_lines(compared.what_differs(found, text_width(), weak=weak))
    else:
        echo_lines(plain.columns(read, table_width()))
        echo_lines(["", *compared.findings(found, text_width(), weak=weak)])


@click.command()
@click.argument("one", metavar="A:N")
@click.argument("other", metavar="B[:M]")
@click.argument("more", nargs=-1, metavar="[C...]")
@json_option
@click.pass_obj
def explain(
    session: Session, one: str, other: str, more: tuple[str, ...], *, as_json: bool
) -> None:
    """Say why sentence N of A and sentence M of B were aligned, or were not.

    The title is sentence 1. Without M, it is the sentence of B that comes closest. Further
    articles C... are compared along, as they bear witness.
    """
    name, number = _sentence(one)
    other_name, other_number = _sentence(other) if ":" in other else (other, None)
    library = session.library()
    read = [library.article(each) for each in (name, other_name, *more)]
    if read[0].id == read[1].id:
        raise click.UsageError("name sentences of two articles")
    found = library.compare(read)
    at = _position(found, 0, number)
    if other_number is not None:
        why = library.explain(found, at, _position(found, 1, other_number))
    else:
        closest = (each for each in library.closest(found, at) if each.other.article == 1)
        why = next(closest, None) or _none(found, 1, "closest one")
    if as_json:
        echo_json(compared_json.explanation_object(found, why))
    else:
        echo_lines(explained.explanation(found, why, text_width()))


def _with_its_story(library: Library, article: Article) -> list[Article]:
    story = next(iter(library.stories.of([article.id])), None)
    if story is None or len(story.articles) < 2:
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
    return _none(found, article, f"number {number}")


def _none(found: Comparison, article: int, what: str) -> NoReturn:
    name, count = found.articles[article].name, len(found.of(article))
    raise click.UsageError(f"{name} has {count} sentences; there is no {what}")

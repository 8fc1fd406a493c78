"""The commands about stories: stories, join, split, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from digest_tui.cli.output import echo_json, echo_lines, echo_words, json_option, text_width
from digest_tui.cli.waiting import index_awaited
from digest_tui.export import stories as exported
from digest_tui.models import Dismissed, Joined, Parted, Question, quoted

if TYPE_CHECKING:
    from digest_tui.cli.root import Session
    from digest_tui.library import Library
    from digest_tui.models import Choice, Story

_MOST_HITS = 1000
"""Hits whose stories are given."""
_articles = click.argument("articles", nargs=-1, required=True, metavar="A [B...]")
_both = click.argument("articles", nargs=-1, required=True, metavar="A B [C...]")


@click.command()
@click.argument("query", nargs=-1, metavar="[QUERY]")
@click.option("--limit", default=20, show_default=True, metavar="N", help="At most so many.")
@click.option("--all", "singles", is_flag=True, help="Also stories that one article tells alone.")
@json_option
@click.pass_obj
def stories(
    session: Session, query: tuple[str, ...], limit: int, *, singles: bool, as_json: bool
) -> None:
    """List the stories, the newest first; with a query, those of the articles that answer it."""
    library, least = session.library(), 1 if singles else 2
    if query:
        with index_awaited(library):
            answer = library.ask(Question(" ".join(query), limit=_MOST_HITS), tell=echo_words)
        given = library.stories.of([hit.entry.id for hit in answer.hits])
        kept = [story for story in given if len(story.articles) >= least]
        found, total = kept[: max(1, limit)], len(kept)
    else:
        found, total = library.stories.newest(max(1, limit), least)
    if library.stories.trouble:
        echo_words(f"Warning: {library.stories.trouble}")
    if as_json:
        echo_json(exported.as_objects(found, total))
        return
    echo_lines(exported.listed(found, text_width()))
    shown = f", {len(found)} shown" if len(found) < total else ""
    echo_words(("1 story" if total == 1 else f"{total} stories") + shown)


@click.command()
@_both
@json_option
@click.pass_obj
def join(session: Session, articles: tuple[str, ...], *, as_json: bool) -> None:
    """Make one story of those of two or more articles; `undo` takes it back."""
    if len(articles) < 2:
        raise click.UsageError("name two articles or more")
    library = session.library()
    _show([library.stories.join(_ids(library, articles))], as_json)


@click.command()
@_articles
@json_option
@click.pass_obj
def split(session: Session, articles: tuple[str, ...], *, as_json: bool) -> None:
    """Take articles out of their story; those named together stay together."""
    library = session.library()
    _show(library.stories.part(_ids(library, articles)), as_json)


@click.command()
@click.pass_obj
def undo(session: Session) -> None:
    """Take back what you decided last: a story joined or split, a difference dismissed."""
    taken = session.library().reader.take_back(Joined, Parted, Dismissed)
    for choice in taken:
        echo_words(_taken_back(choice))
    if not taken:
        echo_words("there is nothing to take back")


def _taken_back(choice: Choice) -> str:
    match choice:
        case Joined(articles):
            return f"{len(articles)} articles are no longer joined into one story"
        case Parted(articles, others):
            return f"a story of {len(articles) + len(others)} articles is no longer split"
        case Dismissed(kind, _, (one, other)):
            words = f"{quoted(one)} / {quoted(other)}"
            return f"the difference in {kind} is shown again: {words}"


def _ids(library: Library, names: tuple[str, ...]) -> list[str]:
    return [library.entry(name).id for name in names]


def _show(found: list[Story], as_json: bool) -> None:
    if as_json:
        echo_json(exported.as_objects(found, len(found)))
    else:
        echo_lines(exported.listed(found, text_width()))

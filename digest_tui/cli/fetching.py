"""The command that asks the sources that a reader follows: fetch."""

from __future__ import annotations

import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import click

from digest_tui.cli.output import echo_words, json_option
from digest_tui.cli.progress import progress
from digest_tui.cli.report import Report
from digest_tui.cli.streams import go_on_unread
from digest_tui.models import FetchedArticle, FetchedSource, Subscriptions, Volume
from digest_tui.subscriptions import load_subscriptions, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.cli.root import Session
    from digest_tui.models import Subscription


@click.command()
@click.argument("names", nargs=-1, metavar="[SOURCE...]")
@click.option("--force", is_flag=True, help="Ask those, too, that are not due yet.")
@click.option("--anew", is_flag=True, help="Ask for every page again that the feeds still list.")
@json_option
@click.pass_obj
def fetch(
    session: Session, names: tuple[str, ...], force: bool, anew: bool, as_json: bool
) -> None:
    """File what the sources that you follow have new; all of them, or those named.

    A source is named by the start of its name. What a source cannot give now is asked for
    again the next time. The exit code is 1 where something could not be had.
    """
    go_on_unread()
    following = chosen(load_subscriptions(session.config.subscriptions), names)
    report = Report(as_json=as_json)
    troubled = asked = 0
    library, stop = session.library_to_fill(), threading.Event()
    try:
        with (
            progress(Volume(len(following.sources), 0), "Fetching") as bar,
            closing(
                library.fetch(following, stop, force=force, anew=anew, tell=echo_words)
            ) as told,
        ):
            report.bar = bar
            for what in told:
                if isinstance(what, FetchedArticle):
                    report.take(what.outcome, known=False)
                else:
                    asked += 1
                    troubled += what.problem is not None
                    bar.step()
                    _tell(what)
    finally:
        report.finish()
        left = len(following.sources) - asked
        echo_words(_sum(asked, troubled, left))
    report.check()
    if report.refused or troubled:
        sys.exit(1)


def chosen(following: Subscriptions, names: Sequence[str]) -> Subscriptions:
    """Give those of some names, or all.

    Raises:
        NotFound: Nothing that is followed is called so.
        UsageError: Nothing is followed.
    """
    if not following.sources:
        raise click.UsageError("you follow no source yet; `digest-tui sources add URL` adds one")
    wanted: list[Subscription] = []
    for name in names:
        wanted += [one for one in named(following.sources, name) if one not in wanted]
    return Subscriptions(tuple(wanted) or following.sources, following.fetch)


def _tell(done: FetchedSource) -> None:
    name = done.of.name
    if done.problem:
        echo_words(f"failed  {name}: {done.problem}")
    elif done.unchanged or not done.new:
        echo_words(f"{name}: nothing new")
    else:
        echo_words(f"{name}: {done.new} new of {done.entries}")
    for note in done.notes:
        echo_words(f"{name}: {note}")


def _sum(asked: int, troubled: int, left: int) -> str:
    words = f"{asked} source{'s' if asked != 1 else ''} asked"
    if troubled:
        words += f", {troubled} failed"
    return words + (f", {left} not asked" if left else "")

"""The commands that put articles into a library and take them out: add, open, remove."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import click

from digest_tui.cli.output import echo_words, json_option
from digest_tui.cli.progress import progress, volume_of
from digest_tui.cli.report import Report
from digest_tui.cli.screen import require_terminal, show
from digest_tui.cli.streams import go_on_unread
from digest_tui.errors import OutputLost, WrongName
from digest_tui.library import samples, throw_away_library
from digest_tui.library.inputs import STDIN, is_address, measure, source_name
from digest_tui.models import FetchSettings
from digest_tui.subscriptions import load_subscriptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.cli.root import Session


def _checked(_: click.Context, __: click.Parameter, source: str | None) -> str | None:
    try:
        return None if source is None else source_name(source)
    except WrongName as error:
        raise click.BadParameter(str(error)) from error


_source_option = click.option(
    "--source",
    metavar="NAME",
    callback=_checked,
    help="The source of all of them; else the texts have to tell.",
)
_paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


def processors() -> int:
    """Tell how many processors there are for us."""
    return (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )


@click.command()
@_paths
@_source_option
@click.option(
    "--jobs",
    type=click.IntRange(0, 64),
    default=1,
    metavar="N",
    show_default=True,
    help="Read in so many processes; 0 takes one for each processor.",
)
@json_option
@click.pass_obj
def add(
    session: Session, paths: tuple[str, ...], source: str | None, jobs: int, as_json: bool
) -> None:
    """File articles: files, folders with all in them, web addresses, - for standard input.

    The same article is filed once, however often it comes. What cannot be read is named
    and left; the exit code is then 1. It can be interrupted at any time and given again:
    what is filed already is passed over quickly.
    """
    go_on_unread()
    report = Report(as_json=as_json)
    manners = _manners(session, paths)
    try:
        with (
            closing(
                session.library_to_fill().add(
                    paths, source, echo_words, jobs=jobs or processors(), manners=manners
                )
            ) as outcomes,
            progress(volume_of(paths)) as bar,
        ):
            report.bar = bar
            for outcome in outcomes:
                report.take(outcome)
    except BaseException:  # an interruption, too
        report.finish(left=max(0, measure(paths).files - report.files))
        raise
    report.finish()
    report.check()
    if report.refused:
        sys.exit(1)


def _manners(session: Session, paths: Sequence[str]) -> FetchSettings:
    """Give the reader's manners, where the web is asked at all."""
    if not any(map(is_address, paths)):
        return FetchSettings()
    return load_subscriptions(session.config.subscriptions).fetch


@click.command("open")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@_source_option
@click.option("--samples", "use_samples", is_flag=True, help="Open the three sample articles.")
@click.pass_obj
def open_(session: Session, paths: tuple[str, ...], source: str | None, use_samples: bool) -> None:
    """Read files or folders on the screen without filing them.

    They go into a library that is thrown away afterwards; your own is not touched.
    """
    if use_samples:
        paths = (*paths, str(samples()))
    if not paths:
        raise click.UsageError("name files or folders to open, or say --samples")
    if STDIN in paths:
        raise click.UsageError("the screen needs standard input for its keys; use add -")
    if not session.plain:
        require_terminal()
    with throw_away_library(session.config) as library:
        outcomes = []
        with progress(volume_of(paths)) as bar:
            for outcome in library.add(paths, source, manners=_manners(session, paths)):
                bar.take(outcome)
                outcomes.append(outcome)
        refused = [f"{o.origin}: {o.refused}" for o in outcomes if o.refused]
        if len(refused) < len(outcomes):
            from digest_tui.models.last_place import Start  # noqa: PLC0415 - not for `add`

            start = Start.ALONE
            show(lambda: library, session.config, start, refused, plain=session.plain)
        for line in refused:
            echo_words(f"refused  {line}")
    if refused:
        sys.exit(1)


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.pass_obj
def remove(session: Session, articles: tuple[str, ...]) -> None:
    """Forget articles, by name or by the start of one."""
    go_on_unread()
    library = session.library()
    lost: OutputLost | None = None
    for name in articles:
        removed = library.remove(name, tell=echo_words)
        try:
            click.echo(f"removed  {removed.name}")
        except OutputLost as error:  # the others are to go all the same
            lost = error
    if lost:
        raise lost

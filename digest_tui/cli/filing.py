"""The commands that put articles into a library and take them out: add, open, remove."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from digest_tui.cli.output import echo_json, echo_words, json_option
from digest_tui.cli.screen import require_terminal, show_screen
from digest_tui.export import as_json as json_of
from digest_tui.library import count_inputs, samples, throw_away_library
from digest_tui.library.inputs import STDIN
from digest_tui.models import Filed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest_tui.cli.root import Session
    from digest_tui.models import Outcome

_SHOWS_PROGRESS = 50
"""Fewer inputs are done before a bar says anything."""

_source_option = click.option(
    "--source", metavar="NAME", help="The source of all of them; else the texts have to tell."
)
_paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


@click.command()
@_paths
@_source_option
@json_option
@click.pass_obj
def add(session: Session, paths: tuple[str, ...], source: str | None, as_json: bool) -> None:
    """File articles: files, folders with all that is in them, or - for standard input.

    The same text is filed once, however often it comes. What cannot be read is named
    and left; the exit code is then 1.
    """
    outcomes = session.library().add(paths, source, tell=echo_words)
    _report(_with_progress(outcomes, paths), as_json_lines=as_json)


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
    require_terminal()
    with throw_away_library(session.config) as library:
        outcomes = list(_with_progress(library.add(paths, source), paths))
        refused = [f"{o.origin}: {o.refused}" for o in outcomes if o.refused]
        if len(refused) < len(outcomes):
            show_screen(lambda: library, session.config, refused)
        for line in refused:
            echo_words(f"refused  {line}")
    if refused:
        sys.exit(1)


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.pass_obj
def remove(session: Session, articles: tuple[str, ...]) -> None:
    """Forget articles, by name or by the start of one."""
    library = session.library()
    for name in articles:
        click.echo(f"removed  {library.remove(name, tell=echo_words).name}")


def _with_progress(outcomes: Iterator[Outcome], paths: Sequence[str]) -> Iterator[Outcome]:
    # Whole folders are walked to count what is in them: only for a bar that is seen.
    total = count_inputs(paths) if sys.stderr.isatty() else 0
    if total < _SHOWS_PROGRESS:
        yield from outcomes
        return
    with click.progressbar(outcomes, length=total, label="Filing", file=sys.stderr) as bar:
        yield from bar


def _report(outcomes: Iterable[Outcome], *, as_json_lines: bool) -> None:
    """Say what became of each input; of those before an error, too."""
    counts: Counter[str] = Counter()
    objects = []
    try:
        for outcome in outcomes:
            counts[outcome.filed or "refused"] += 1
            if as_json_lines:
                objects.append(json_of.outcome(outcome))
            elif outcome.article:
                click.echo(f"{outcome.filed}  {outcome.article.name}")
            if outcome.refused:
                echo_words(f"refused  {outcome.origin}: {outcome.refused}")
    finally:
        if as_json_lines:
            echo_json(objects)
        order = (*Filed, "refused")
        told = ", ".join(f"{counts[what]} {what}" for what in order if counts[what])
        echo_words(told or "nothing")
    if counts["refused"]:
        sys.exit(1)

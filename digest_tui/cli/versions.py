"""The command that shows what an outlet has changed of an article: versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from digest_tui.cli.output import echo_json, echo_lines, emphasis, json_option, text_width
from digest_tui.export import versions as exported
from digest_tui.export import versions_json

if TYPE_CHECKING:
    from digest_tui.cli.root import Session


@click.command()
@click.argument("article", metavar="ARTICLE")
@click.argument("numbers", nargs=-1, type=click.IntRange(1), metavar="[N [M]]")
@json_option
@click.pass_obj
def versions(session: Session, article: str, numbers: tuple[int, ...], as_json: bool) -> None:
    """Show what an outlet has changed of an article since it was filed, sentence by sentence.

    Without a number, lists its versions; with N, shows what changed to that one from the
    one before; with N and M, from one to the other.
    """
    if len(numbers) > 2:
        raise click.UsageError("two versions can be held against each other, no more")
    library = session.library()
    entry = library.entry(article)
    if not numbers:
        listed, steps = library.versions.of(entry.id)
        if as_json:
            echo_json(versions_json.listed(entry, listed, steps))
        else:
            echo_lines(exported.listed(listed, steps, text_width()))
        return
    before, after = (min(numbers), max(numbers)) if len(numbers) == 2 else (None, numbers[0])
    found = library.versions.diff(entry.id, after, before)
    if as_json:
        echo_json(versions_json.difference(entry, *found))
    else:
        echo_lines(exported.difference(*found, text_width(), emphasis))

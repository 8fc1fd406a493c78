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
def versions(
    session: Session, article: str, numbers: tuple[int, ...], as_json: bool
) -> None:
    """Show what an outlet has changed of an article since it was filed, sentence by sentence.

    Of two versions or more, the last is held against the one before; with N, that one
    against the one before it; with N and M, one against the other.
    """
    if len(numbers) > 2:
        raise click.UsageError("two versions can be held against each other, no more")
    library = session.library()
    entry = library.entry(article)
    listed = library.versions.of(entry.id)
    if len(listed) < 2 and not numbers:
        if as_json:
            echo_json(versions_json.listed(entry, listed, None))
        else:
            echo_lines(exported.listed(listed, text_width()))
        return
    chosen = numbers or (listed[-1][0].number,)
    before, after = (min(numbers), max(numbers)) if len(numbers) == 2 else (None, chosen[0])
    diff = library.versions.diff(entry.id, after, before)
    if as_json:
        echo_json(versions_json.listed(entry, listed, diff))
        return
    echo_lines(exported.listed(listed, text_width()))
    echo_lines(exported.changes(*diff, text_width(), emphasis))

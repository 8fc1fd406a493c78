"""The commands about reports: takeaways, coverage."""

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
from digest_tui.export import coverage as plain
from digest_tui.export import covered

if TYPE_CHECKING:
    from digest_tui.cli.root import Session


@click.command()
@click.argument("query", nargs=-1, metavar="[QUERY]")
@json_option
@click.pass_obj
def takeaways(session: Session, query: tuple[str, ...], as_json: bool) -> None:
    """List Key Takeaways, the newest report first; with a query, those that answer it.

    Lists of one report that several articles carry are shown as one, with all who quote
    each takeaway.
    """
    library = session.library()
    listed = library.takeaways(" ".join(query), tell=echo_words)
    reports = library.covering.reports()
    if as_json:
        echo_json(json_of.assessments(listed, reports))
        return
    refs = {one.ref(takeaway) for one in listed for takeaway in one.assessment.takeaways}
    echo_lines(
        plain.reports([found for one in reports if (found := one.only(refs))], text_width())
    )
    if not listed:
        echo_words("no Key Takeaways")


@click.command()
@click.argument("report", nargs=-1, metavar="[REPORT]")
@json_option
@click.pass_obj
def coverage(session: Session, report: tuple[str, ...], as_json: bool) -> None:
    """Tell who covers the Key Takeaways of a report, and by which sentences.

    The newest report, or the newest that REPORT names: its number in `takeaways`, its date,
    its publisher, who quotes it.
    """
    library = session.library()
    wanted = library.covering.report(" ".join(report))
    found = library.covering.coverage(wanted)
    development = library.covering.development(wanted)
    if as_json:
        echo_json(covered.coverage(found, development))
    else:
        echo_lines(plain.table(found, development, table_width()))
        echo_lines(plain.sentences(found, text_width()))

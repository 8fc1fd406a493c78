"""Reports and who covers them as plain text; docs/comparison.md says how it is decided."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from digest_tui.export.lines import filled, hanging
from digest_tui.export.signs import SIGNS as _SIGNS
from digest_tui.export.signs import TOLD as SIGNS
from digest_tui.export.signs import WORDS
from digest_tui.models import Dated, Told, shown_date
from digest_tui.text.width import cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest_tui.export.signs import Signs
    from digest_tui.models import Coverage, Development, Report, ReportTakeaway, Step, ToldBy

_LEGEND = "   ".join(f"{sign} {told}" for told, sign in SIGNS.items())
_GAP = "  "
_NARROWEST_TEXT = 34
_NARROWEST_SOURCE, _WIDEST_SOURCE = 8, 16


def reports(listed: Sequence[Report], width: int, *, named: bool = True) -> Iterator[str]:
    """Give Key Takeaways under whose they are, each once with all who quote it.

    Args:
        listed: The reports.
        width: How wide a line is.
        named: Name the articles that carry them as people type it.
    """
    for report in listed:
        yield from hanging(f"{report.number}. ", report.heading, width)
        if named:
            yield from (f"   {entry.name}" for entry in report.carriers)
        if report.doubt:
            yield from hanging("   ", f"Doubtful: {report.doubt}", width)
        for takeaway in report.takeaways:
            yield from hanging(f"{takeaway.number:5}. ", takeaway.text, width)
            if len(report.carriers) > 1:
                names = dict.fromkeys(each.article.source_name for each in takeaway.quoted_by)
                yield from hanging(" " * 7, f"({', '.join(names)})", width)
        yield ""


def table(found: Coverage, development: Development, width: int) -> Iterator[str]:
    """Give takeaways down and sources across; where there is no room, a list."""
    yield from _heading(found, width)
    count = len(found.sources)
    room = (width - _NARROWEST_TEXT) // max(1, count) - len(_GAP)
    if count == 0 or room < _NARROWEST_SOURCE:
        yield from _list(found, development, width)
    else:
        longest = max(cells(source.name) for source in found.sources)
        each = max(_NARROWEST_SOURCE, min(_WIDEST_SOURCE, room, longest))
        yield from _columns(found, development, width - count * (each + len(_GAP)), each)
    if development.before:
        for at in development.gone:
            yield from hanging(" -     ", development.before.takeaways[at].text, width)
    yield ""
    yield _LEGEND
    if development.before:
        since = shown_date(development.before.report_date)
        yield from hanging("", f"+ new since {since}   ~ changed   - there no more", width)


def in_words(found: Coverage, development: Development, width: int) -> Iterator[str]:
    """Give the takeaways, under each who tells it and what became of it, without a sign."""
    yield from _heading(found, width)
    for at, takeaway in enumerate(found.report.takeaways):
        yield from hanging(f"{takeaway.number:5}. ", takeaway.text, width)
        yield from _tellers(found, at, width, WORDS)
        if development.before and (sign := sign_of(development.steps[at]).strip()):
            became = "new" if sign == "+" else "changed"
            yield f"       {became} since {shown_date(development.before.report_date)}"
    if development.before and development.gone:
        yield f"There no more since {shown_date(development.before.report_date)}:"
        for at in development.gone:
            yield from hanging(" " * 7, development.before.takeaways[at].text, width)


def sentences(
    found: Coverage,
    width: int,
    signs: Signs = _SIGNS,
    called: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """Give the sentences that tell each takeaway, the best of each article.

    Args:
        found: Who tells what.
        width: How wide a line is.
        signs: What stands before who tells it.
        called: What each article is called, by id, where that is not its name.
    """
    for takeaway, row in zip(found.report.takeaways, found.rows, strict=True):
        told_by = [by for cell in row for by in cell.by]
        if told_by:
            yield ""
            yield from hanging(f"{takeaway.number:5}. ", takeaway.text, width)
        for by in told_by:
            name = called[by.article.id] if called else by.article.name
            yield f"     {signs.told[by.told]}{by.article.source_name} ({name})"
            yield from hanging(" " * 9, _best(by), width)


def reservations(found: Coverage) -> Iterator[str]:
    """Say what was decided although a text does not give it."""
    report = found.report
    if report.day and report.report_date and report.report_date.year is None:
        yield f"Taken to be of {report.day.year}, by the dates of the articles that quote it"
    ways = Counter(dated for source in found.sources for dated in source.dated)
    looked_at = f"{ways.total()} article{'' if ways.total() == 1 else 's'} of these days"
    yield f"{looked_at} looked at" if ways else "no articles of these days here"
    if ways[Dated.YEAR]:
        yield f"{ways[Dated.YEAR]} of them by the nearest year: one of the dates has none"
    if ways[Dated.QUOTED]:
        yield f"{ways[Dated.QUOTED]} of them by the date of the report that they quote"
    if ways[Dated.FILED]:
        yield f"{ways[Dated.FILED]} of them by the day of filing: a date is not known"
    if found.note:
        yield found.note


def _heading(found: Coverage, width: int) -> Iterator[str]:
    yield from hanging("", found.report.heading, width)
    for words in reservations(found):
        yield from hanging("  ", words, width)
    yield ""


def _columns(found: Coverage, development: Development, width: int, each: int) -> Iterator[str]:
    heads = [filled(source.name, each) for source in found.sources]
    yield _GAP.join([" " * width, *heads]).rstrip()
    for takeaway, step, row in zip(
        found.report.takeaways, development.steps, found.rows, strict=True
    ):
        signs = [filled(SIGNS[cell.told], each) for cell in row]
        lines = hanging(_head(takeaway, step, development), takeaway.text, width)
        for line, cell in zip_longest(lines, [signs], fillvalue=()):
            yield _GAP.join([filled(str(line), width), *cell]).rstrip()


def _list(found: Coverage, development: Development, width: int) -> Iterator[str]:
    for at, (takeaway, step) in enumerate(
        zip(found.report.takeaways, development.steps, strict=True)
    ):
        yield from hanging(_head(takeaway, step, development), takeaway.text, width)
        yield from _tellers(found, at, width, _SIGNS)


def _tellers(found: Coverage, takeaway: int, width: int, signs: Signs) -> Iterator[str]:
    row = found.rows[takeaway]
    for told in (Told.TOLD, Told.PARTLY):
        names = [
            source.name
            for source, cell in zip(found.sources, row, strict=True)
            if cell.told is told
        ]
        if names:
            yield from hanging(f"       {signs.told[told]}", ", ".join(names), width)
    if all(cell.told is Told.NOT for cell in row):
        yield f"       {signs.told[Told.NOT]}nobody"


def _head(takeaway: ReportTakeaway, step: Step, development: Development) -> str:
    sign = sign_of(step) if development.before else " "
    return f" {sign}{takeaway.number:3}. "


def sign_of(step: Step) -> str:
    """Give the sign of what became of a takeaway: new, changed, or neither."""
    return "+" if step.before is None else "~" if step.altered else " "


def _best(by: ToldBy) -> str:
    best = by.passages[0]
    if best.run:
        return f"“{best.text}” ({best.run} of its words in their order)"
    return f"“{best.text}” ({best.score:.2f})"

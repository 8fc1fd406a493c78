"""Takeaways down, sources across: who tells what, put together from the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.models import Cell, Coverage, CoveredBy, Told, ToldBy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest_tui.analyse.takeaways.tellings import Telling
    from digest_tui.models import Dated, Entry, Report

_COUNTS = {Told.TOLD: 1.0, Told.PARTLY: 0.5, Told.NOT: 0.0}
"""What a cell counts where sources are put in order."""


def coverage(
    report: Report,
    looked_at: Sequence[Entry],
    dated: Mapping[str, Dated],
    tellings: Sequence[Sequence[Telling]],
    note: str | None = None,
) -> Coverage:
    """Make the table of a report.

    Args:
        report: The report.
        looked_at: The articles in which tellings were looked for.
        dated: By what each of them, by id, is known to be of the days of the report.
        tellings: Of each takeaway.
        note: What the reader should know.
    """
    of: dict[str | None, list[Entry]] = {}
    for entry in looked_at:
        of.setdefault(entry.source, []).append(entry)
    entries = {entry.id: entry for entry in looked_at}
    found: list[dict[str | None, list[ToldBy]]] = []
    for some in tellings:
        by: dict[str | None, list[ToldBy]] = {}
        for telling in some:
            entry = entries[telling.article.id]
            by.setdefault(entry.source, []).append(
                ToldBy(entry, telling.told, telling.score, telling.passages, dated[entry.id])
            )
        found.append(by)
    rows = {slug: [_cell(by.get(slug, ())) for by in found] for slug in of}
    order = sorted(
        of,
        key=lambda slug: (
            -sum(_COUNTS[cell.told] for cell in rows[slug]),
            slug is None,
            of[slug][0].source_name,
        ),
    )
    return Coverage(
        report,
        tuple(
            CoveredBy(
                slug,
                of[slug][0].source_name,
                tuple(of[slug]),
                tuple(dated[entry.id] for entry in of[slug]),
            )
            for slug in order
        ),
        tuple(tuple(rows[slug][at] for slug in order) for at in range(len(found))),
        note,
    )


def _cell(by: Sequence[ToldBy]) -> Cell:
    """Make the cell of a source: it tells as much as that of its articles which tells most."""
    return Cell(by[0].told if by else Told.NOT, tuple(by))

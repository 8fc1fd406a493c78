"""Reports and who covers them as JSON; docs/json.md lists every key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest_tui.export.as_json import date, entry_object

if TYPE_CHECKING:
    from digest_tui.models import Coverage, Development, Passage, Report, ReportTakeaway, ToldBy

Object = dict[str, Any]


def coverage(found: Coverage, development: Development) -> Object:
    """Make the object of `coverage`."""
    before = development.before
    return {
        "report": _report(found.report),
        "takeaways": [_takeaway(takeaway) for takeaway in found.report.takeaways],
        "sources": [
            {
                "slug": source.slug,
                "name": source.name if source.slug else None,
                "articles": [
                    entry_object(entry) | {"dated_by": dated.value}
                    for entry, dated in zip(source.articles, source.dated, strict=True)
                ],
            }
            for source in found.sources
        ],
        "rows": [
            [{"told": cell.told.value, "by": [_told_by(by) for by in cell.by]} for cell in row]
            for row in found.rows
        ],
        "before": _report(before) if before else None,
        "steps": [
            {
                "before": step.before,
                "altered": [[list(was), list(now)] for was, now in step.altered],
            }
            for step in development.steps
        ],
        "gone": [before.takeaways[at].text for at in development.gone] if before else [],
        "note": found.note,
    }


def _report(report: Report) -> Object:
    return {
        "number": report.number,
        "publisher": report.publisher,
        "report_date": date(report.report_date),
        "day": report.day.isoformat() if report.day else None,
        "doubt": report.doubt,
        "carriers": [entry_object(entry) for entry in report.carriers],
    }


def _takeaway(takeaway: ReportTakeaway) -> Object:
    return {
        "number": takeaway.number,
        "text": takeaway.text,
        "quoted_by": [
            {"article": each.article.name, "number": each.ref.number, "text": each.text}
            for each in takeaway.quoted_by
        ],
    }


def _told_by(by: ToldBy) -> Object:
    return {
        "article": by.article.name,
        "told": by.told.value,
        "score": round(by.score, 3),
        "passages": [_passage(passage) for passage in by.passages],
    }


def _passage(passage: Passage) -> Object:
    return {
        "paragraph": passage.paragraph,
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
        "score": round(passage.score, 3),
        "run": passage.run,
    }

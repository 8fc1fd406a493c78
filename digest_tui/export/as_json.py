"""Values as JSON objects; docs/json.md lists every key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import (
        Article,
        Assessment,
        Entry,
        GivenDate,
        ListedAssessment,
        Outcome,
        Paragraph,
        Place,
        Report,
        SourceCount,
    )

Object = dict[str, Any]


def article(read: Article, cites: Sequence[str]) -> Object:
    """Make the object of `show`, and of each column of `compare`."""
    return {
        "id": read.id,
        "name": read.name,
        "source": source_object(read),
        "evidence": [{"line": e.line, "text": e.text, "rule": e.rule} for e in read.evidence],
        "title": read.title or None,
        "dek": read.dek,
        "byline": read.byline,
        "published": date(read.published),
        "body": [_paragraph(paragraph) for paragraph in read.body],
        "captions": [{"text": c.text, "credit": c.credit, "line": c.line} for c in read.captions],
        "assessments": [_assessment(one) for one in read.assessments],
        "cited_source": read.cited_source,
        "cites": list(cites),
        "dropped": [{"line": d.line, "as": d.role.value, "text": d.text} for d in read.dropped],
        "notes": list(read.notes),
        "origin": read.origin,
        "url": read.url,
        "also_at": list(read.also_at),
        "language": read.language,
    }


def original(of: Entry, text: str) -> Object:
    """Make the object of `show --original`."""
    return entry_object(of) | {"text": text}


def assessments(listed: Sequence[ListedAssessment], reports: Sequence[Report]) -> list[Object]:
    """Make the list of `takeaways`: with each takeaway the articles that quote the same."""
    of = {
        quoted.ref: (report.number, [each.article.name for each in takeaway.quoted_by])
        for report in reports
        for takeaway in report.takeaways
        for quoted in takeaway.quoted_by
    }
    found = []
    for one in listed:
        value: Object = {"article": entry_object(one.article), "report": None}
        value |= _assessment(one.assessment)
        for takeaway, shown in zip(one.assessment.takeaways, value["takeaways"], strict=True):
            value["report"], shown["quoted_by"] = of.get(one.ref(takeaway), (None, []))
        found.append(value)
    return found


def sources(counts: Sequence[SourceCount]) -> list[Object]:
    """Make the list of `sources`."""
    return [
        {
            "slug": count.slug,
            "name": count.name if count.slug else None,
            "articles": count.articles,
        }
        for count in counts
    ]


def outcome(became: Outcome) -> Object:
    """Make the object of one input of `add`."""
    return {
        "origin": became.origin,
        "status": became.filed.value if became.filed else "refused",
        "reason": became.refused,
        "article": entry_object(became.article) if became.article else None,
    }


def date(given: GivenDate | None) -> Object | None:
    """Make the object of a date; what the text leaves out is null."""
    if given is None:
        return None
    time = None if given.hour is None else f"{given.hour:02}:{given.minute or 0:02}"
    return {"year": given.year, "month": given.month, "day": given.day, "time": time}


def entry_object(of: Entry) -> Object:
    """Make what every list has of an article."""
    source = {"slug": of.source, "name": of.source_name} if of.source else None
    return {
        "id": of.id,
        "name": of.name,
        "source": source,
        "title": of.title,
        "published": date(of.published),
    }


def source_object(read: Article) -> Object | None:
    """Make the source of an article."""
    return {"slug": read.source.slug, "name": read.source.name} if read.source else None


def _paragraph(paragraph: Paragraph) -> Object:
    return {
        "text": paragraph.text,
        "kind": paragraph.kind.value,
        "label": paragraph.label,
        "marker": paragraph.marker or None,
    } | _place(paragraph.place)


def _assessment(assessment: Assessment) -> Object:
    return {
        "publisher": assessment.publisher,
        "report_date": date(assessment.report_date),
        "cue": assessment.cue,
        "doubt": assessment.doubt,
        "takeaways": [
            {"number": takeaway.number, "text": takeaway.text} | _place(takeaway.place)
            for takeaway in assessment.takeaways
        ],
    }


def _place(place: Place) -> Object:
    return {"lines": [place.first_line, place.last_line], "span": [place.start, place.end]}

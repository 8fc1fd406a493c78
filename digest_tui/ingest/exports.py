"""An article as `show --json` writes it, read back as the same article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec

from digest_tui.ingest.fields import WrongField, given_date
from digest_tui.ingest.plain import text_id
from digest_tui.models import (
    Article,
    Assessment,
    Caption,
    Dropped,
    Evidence,
    GivenDate,
    Paragraph,
    Place,
    Role,
    Takeaway,
)
from digest_tui.text.addresses import address_key
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Container

    from digest_tui.ingest.outlets import Outlets

_WHERE = re.compile(r"(?P<what>.*) - at `\$\.?(?P<name>.*)`")
_SIGNS = frozenset({"assessments", "evidence", "dropped", "body"})
"""The fields that nobody else's objects have together."""
_Lines = tuple[int, int]


class _Source(msgspec.Struct):
    slug: str
    name: str


class _Paragraph(msgspec.Struct):
    text: str
    lines: _Lines
    kind: Literal["body", "heading"] = "body"
    label: str | None = None
    marker: str | None = None


class _Takeaway(msgspec.Struct):
    number: int
    text: str
    lines: _Lines


class _Assessment(msgspec.Struct):
    takeaways: list[_Takeaway]
    publisher: str | None = None
    report_date: dict[str, int | str | None] | None = None
    cue: str | None = None
    doubt: str | None = None


class _Caption(msgspec.Struct):
    text: str
    line: int
    credit: str | None = None


class _Evidence(msgspec.Struct):
    line: int
    text: str
    rule: str


class _Dropped(msgspec.Struct):
    line: int
    role: Role = msgspec.field(name="as")
    text: str = ""


class _Export(msgspec.Struct):
    body: list[_Paragraph]
    assessments: list[_Assessment]
    evidence: list[_Evidence]
    dropped: list[_Dropped]
    captions: list[_Caption] = []
    title: str | None = None
    dek: str | None = None
    byline: str | None = None
    published: dict[str, int | str | None] | None = None
    source: _Source | None = None
    cited_source: str | None = None
    notes: list[str] = []
    url: str | None = None
    also_at: list[str] = []
    language: str | None = None


def is_export(names: Container[str]) -> bool:
    """Tell an export by the names of its fields."""
    return all(name in names for name in _SIGNS)


def read_export(data: bytes, origin: str, outlets: Outlets, source: str | None) -> Article:
    """Give the article of an export: nothing of it is looked for anew.

    Where it stood in a text that is not here, it now has its place in `text_of_export`.

    Raises:
        WrongField: A field has something else in it than an export has.
    """
    return _Rebuilt(_decoded(data)).article(origin, outlets, source)


def text_of_export(data: bytes) -> str:
    """Give the text of an export, a line each of what it holds.

    Raises:
        WrongField: A field has something else in it than an export has.
    """
    return _Rebuilt(_decoded(data)).text


def _decoded(data: bytes) -> _Export:
    try:
        return msgspec.json.decode(data, type=_Export)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        found = _WHERE.fullmatch(str(error))
        name, what = (found["name"], found["what"]) if found else ("body", str(error))
        raise WrongField(name, f"is wrong: {clean_line(what).replace('`', '')}") from error


class _Rebuilt:
    """The lines of an export in their order, each with what stands on it."""

    def __init__(self, export: _Export) -> None:
        self._export = export
        above = [_line(part) for part in (export.title, export.dek) if part]
        pieces = [
            *((part.lines[0], _marked(part)) for part in export.body),
            *((t.lines[0], _line(t.text)) for a in export.assessments for t in a.takeaways),
            *((dropped.line, _line(dropped.text)) for dropped in export.dropped),
        ]
        self._places: dict[int, Place] = {}
        """By the line of the first text, the place in this one."""
        lines = list(above)
        at = sum(len(line) + 1 for line in above)
        for line, text in sorted(pieces, key=lambda piece: piece[0]):
            if line not in self._places:
                lines.append(text)
                self._places[line] = Place(len(lines), len(lines), at, at + len(text))
                at += len(text) + 1
        self.text = "\n".join(lines)

    def article(self, origin: str, outlets: Outlets, source: str | None) -> Article:
        export = self._export
        url = _address(export.url)
        name = source or (_line(export.source.name) if export.source else "")
        evidence = [
            Evidence(self._line_of(e.line), _line(e.text), _line(e.rule)) for e in export.evidence
        ]
        if source:
            evidence = [Evidence(0, source, "the reader says so")]
        return Article(
            id=text_id(address_key(url) or self.text),
            source=outlets.named(name).source if any(map(str.isalnum, name)) else None,
            evidence=tuple(evidence),
            title=_line(export.title or ""),
            dek=_maybe(export.dek),
            byline=_maybe(export.byline),
            published=_date("published", export.published),
            body=tuple(map(self._paragraph, export.body)),
            captions=tuple(
                Caption(_line(c.text), _maybe(c.credit), self._line_of(c.line))
                for c in export.captions
            ),
            assessments=tuple(map(self._assessment, export.assessments)),
            cited_source=_maybe(export.cited_source),
            dropped=tuple(
                Dropped(self._line_of(d.line), d.role, _line(d.text)) for d in export.dropped
            ),
            notes=tuple(map(_line, export.notes)),
            origin=origin,
            url=url,
            also_at=tuple(filter(None, map(_address, export.also_at))),
            language=_maybe(export.language),
        )

    def _line_of(self, line: int) -> int:
        place = self._places.get(line)
        return place.first_line if place else 0

    def _paragraph(self, of: _Paragraph) -> Paragraph:
        return Paragraph(
            text=_line(of.text),
            place=self._places[of.lines[0]],
            label=_maybe(of.label),
            kind=Role(of.kind),
            marker=_line(of.marker or ""),
        )

    def _assessment(self, of: _Assessment) -> Assessment:
        return Assessment(
            publisher=_maybe(of.publisher),
            report_date=_date("report_date", of.report_date),
            takeaways=tuple(
                Takeaway(t.number, _line(t.text), self._places[t.lines[0]]) for t in of.takeaways
            ),
            cue=_maybe(of.cue),
            doubt=_maybe(of.doubt),
        )


def _marked(of: _Paragraph) -> str:
    marks = ("##" if of.kind == "heading" else "", of.marker, of.label, of.text)
    return _line(" ".join(mark for mark in marks if mark))


def _line(text: str) -> str:
    return " ".join(clean_line(text).split())


def _maybe(text: str | None) -> str | None:
    return _line(text) if text else None


def _date(name: str, value: dict[str, int | str | None] | None) -> GivenDate | None:
    return given_date(name, value) if value else None


def _address(url: str | None) -> str | None:
    line = _line(url or "")
    return line if line.startswith(("http://", "https://")) else None

"""A plain text, with or without something known from beside it, read as an article."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.errors import Refused
from digest_tui.ingest.evidence import Told, tell_source
from digest_tui.ingest.fused import parted
from digest_tui.ingest.given import NOTHING_GIVEN, Given
from digest_tui.ingest.lines import read_lines
from digest_tui.ingest.page import read_furniture
from digest_tui.ingest.structure import Draft, read_structure
from digest_tui.ingest.takeaways import FoundTakeaways, find_takeaways
from digest_tui.ingest.takeaways.report_dates import report_date_in
from digest_tui.models import Article, Dropped, Evidence, GivenDate, Paragraph, Role
from digest_tui.text.addresses import address_key
from digest_tui.text.language import language_of
from digest_tui.text.sanitise import Cleaned, clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.ingest.lines import Line
    from digest_tui.ingest.outlets import Outlet, Outlets

_KEPT = frozenset({Role.BODY, Role.HEADING, Role.TITLE, Role.DEK, Role.TAKEAWAY})


def read_plain(
    text: str,
    origin: str,
    outlets: Outlets,
    source: str | None = None,
    given: Given = NOTHING_GIVEN,
) -> Article:
    """Read a text as an article.

    Args:
        text: The text as it was decoded; it is made safe here.
        origin: The file or address it came from, for people.
        outlets: The sources that are known.
        source: The source, where the reader says it; else the text has to.
        given: What is known of it from beside it, which goes before what its lines say.

    Raises:
        Refused: There are no words in it.
    """
    cleaned, told, found, draft = analyse(text, origin, outlets, source, given)
    body = _body(draft)
    return Article(
        id=text_id(address_key(given.url) or cleaned.text),
        source=told.outlet.source if told.outlet else None,
        evidence=told.evidence,
        title=given.title or draft.text_of(Role.TITLE) or "",
        dek=given.dek or draft.text_of(Role.DEK),
        byline=given.byline or draft.byline,
        published=given.published
        or draft.published
        or _report_date(draft, told.outlet)
        or draft.dateline,
        body=body,
        captions=tuple(draft.captions),
        assessments=found.assessments,
        cited_source=draft.cited_source,
        dropped=tuple(
            Dropped(line.place.first_line, role, line.text)
            for line, role in zip(draft.lines, draft.roles, strict=True)
            if role is not None and role not in _KEPT
        ),
        notes=(*found.notes, *((cleaned.remark,) if cleaned.remark else ()), *given.notes),
        origin=origin,
        url=given.url,
        also_at=given.also_at,
        language=given.language or language_of(_words(body, found)),
    )


class Analysis(NamedTuple):
    """What the lines of a text are."""

    cleaned: Cleaned
    told: Told
    found: FoundTakeaways
    draft: Draft


def analyse(
    text: str,
    origin: str,
    outlets: Outlets,
    source: str | None = None,
    given: Given = NOTHING_GIVEN,
) -> Analysis:
    """Find out what the lines of a text are; the arguments and errors are `read_plain`'s."""
    cleaned = clean(text)
    lines = read_lines(
        cleaned.text, wrapped=not given.whole_lines, stands_alone=outlets.stands_alone
    )
    lines = parted(lines, cleaned.text, outlets.known)
    if not any(character.isalpha() for line in lines for character in line.text):
        raise Refused(origin, "there are no words in it")
    told = _told(lines, outlets, source, given)
    rules = outlets.rules_for(told.outlet)
    furniture = read_furniture(lines, rules)
    publishers = [outlet for outlet in outlets.all if outlet.publishes_takeaways]
    found = find_takeaways(lines, publishers, told.outlet, furniture)
    return Analysis(cleaned, told, found, read_structure(lines, rules, found, furniture, given))


def text_id(text: str) -> str:
    """Make the name of a text from its words: the same text has the same, however it came."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def _told(lines: Sequence[Line], outlets: Outlets, source: str | None, given: Given) -> Told:
    told = _by_address(outlets, given) or tell_source(lines, outlets)
    if told.outlet is None and given.sender and any(map(str.isalnum, given.sender)):
        outlet = outlets.named(given.sender)
        told = Told(outlet, (Evidence(0, given.sender, "it has sent it"),))
    if source is None:
        return told
    outlet = outlets.named(source)
    if told.outlet == outlet:
        return told
    return Told(outlet, (Evidence(0, source, "the reader says so"),))


def _by_address(outlets: Outlets, given: Given) -> Told | None:
    """Whoever serves an article publishes it; what its lines say is whom it cites."""
    if given.url and (outlet := outlets.at(given.url)):
        rule = f"an address on {outlet.source.home}"
        return Told(outlet, (Evidence(0, given.url, rule),))
    if given.site and any(character.isalnum() for character in given.site):
        return Told(outlets.named(given.site), (Evidence(0, given.site, "it says so itself"),))
    return None


def _report_date(draft: Draft, outlet: Outlet | None) -> GivenDate | None:
    """A publisher's own report is as old as its title says."""
    title = draft.first(Role.TITLE)
    if title is None or outlet is None or not outlet.publishes_takeaways:
        return None
    return report_date_in(draft.lines[title])


def _words(body: Sequence[Paragraph], found: FoundTakeaways) -> str:
    takeaways = (one.text for report in found.assessments for one in report.takeaways)
    return "\n".join((*(paragraph.text for paragraph in body), *takeaways))


def _body(draft: Draft) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(
            text=draft.text(index),
            place=line.place,
            label=draft.labels.get(index),
            kind=role,
            marker=line.marker,
        )
        for index, (line, role) in enumerate(zip(draft.lines, draft.roles, strict=True))
        if role in {Role.BODY, Role.HEADING}
    )

"""How a text is read, line by line: what each line was taken for, and what told what."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from digest_tui.ingest import prepare, read
from digest_tui.ingest.patterns import plain
from digest_tui.ingest.plain import analyse
from digest_tui.models import Checked, CheckedLine, Kind, Received, Role
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.ingest.given import Given
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.ingest.structure import Draft
    from digest_tui.models import Article

_MARK = re.compile(r"(?:#{1,6}|[-*]|\d{1,3}\.)\s+")
_MOST_LEFT_OUT = 200


def checked(received: Received, outlets: Outlets, source: str | None = None) -> Checked:
    """Read a text, and tell what each of its lines was taken for.

    Raises:
        Refused: It is no article.
    """
    article = read(received, outlets, source)
    prepared = prepare(received, outlets, source)
    draft = analyse(prepared.text, received.origin, outlets, source, prepared.given).draft
    rules = {(evidence.line, evidence.text): evidence.rule for evidence in article.evidence}
    lines = [
        CheckedLine(
            line.place.first_line,
            role or Role.BODY,
            " ".join(line.words),
            rules.get((line.place.first_line, line.text)),
        )
        for line, role in zip(draft.lines, draft.roles, strict=True)
    ]
    known = {
        "title": article.title,
        "dek": article.dek,
        "date": article.published,
        "byline": article.byline,
        "language": article.language,
        "address": article.url,
        "body": True,
    }
    how = dict(_by_lines(article, draft, prepared.given))
    how |= {what: by for what, by in prepared.given.how if what != "source" and known[what]}
    if article.evidence:
        how["source"] = "; ".join(
            f"line {one.line}: {one.rule}" if one.line else one.rule for one in article.evidence
        )
    return Checked(
        received.origin,
        received.kind,
        article,
        tuple(lines),
        how,
        _unused(received, outlets, source),
        _left_out(received, prepared.text),
    )


def _by_lines(article: Article, draft: Draft, given: Given) -> Iterator[tuple[str, str]]:
    """Tell which lines told what nothing beside the text does."""
    for what, roles, told in (
        ("title", (Role.TITLE,), article.title and not given.title),
        ("dek", (Role.DEK,), article.dek and not given.dek),
        ("byline", (Role.BYLINE, Role.DATE), draft.byline and not given.byline),
        ("date", (Role.DATE,), draft.published and not given.published),
    ):
        found = next((role for role in roles if draft.first(role) is not None), None)
        if told and found:
            index = draft.roles.index(found)
            yield what, f"line {draft.lines[index].place.first_line}"
    if article.published and not (given.published or draft.published):
        dateline = article.published == draft.dateline
        yield "date", "the dateline" if dateline else "the title of the report"


def _unused(received: Received, outlets: Outlets, source: str | None) -> tuple[str, ...]:
    if received.kind is not Kind.HTML:
        return ()
    from digest_tui.ingest.html.page import unused_selectors  # noqa: PLC0415 - pages alone

    return unused_selectors(received, outlets, source)


def _left_out(received: Received, text: str) -> tuple[str, ...]:
    """Give the lines of a page that its reader took for no part of the article."""
    if received.kind is not Kind.HTML:
        return ()
    from digest_tui.ingest.html.page import page_text  # noqa: PLC0415 - pages alone

    seen = {plain(_MARK.sub("", line, count=1)) for line in text.splitlines()}
    return tuple(islice(_unseen(page_text(received).splitlines(), seen), _MOST_LEFT_OUT))


def _unseen(lines: list[str], seen: set[str]) -> Iterator[str]:
    for line in lines:
        words = " ".join(clean_line(_MARK.sub("", line, count=1)).split())
        if words and (folded := plain(words)) not in seen:
            seen.add(folded)
            yield words

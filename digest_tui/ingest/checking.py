"""How a text is read, line by line: what each line was taken for, and what told its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.ingest import prepare, read
from digest_tui.ingest.plain import analyse
from digest_tui.models import Checked, CheckedLine, Received, Role

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets


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
            rules.pop((line.place.first_line, line.text), None),
        )
        for line, role in zip(draft.lines, draft.roles, strict=True)
    ]
    # What tells the source without standing in a line: an address, or what the reader says.
    beside = [CheckedLine(0, Role.OUTLET, text, rule) for (_, text), rule in rules.items()]
    return Checked(
        received.origin, received.kind, article, (*beside, *lines), dict(prepared.given.how)
    )

"""Questions in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.models import Question

if TYPE_CHECKING:
    from digest_tui.library import Library


def sources(library: Library, text: str, **given: object) -> list[str | None]:
    answer = library.ask(Question(text, **given))  # type: ignore[arg-type]
    assert answer.total == len(answer.hits)
    return [hit.entry.source for hit in answer.hits]

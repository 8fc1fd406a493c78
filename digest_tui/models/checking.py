"""How a text was read, line by line: what each line was taken for, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass

from digest_tui.models.article import Article, Role
from digest_tui.models.received import Kind


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A line of a text and what it was taken for."""

    number: int
    """From 1, in the text that was made of what came in."""
    role: Role
    text: str
    rule: str | None = None
    """The rule by which it tells the source, where it does."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A text as it would be read."""

    origin: str
    kind: Kind
    article: Article
    lines: tuple[CheckedLine, ...]
    how: dict[str, str]
    """By what its `title`, `date` and the like are known: a line, or a part of the page."""
    unused: tuple[str, ...] = ()
    """Selectors of its outlet's rules that find nothing on the page."""
    left_out: tuple[str, ...] = ()
    """Lines of the page that are no part of the text that was made of it, the first ones."""

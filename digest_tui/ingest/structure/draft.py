"""The roles of a text's lines while they are being found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.models import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.ingest.lines import Line
    from digest_tui.models import Caption, GivenDate


class Draft:
    """What is known of the lines of one text so far."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.roles: list[Role | None] = [None] * len(lines)
        """One a line; none is None at the end."""
        self.labels: dict[int, str] = {}
        """The label before a paragraph, with its colon, by line index."""
        self.texts: dict[int, str] = {}
        """The text of a labelled line without its label."""
        self._loose = len(lines) > 2 and all(line.gap for line in lines[1:])
        self.captions: list[Caption] = []
        self.byline: str | None = None
        self.published: GivenDate | None = None
        self.only_updated = False
        """The date is that of a later version; the text gives no other so far."""
        self.dateline: GivenDate | None = None
        """The day that a dateline gives."""
        self.cited_source: str | None = None

    def gap(self, index: int) -> bool:
        """Tell whether an empty line sets a line off: where each has one, none does."""
        return self.lines[index].gap and not self._loose

    def text(self, index: int) -> str:
        """Give the text of a line without its label."""
        return self.texts.get(index, self.lines[index].text)

    def first(self, role: Role) -> int | None:
        """Give the first line of a role."""
        return self.roles.index(role) if role in self.roles else None

    def text_of(self, role: Role) -> str | None:
        """Give the text of the first line of a role."""
        index = self.first(role)
        return None if index is None else self.text(index)

    def free(self) -> Iterator[int]:
        """Give the lines that have no role yet, in order."""
        return (index for index, role in enumerate(self.roles) if role is None)

    def next_prose(self, index: int) -> int | None:
        """Give the next line that is or may become part of the body."""
        for later in range(index + 1, len(self.lines)):
            role = self.roles[later]
            if role is None or role is Role.BODY:
                return later
        return None

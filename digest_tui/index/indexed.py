"""What the index asks of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.models import GivenDate


class _Named(Protocol):
    @property
    def slug(self) -> str: ...


class _Said(Protocol):
    @property
    def text(self) -> str: ...


class _Numbered(_Said, Protocol):
    @property
    def number(self) -> int: ...


class _Listed(Protocol):
    @property
    def takeaways(self) -> Sequence[_Numbered]: ...


class Indexed(Protocol):
    """What is indexed of an article: a `models.Article` has it, and so has what tells no more."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def source(self) -> _Named | None:
        """Its source."""
        ...

    @property
    def title(self) -> str:
        """Its title."""
        ...

    @property
    def dek(self) -> str | None:
        """What stands below the title."""
        ...

    @property
    def byline(self) -> str | None:
        """Who wrote it."""
        ...

    @property
    def published(self) -> GivenDate | None:
        """Its date."""
        ...

    @property
    def body(self) -> Sequence[_Said]:
        """Its paragraphs."""
        ...

    @property
    def assessments(self) -> Sequence[_Listed]:
        """Its lists of Key Takeaways."""
        ...

    @property
    def url(self) -> str | None:
        """Its address."""
        ...

    @property
    def also_at(self) -> Sequence[str]:
        """Its other addresses."""
        ...

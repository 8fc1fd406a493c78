"""Where on an outlet's pages what stands: CSS selectors, the best first."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class PageRules:
    """The selectors of one outlet's pages. One that matches nothing is not used."""

    title: tuple[str, ...] = ()
    dek: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    """Of an element with the date in its text, or in `datetime` or `content`."""
    body: tuple[str, ...] = ()
    """The first that matches enough text; all its elements, in the order of the page."""
    takeaways: tuple[str, ...] = ()
    """A list of Key Takeaways with what announces it: never lost, whatever the body is."""
    remove: tuple[str, ...] = ()
    """No part of an article, wherever it stands."""

    @property
    def all(self) -> tuple[str, ...]:
        """Every selector."""
        return tuple(one for field in fields(self) for one in getattr(self, field.name))


NO_PAGE_RULES = PageRules()

"""What a query means by a name: sources, stories, and kinds of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.errors import Ambiguous, NotFound, QueryError
from digest_tui.library.kinds import KINDS
from digest_tui.library.understanding import fields_of
from digest_tui.query import Prefix
from digest_tui.text.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest_tui.library.rules import Rules
    from digest_tui.models import SourceCount
    from digest_tui.query import Named, Node
    from digest_tui.store import Store

UNKNOWN = "unknown"
"""What a query calls the source of the articles that have none."""


class Meanings:
    """Knows the names of a library. Safe to call from any thread."""

    def __init__(
        self, store: Store, rules: Rules, story_of: Callable[[str], Sequence[str]]
    ) -> None:
        """Make one.

        Args:
            store: The articles.
            rules: How else their sources are called.
            story_of: Gives the ids of the articles of the story that an article is in.
        """
        self._store = store
        self._rules = rules
        self._story_of = story_of
        self._sources: tuple[int, list[SourceCount]] = -1, []

    def sources(self) -> list[SourceCount]:
        """List the sources, the most articles first; kept until the library changes."""
        revision = self._store.revision()
        known = self._sources
        if known[0] != revision:
            known = self._sources = revision, self._store.sources()
        return known[1]

    def check(self, node: Node) -> None:
        """See that the sources that a query names are there.

        Raises:
            QueryError: One is not; it says where it is named.
        """
        for field in fields_of(node):
            if field.name == "source" and isinstance(field.node, Prefix):
                self.slugs(field.node.text, field.position)

    def slugs(self, name: str, position: int = 0) -> list[str | None]:
        """Give the sources of the library that a name in a query means.

        Args:
            name: The name, folded.
            position: Where it stands in the query.

        Raises:
            QueryError: It means none.
        """
        sources = self.sources()
        found = [source.slug for source in sources if self.is_called(source, name)]
        if not found and name == UNKNOWN:
            return []  # it is a word of the language, whether or not there are such articles
        if not sources:
            raise QueryError("no source is here yet", position)
        if not found:
            known = ", ".join(source.slug or UNKNOWN for source in sources[:5])
            more = ", ..." if len(sources) > 5 else ""
            raise QueryError(
                f"no source here is called {name!r}; there are {known}{more}", position
            )
        return found

    def is_called(self, source: SourceCount, name: str) -> bool:
        """Tell whether a source is known by a folded name or by the start of a word of it."""
        return any(f" {name}" in f" {known}" for known in self._names(source))

    def members(self, named: Named) -> Sequence[str]:
        """Give the ids of the articles that a query knows by a name.

        Raises:
            QueryError: Nothing is called so.
        """
        match named.kind:
            case "is":
                kind = KINDS.get(named.name.casefold())
                if kind is None or kind.find is None:
                    raise QueryError(
                        f"there is no is:{named.name}, only "
                        + ", ".join(f"is:{name}" for name in KINDS),
                        named.position,
                    )
                return kind.find(self._store)
            case "story":
                try:
                    return self._story_of(self._store.resolve(named.name))
                except (NotFound, Ambiguous) as error:
                    raise QueryError(f"story: {error}", named.position) from error
            case "tag":
                raise QueryError("there are no tags yet", named.position)

    def _names(self, source: SourceCount) -> list[str]:
        if source.slug is None:
            return [UNKNOWN]
        outlet = self._rules.outlets.find(source.slug)
        names = [source.slug, source.name, *(outlet.names if outlet else ())]
        return [" ".join(token.word for token in tokens(known)) for known in names]

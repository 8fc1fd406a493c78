"""What a query means by a name: sources, stories, and kinds of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digest_tui.errors import Ambiguous, NotFound, QueryError
from digest_tui.query import And, Dated, Field, Named, Node, Not, Or
from digest_tui.text.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import SourceCount
    from digest_tui.store import Store

UNKNOWN = "unknown"
"""What a query calls the source of the articles that have none."""


class Kind(NamedTuple):
    """What `is:` can ask for."""

    note: str
    """What it is, in words for the reader."""
    find: Callable[[Store], list[str]] | None = None
    """Gives the ids of its articles."""
    node: Node | None = None
    """Finds them in the index, where that knows them."""


KINDS = {
    "report": Kind("carries Key Takeaways", lambda store: store.with_takeaways()),
    "changed": Kind("has more than one version", lambda store: store.changed()),
    "dated": Kind("its day is known", node=Not(Dated())),
    "undated": Kind("its day is not known", node=Dated()),
}
"""What `is:` can ask for, by name."""


class Meanings:
    """Knows the names of a library. Safe to call from any thread."""

    def __init__(
        self, store: Store, outlets: Outlets, story_of: Callable[[str], Sequence[str]]
    ) -> None:
        """Make one.

        Args:
            store: The articles.
            outlets: How else their sources are called.
            story_of: Gives the ids of the articles of the story that an article is in.
        """
        self._store = store
        self._outlets = outlets
        self._story_of = story_of

    def slugs(self, name: str) -> list[str | None]:
        """Give the sources of the library that a name in a query means.

        Raises:
            QueryError: It means none.
        """
        sources = self._store.sources()
        found = [source.slug for source in sources if self.is_called(source, name)]
        if not found:
            known = ", ".join(source.slug or UNKNOWN for source in sources[:5])
            more = ", ..." if len(sources) > 5 else ""
            raise QueryError(f"no source here is called {name!r}; there are {known}{more}", 0)
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
        outlet = self._outlets.find(source.slug)
        names = [source.slug, source.name, *(outlet.names if outlet else ())]
        return [" ".join(token.word for token in tokens(known)) for known in names]


def in_the_index(node: Node) -> Node:
    """Put what the index finds by itself in the place of names that mean it."""
    match node:
        case Named("is", name) if (kind := KINDS.get(name.casefold())) and kind.node:
            return kind.node
        case Not(inner):
            return Not(in_the_index(inner))
        case And(nodes):
            return And(tuple(map(in_the_index, nodes)))
        case Or(nodes):
            return Or(tuple(map(in_the_index, nodes)))
        case Field(name, inner):
            return Field(name, in_the_index(inner))
    return node

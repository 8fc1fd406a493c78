"""The kinds of articles that `is:` can ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digest_tui.query import And, Dated, Field, Named, Node, Not, Or

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest_tui.store import Store


class Kind(NamedTuple):
    """What `is:` can ask for."""

    note: str
    """What it is, in words for the reader."""
    find: Callable[[Store], list[str]] | None = None
    """Gives the ids of its articles."""
    node: Node | None = None
    """Finds them in the index, where that knows them."""


KINDS = {
    "report": Kind("with Key Takeaways", lambda store: store.with_takeaways()),
    "changed": Kind("with more than one version", lambda store: store.changed()),
    "dated": Kind("whose day is known", node=Not(Dated())),
    "undated": Kind("whose day is not known", node=Dated()),
}
"""What `is:` can ask for, by name."""


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
            return Field(name, in_the_index(inner), node.position)
    return node

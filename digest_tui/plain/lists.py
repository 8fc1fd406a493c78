"""How a numbered list is put together, and what one of its numbers stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digest_tui.errors import NotUnderstood
from digest_tui.plain.commands import is_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest_tui.plain.commands import Asked
    from digest_tui.plain.views import Asking, State

_OF_ARTICLES = frozenset({"read", "story"})
"""What the entries of a list ask for whose numbers stand for articles."""


class Listed(NamedTuple):
    """The entries of a list."""

    lines: tuple[str, ...]
    items: dict[int, Asked]
    starts: tuple[int, ...]


def listed(
    head: Sequence[str], entries: Iterable[tuple[int, Asked, Iterable[str]]], *, apart: bool = True
) -> Listed:
    """Put a list together.

    Args:
        head: The lines before it.
        entries: The number of each, what it stands for, and its lines.
        apart: Leave an empty line between them.
    """
    lines, items, starts = [*head, ""], {}, []
    for number, asked, its_lines in entries:
        items[number] = asked
        starts.append(len(lines))
        lines += its_lines
        if apart:
            lines.append("")
    while lines and not lines[-1]:
        lines.pop()
    return Listed(tuple(lines), items, tuple(starts))


def item(state: State, number: str) -> Asked:
    """Give what a number stands for.

    Raises:
        NotUnderstood: Nothing.
    """
    view = state.listed
    if view is None:
        raise NotUnderstood(f"there is no list that {number} could be of; search makes one")
    found = view.items.get(int(number))
    if found:
        return found
    known = list(view.items)
    if known[-1] < int(number) <= view.total:
        raise NotUnderstood(f"{number} is not listed yet; list, and then next, go on")
    raise NotUnderstood(f"there is no {number}; the last list has {known[0]} to {known[-1]}")


def article(asking: Asking) -> str:
    """Give the id of the article that is meant: by a number, by its name, or by nothing.

    Raises:
        NotUnderstood: None is.
        NotFound: None has that name.
    """
    if asking.rest:
        return named(asking, asking.rest)
    if asking.state.article is None:
        raise NotUnderstood("which article? Read one first, or give its number in the list")
    return asking.state.article


def named(asking: Asking, name: str) -> str:
    """Give the id of an article by its number or its name."""
    if not is_number(name):
        return asking.library.entry(name).id
    found = item(asking.state, name)
    if found.word not in _OF_ARTICLES:
        raise NotUnderstood(f"{name} of the last list is no article")
    return found.rest

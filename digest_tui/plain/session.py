"""From a line to its answer: a state and a line go in, a state and lines of text come out."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.errors import NotUnderstood
from digest_tui.export.lines import hanging
from digest_tui.plain.commands import COMMANDS, Asked, is_number, understood
from digest_tui.plain.views import Asking, State, View, next_page, page_before, page_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest_tui.library import Library
    from digest_tui.plain.views import Room

_WHERE = {
    "search": "finding",
    "like": "finding",
    "yes": "finding",
    "counts": "finding",
    "read": "reading",
    "original": "reading",
    "links": "reading",
    "compare": "comparing",
    "claims": "comparing",
    "story": "telling",
    "stories": "telling",
    "takeaways": "telling",
    "coverage": "telling",
    "sources": "telling",
}
"""The modules of the commands that ask the library: they are imported once they are used."""


class Reply(NamedTuple):
    """What comes of a line."""

    state: State
    lines: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """What the reader should know besides."""
    searched: str = ""
    """The query, where it was one that was understood."""
    leaves: bool = False


def greeting(library: Library) -> str:
    """Say where one is."""
    count = library.count()
    if count == 0:
        from digest_tui.plain.finding import EMPTY  # noqa: PLC0415 - seldom needed

        return EMPTY
    articles = "1 article" if count == 1 else f"{count:,} articles"
    return f"digest-tui, line by line: {articles}. help lists the commands, quit leaves."


def reply(
    library: Library, state: State, typed: str, room: Room, wanted: Callable[[], bool]
) -> Reply:
    """Answer a line.

    Args:
        library: What is asked.
        state: How far the reader has come.
        typed: The line.
        room: Where the answer is shown.
        wanted: Says whether anybody still waits for it.

    Raises:
        NotUnderstood: It is no command, or there is nothing for it.
        NoLongerWanted: Nobody waits.
        DigestError: What the library says.
    """
    words: list[str] = []
    asked = understood(typed)
    if asked.word == "quit":
        return Reply(state, leaves=True)
    if asked.word == "read" and is_number(asked.rest):
        from digest_tui.plain.lists import item  # noqa: PLC0415 - it stands with the others

        asked = item(state, asked.rest)
    asking = Asking(library, state, asked.rest, room.width, wanted, words.append)
    after = _after(asking, asked, room)
    assert after.view
    searched = asked.rest if asked.word == "search" else ""
    return Reply(after, page_of(after.view, room.height), tuple(words), searched)


def _after(asking: Asking, asked: Asked, room: Room) -> State:
    """Give the state after a command."""
    state = asking.state
    match asked.word:
        case "help":
            return state.showing(_help(asking))
        case "back":
            if len(state.trail) < 2:
                raise NotUnderstood("there is nothing to go back to")
            return state.back()
        case "list":
            if state.listed is None:
                raise NotUnderstood("there is no list yet; search makes one")
            return state.showing(replace(state.listed, at=0))
        case "next" | "prev":
            return state.instead(_turned(asking, asked.word, room))
        case word:
            module = import_module(f"digest_tui.plain.{_WHERE[word]}")
            view: View = getattr(module, word)(asking)
            return state.showing(view)


def _turned(asking: Asking, word: str, room: Room) -> View:
    """Give the page after or before the one that is shown."""
    view = asking.state.view
    if view is None:
        raise NotUnderstood("nothing is shown yet; help says what there is")
    if word == "prev":
        before = page_before(view, room.height)
        if before is None:
            raise NotUnderstood("this is the beginning")
        return before
    after = next_page(view, room.height)
    if after is None and view.more and not view.is_whole:
        after = view.more(asking, view)
    if after is None or after.at == view.at:
        raise NotUnderstood("this is the end; back goes back, list shows the last list")
    return after


def _help(asking: Asking) -> View:
    if asking.rest == "search":
        from digest_tui.query.reference import REFERENCE  # noqa: PLC0415 - it is not for all

        typed = ((", or ".join(entry.typed), entry.found) for entry in REFERENCE)
        return View(
            tuple(
                line
                for words, found in typed
                for line in hanging("", f"{words}: {found}", asking.width)
            )
        )
    if asking.rest:
        raise NotUnderstood("there is help, and help search")
    lines = ["A command is its word, the beginning of that, or its letter.", ""]
    for command in COMMANDS:
        lines += hanging("", f"{', '.join(command.forms)}: {command.help}", asking.width)
    return View(tuple(lines))

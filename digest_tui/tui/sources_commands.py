"""The acts of the Sources screen, as records."""

from __future__ import annotations

from digest_tui.tui.commands import SCROLLING, Command

SOURCES = (
    Command("fetch_all", ("f",), "fetch all", "Fetch what all sources have new.", on_bar=True),
    Command("again", ("R",), "fetch again", "Ask the source once more, due or not."),
    Command(
        "stop",
        ("s",),
        "stop",
        "Stop fetching, or looking for a feed; what has come is kept.",
        on_bar=True,
    ),
    Command(
        "add",
        ("a",),
        "add",
        "Follow a source of the ready list, or any site by its address.",
        on_bar=True,
    ),
    Command(
        "unfollow",
        ("x", "minus"),
        "stop following",
        "Follow the source no longer, once you have said y; its articles stay.",
        on_bar=True,
    ),
    Command("take_back", ("z",), "undo", "Follow again what you stopped following last."),
    Command("reload", ("r",), "look again", "Look again at which sources you follow."),
    Command("search", ("slash",), "search", "Go back to searching."),
    Command("out", ("backspace", "escape"), "out", "Go back; fetching goes on."),
)
SOURCES_LIST = (
    Command(
        "choose",
        ("enter",),
        "fetch",
        "Fetch the source, or all; of one that was asked, show what was wrong.",
        on_bar=True,
    ),
    Command("open", ("l", "right"), "open", "Show what was wrong with the source.", on_bar=True),
    Command("close", ("h", "left"), "close", "Hide it."),
    *SCROLLING,
)

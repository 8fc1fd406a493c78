"""The acts of the Versions screen, as records."""

from __future__ import annotations

from digest_tui.tui.commands import SCROLLING, Command

VERSIONS = (
    Command("turn(1)", ("right_square_bracket",), "older", "To the version before.", on_bar=True),
    Command("turn(-1)", ("left_square_bracket",), "newer", "To the version after.", on_bar=True),
    Command("next_pane", ("tab", "shift+tab"), "other pane", "To the list, or to the text."),
    Command("search", ("slash",), "search", "Go back to searching."),
    Command("out", ("backspace", "escape"), "out", "Go back to the article."),
)
VERSIONS_LIST = (
    Command("choose", ("enter",), "read", "Read what changed.", on_bar=True),
    *SCROLLING,
)

"""The acts of the Compare screen, as records."""

from __future__ import annotations

from digest_tui.tui.commands import COPYING, ELSEWHERE, PAGING, SCROLLING, Command

COLUMN = (
    Command("next_match(1)", ("n",), "next claim", "To the next claim.", on_bar=True),
    Command("next_match(-1)", ("N",), "claim before", "To the claim before."),
    Command("find", ("f",), "find", "Find words; then n goes to the next match."),
    *PAGING,
)
COMPARE = (
    Command(
        "difference(1)",
        ("right_square_bracket",),
        "difference",
        "To the next difference.",
        on_bar=True,
    ),
    Command("difference(-1)", ("left_square_bracket",), "before", "To the difference before."),
    Command("only_here(1)", ("u",), "only here", "To what only this article tells.", on_bar=True),
    Command("only_here(-1)", ("U",), "before", "To what only it tells, the one before."),
    Command(
        "quotation(1)", ("e", "quotation_mark"), "quotation", "To the next quotation.", on_bar=True
    ),
    Command("quotation(-1)", ("E",), "before", "To the quotation before."),
    Command("table", ("v",), "table", "Show the claims as a table, or the columns.", on_bar=True),
    Command("why", ("i",), "why", "Say why this stands beside that, or alone.", on_bar=True),
    Command(
        "weak",
        ("w",),
        "weak differences",
        "Count weak differences too, or not: who says it, and how surely.",
    ),
    Command("set_aside", ("d",), "no difference", "Dismiss what differs: it is no difference."),
    Command("restore", ("z",), "undo", "Take back what was dismissed last."),
    Command("aside", ("D",), "dismissed", "See what is dismissed; Enter takes it back."),
    Command("next_column", ("tab",), "next column", "Go to the next column.", on_bar=True),
    Command("previous_column", ("shift+tab",), "column before", "Go to the column before."),
    Command("link", ("s",), "together/apart", "Scroll columns together or apart.", on_bar=True),
    Command("add", ("plus",), "add", "Add a column.", on_bar=True),
    Command("drop", ("minus", "x"), "drop", "Drop this column."),
    *COPYING,
    *ELSEWHERE,
    Command("out", ("backspace", "escape"), "out", "Go back to the hits."),
)
TABLE = (
    Command("choose", ("enter",), "read", "Read the claim in its articles.", on_bar=True),
    *SCROLLING,
)
WHY = (
    Command("close", ("q", "escape", "i", "backspace"), "close", "Close the reasons."),
    *PAGING,
)

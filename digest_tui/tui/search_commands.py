"""The acts of searching: on the first screen, in the search bar, in the hits and their counts."""

from __future__ import annotations

from digest_tui.tui.commands import COPYING, SCROLLING, Command

HINT = 'words, "phrases", -word, source:name, date:yesterday · ? explains'
"""What stands in the search bar as long as nothing else does."""
ARTICLES = "Articles"
"""The heading of the hits."""
HITS = (
    Command("choose", ("enter",), "read", "Read the article.", on_bar=True),
    Command("mark", ("space",), "mark", "Mark the article for comparing.", on_bar=True),
    Command("open", ("l", "right"), "open", "Show the other hits of the story."),
    Command("close", ("h", "left"), "close", "Hide them."),
    Command("group", ("v",), "group", "Show one hit of each story, or all one by one."),
    *SCROLLING,
)
COUNTS = (
    Command("choose", ("enter",), "narrow", "Show only these hits.", on_bar=True),
    Command(
        "turn(1)",
        ("right_square_bracket", "left_square_bracket"),
        "months",
        "To the months, or to the sources.",
        on_bar=True,
    ),
    *SCROLLING,
)
BROWSE = (
    Command("search", ("slash",), "search", "Search all sources as you type.", on_bar=True),
    Command(
        "compare",
        ("c",),
        "compare",
        "Put the articles of a story, or those marked, side by side.",
        on_bar=True,
    ),
    Command("stories", ("S",), "stories", "List the stories of the library.", on_bar=True),
    Command("takeaways", ("t",), "takeaways", "Go to the Key Takeaways.", on_bar=True),
    Command(
        "sources",
        ("F",),
        "fetch",
        "Follow sources, and fetch what they have new.",
        on_bar=True,
        reaches_out=True,
    ),
    Command("counts", ("b",), "counts", "Count the hits by source and by month.", on_bar=True),
    Command(
        "more_like",
        ("m",),
        "more like it",
        "Find what is most like the article, or like the sentence of the match you are at.",
    ),
    Command("step_back", ("u",), "step back", "Undo the last narrowing, or what led here."),
    Command(
        "as_typed", ("a",), "names", "Find names only as you typed them, or as others spell them."
    ),
    Command("meant", ("y", "ctrl+y"), "did you mean", "Search for what you may have meant."),
    Command("coverage", ("C",), "coverage", "See which source tells which takeaway."),
    Command("choose_source", ("s",), "source", "Show one source only.", on_bar=True),
    Command("next_pane", ("tab",), "next pane", "Go to the next pane."),
    Command("previous_pane", ("shift+tab",), "previous pane", "Go to the pane before."),
    Command(
        "out",
        ("backspace", "escape"),
        "out",
        "Back to the hits, then a step, then to all articles.",
    ),
    Command("original", ("o",), "original", "Show the text as it came, or as it is read."),
    Command("versions", ("V",), "versions", "See what changed in the article, and when."),
    *COPYING,
    Command("reload", ("r",), "reload", "Look again at what the library holds."),
)
SEARCHING = (
    Command(
        "leave", ("enter",), "to the hits", "Go to the hits, and remember the query.", on_bar=True
    ),
    Command(
        "complete(1)",
        ("tab",),
        "complete",
        "Propose how to go on, or go to the next pane.",
        on_bar=True,
    ),
    Command("complete(-1)", ("shift+tab",), "back", "To the proposal or the pane before."),
    Command("recall(-1)", ("up",), "history", "To the query before that begins so.", on_bar=True),
    Command("recall(1)", ("down",), "newer", "To the query after it; from the last, to the hits."),
    Command("cancel", ("escape",), "leave", "Close the proposals, or go to the hits."),
    Command(
        "explain",
        ("question_mark", "f1"),
        "how to ask",
        "Show how to ask; after a letter, ? stands for any other.",
        on_bar=True,
    ),
)

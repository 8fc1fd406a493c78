"""Every act that has a key, as one record: binding, key bar, palette, help and README use it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest_tui import kiosk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import BindingType

_KEY_NAMES = {
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "plus": "+",
    "minus": "-",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "quotation_mark": '"',
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "backspace": "Backspace",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "down": "Down",
    "up": "Up",
    "left": "Left",
    "right": "Right",
    "home": "Home",
    "end": "End",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}


@dataclass(frozen=True, slots=True)
class Command:
    """One act."""

    action: str
    """What Textual runs: the name of an `action_` method, with its arguments."""
    keys: tuple[str, ...]
    """As Textual names them; the first is the one that is shown."""
    title: str
    """One or two words."""
    help: str
    """One sentence."""
    on_bar: bool = False
    """Shown at the bottom of the screen."""
    reaches_out: bool = False
    """It changes the library, asks the web or starts a program: none for a kiosk."""

    @property
    def key(self) -> str:
        """The key as it is shown."""
        return key_name(self.keys[0])

    def while_typing(self) -> Command | None:
        """Give the act with the keys that type nothing; None where it has only others."""
        keys = tuple(key for key in self.keys if not _types(key))
        return replace(self, keys=keys) if keys else None

    @property
    def all_keys(self) -> str:
        """All its keys as they are shown."""
        return " ".join(map(key_name, self.keys))


def _types(key: str) -> bool:
    """Tell a key that puts a character into a line of text."""
    return len(_KEY_NAMES.get(key, key)) == 1 or key in {"space", "backspace", "home", "end"}


def is_closed(action: str, commands: Iterable[Command]) -> bool:
    """Tell whether an act is none for this start of the program."""
    return kiosk.is_on() and any(
        command.reaches_out and command.action.partition("(")[0] == action for command in commands
    )


def key_name(key: str) -> str:
    """Give the name of a key as people write it."""
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    if key.startswith("f") and key[1:].isdigit():
        return key.upper()
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    return key


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Make the bindings of some commands, each under its action so that it can be rebound."""
    from textual.binding import Binding  # noqa: PLC0415 - the opening goes without Textual

    return [
        Binding(",".join(command.keys), command.action, command.title, id=command.action)
        for command in commands
    ]


EVERYWHERE = (
    Command("help", ("question_mark", "f1"), "help", "Show what the keys do here.", on_bar=True),
    Command("palette", ("colon", "ctrl+p"), "palette", "Find an act by its name."),
    Command("choose_theme", ("T",), "theme", "Choose other colours."),
    Command("mouse", ("M",), "mouse", "Take the mouse, or leave it to your terminal."),
    Command("back", ("q",), "back", "Go back; on the first screen, leave."),
)
ELSEWHERE = (
    Command("search", ("slash",), "search", "Go back to searching."),
    Command("takeaways", ("t",), "takeaways", "Go to the Key Takeaways."),
    Command("coverage", ("C",), "coverage", "See which source tells which takeaway."),
)
COPYING = (
    Command(
        "copy",
        ("Y",),
        "copy",
        "Copy the passage in focus, with its source and date; again, show it to select.",
        on_bar=True,
    ),
    Command("copy_all", ("W",), "copy all", "Copy the whole article, or all Key Takeaways."),
    Command("links", ("L",), "links", "List the addresses; a number or Enter copies one."),
)
SCROLLING = (
    Command("move(1)", ("j", "down"), "down", "One line or one entry down."),
    Command("move(-1)", ("k", "up"), "up", "One line or one entry up."),
    Command("half_page(1)", ("ctrl+d",), "half page down", "Half a page down."),
    Command("half_page(-1)", ("ctrl+u",), "half page up", "Half a page up."),
    Command("page(1)", ("pagedown",), "page down", "A page down."),
    Command("page(-1)", ("pageup",), "page up", "A page up."),
    Command("to_start", ("g", "home"), "start", "To the start."),
    Command("to_end", ("G", "end"), "end", "To the end."),
)
PAGING = tuple(
    replace(act, keys=(*act.keys, "space")) if act.action == "page(1)" else act
    for act in SCROLLING
)
"""For texts, in which nothing is marked: `Space` turns the page, as in every pager."""
READING = (
    Command("next_match(1)", ("n",), "next", "To the next match in the article.", on_bar=True),
    Command("next_match(-1)", ("N",), "previous", "To the match before."),
    Command("find", ("f",), "find", "Find words in the article.", on_bar=True),
    *PAGING,
)
TAKEAWAYS = (
    Command("choose", ("enter",), "who tells it", "Find who tells the takeaway.", on_bar=True),
    Command("turn(1)", ("right_square_bracket",), "older", "To the report before this one."),
    Command("turn(-1)", ("left_square_bracket",), "newer", "To the report after this one."),
    *SCROLLING,
)
STORIES = (
    Command("join", ("m",), "join", "Make one story of those marked and this one.", on_bar=True),
    Command(
        "split",
        ("x",),
        "split",
        "Take the article, or those marked, out of their story.",
        on_bar=True,
    ),
    Command("take_back", ("z",), "undo", "Take back the last joining or splitting.", on_bar=True),
    Command("singles", ("a",), "all", "Show single articles too, or hide them.", on_bar=True),
    *ELSEWHERE,
    Command("out", ("backspace", "escape"), "out", "Go back to the articles."),
)
STORIES_LIST = (
    Command(
        "choose", ("enter", "c"), "compare", "Compare the story, or what is marked.", on_bar=True
    ),
    Command("open", ("l", "right"), "open", "Show the articles of the story.", on_bar=True),
    Command("close", ("h", "left"), "close", "Hide them."),
    Command("mark", ("space",), "mark", "Mark the story or the article.", on_bar=True),
    *SCROLLING,
)
COVERAGE = (
    Command(
        "turn_report(1)",
        ("right_square_bracket",),
        "older",
        "To the report before this one.",
        on_bar=True,
    ),
    Command(
        "turn_report(-1)",
        ("left_square_bracket",),
        "newer",
        "To the report after this one.",
        on_bar=True,
    ),
    *COPYING[:2],
    *ELSEWHERE[:2],
    Command("out", ("backspace", "escape"), "out", "Go back to the articles."),
)
COVERAGE_TABLE = (
    Command("choose", ("enter",), "read", "Read it where it is told.", on_bar=True),
    Command("turn(1)", ("l", "right", "tab"), "next source", "To the next source.", on_bar=True),
    Command("turn(-1)", ("h", "left", "shift+tab"), "source before", "To the source before."),
    *SCROLLING,
)
WELCOME = (
    Command(
        "samples",
        ("s",),
        "samples",
        "File the three sample articles.",
        on_bar=True,
        reaches_out=True,
    ),
    Command("reload", ("r",), "look again", "Look again at the library.", on_bar=True),
)
CHOOSING = (
    Command("choose", ("enter",), "choose", "Take what the cursor is on.", on_bar=True),
    Command("move(1)", ("down", "ctrl+n"), "down", "One entry down."),
    Command("move(-1)", ("up", "ctrl+p"), "up", "One entry up."),
    Command("page(1)", ("pagedown",), "page down", "A page down."),
    Command("page(-1)", ("pageup",), "page up", "A page up."),
    Command(
        "close",
        ("escape",),
        "close",
        "Leave it as it is; so does Backspace where nothing is typed.",
        on_bar=True,
    ),
)
CONFIRMING = (
    Command("yes", ("y", "enter"), "yes", "Do it."),
    Command("no", ("n", "q", "escape", "backspace"), "no", "Leave it as it is."),
)
FINDING = (
    Command("done", ("enter", "down"), "to the matches", "Go to the first match.", on_bar=True),
    Command("cancel", ("escape",), "cancel", "Forget it.", on_bar=True),
)

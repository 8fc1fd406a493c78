"""What can be typed, by its full word, a part of that, or a letter; and what a line asks for."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final, NamedTuple

from digest_tui.errors import NotUnderstood
from digest_tui.text.sanitise import clean_line

LONGEST = 1000
"""Characters of a line; a query has fewer (`query/limits.py`), a name of an article too."""
_DIGITS = 9
_SHOWN = 40


class Command(NamedTuple):
    """One command."""

    word: str
    letter: str
    """What stands for it alone; empty where nothing does."""
    takes: str
    """What stands after it, as the help shows it; empty where nothing may."""
    help: str

    @property
    def forms(self) -> tuple[str, ...]:
        """How it is written."""
        after = f" {self.takes}" if self.takes else ""
        special = {"search": ("/WORDS",), "next": ("Enter",), "help": ("?",), "read": ("N",)}
        short = (self.letter + after,) if self.letter else ()
        return (self.word + after, *short, *special.get(self.word, ()))


class Asked(NamedTuple):
    """What a line asks for."""

    word: str
    """The full word of a command."""
    rest: str = ""


COMMANDS: Final = (
    Command("search", "s", "WORDS", "Find articles; without words, all of them."),
    Command("read", "r", "N", "Read number N of the last list, or an article by its name."),
    Command("next", "n", "", "Go on: the next page, the next part of a list."),
    Command("prev", "p", "", "Go back a page."),
    Command("list", "", "", "Show the last list once more."),
    Command("back", "b", "", "Go back to what was shown before."),
    Command("compare", "c", "[N...]", "What several articles tell, what differs, what only"
            " one tells: of the numbers given, or of the article and the others of its story."),
    Command("claims", "", "", "What was compared, claim by claim."),
    Command("story", "", "[N]", "List the articles that tell the same event."),
    Command("stories", "", "", "List the stories of the library, the newest first."),
    Command("takeaways", "t", "[WORDS]", "List Key Takeaways, the newest report first."),
    Command("coverage", "", "[N]", "Who tells the Key Takeaways of report N of takeaways, or of"
            " the newest."),
    Command("sources", "", "", "List the sources."),
    Command("counts", "", "", "Count the articles of the last search by source and by month."),
    Command("like", "", "[N]", "Find what is most like an article."),
    Command("original", "o", "[N]", "Show the text of an article as it came."),
    Command("links", "l", "[N]", "List the addresses of an article."),
    Command("yes", "y", "", "Search for what you may have meant."),
    Command("help", "h", "[search]", "Show this; or how to search."),
    Command("quit", "q", "", "Leave."),
)  # fmt: skip
_BY_WORD = {command.word: command for command in COMMANDS}
_BY_LETTER = {command.letter: command for command in COMMANDS if command.letter}


def understood(typed: str) -> Asked:
    """Tell what a line asks for.

    Raises:
        NotUnderstood: Nothing that there is.
    """
    line = clean_line(typed).strip()
    if not line:
        return Asked("next")
    if line.startswith("/"):
        return Asked("search", line[1:].strip())
    if line.startswith("?"):
        return Asked("help", line[1:].strip())
    if is_number(line):
        return Asked("read", line)
    word, _, rest = line.partition(" ")
    command = _command(word)
    rest = rest.strip()
    if rest and not command.takes:
        raise NotUnderstood(f"{command.word} stands alone; {_left_out(rest)}")
    return Asked(command.word, rest)


def is_number(text: str) -> bool:
    """Tell whether it is a number that can stand in a list."""
    return text.isdecimal() and len(text) <= _DIGITS


def _command(word: str) -> Command:
    small = word.lower()
    exact = _BY_WORD.get(small) or _BY_LETTER.get(small)
    if exact:
        return exact
    begun = [command for command in COMMANDS if command.word.startswith(small)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise NotUnderstood(f"{word} may be {' or '.join(command.word for command in begun)}")
    shown = word if len(word) <= _SHOWN else f"{word[:_SHOWN]}..."
    if word.isdecimal():
        raise NotUnderstood(f"after {shown}, nothing can stand: compare 1 3 takes two numbers")
    near = get_close_matches(small[:_SHOWN], _BY_WORD, n=1)
    if near:
        raise NotUnderstood(f"{shown} is no command; did you mean {near[0]}?")
    every = ", ".join(_BY_WORD)
    raise NotUnderstood(
        f"{shown} is no command; /{shown} searches for it. The commands are {every}"
    )


def _left_out(rest: str) -> str:
    shown = rest if len(rest) <= _SHOWN else f"{rest[:_SHOWN]}..."
    return f"what is {shown} for?"

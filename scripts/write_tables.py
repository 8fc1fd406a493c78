"""Writes tables into the documents from what the program uses: keys, queries, kinds, limits."""

from __future__ import annotations

from pathlib import Path

from digest_tui.library.kinds import KINDS
from digest_tui.plain.commands import COMMANDS
from digest_tui.query.limits import TABLE
from digest_tui.query.reference import REFERENCE
from digest_tui.tui import (
    commands,
    compare_commands,
    search_commands,
    sources_commands,
    versions_commands,
)
from digest_tui.tui.screens import asking_help
from digest_tui.tui.screens import help as help_screen

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SEARCH = ROOT / "docs" / "search.md"
PLAIN = ROOT / "docs" / "plain.md"
GROUPS = (
    ("Everywhere", commands.EVERYWHERE),
    ("Browsing", search_commands.BROWSE),
    ("In the search bar", search_commands.SEARCHING),
    ("In the list of articles", search_commands.HITS),
    ("In the counts", search_commands.COUNTS),
    ("In an article", commands.READING),
    ("In the Key Takeaways", commands.TAKEAWAYS),
    ("In the stories", (*commands.STORIES_LIST, *commands.STORIES)),
    ("In the coverage", (*commands.COVERAGE_TABLE, *commands.COVERAGE)),
    ("In the sources", (*sources_commands.SOURCES_LIST, *sources_commands.SOURCES)),
    ("In the versions", (*versions_commands.VERSIONS_LIST, *versions_commands.VERSIONS)),
    ("Comparing", compare_commands.COMPARE),
    ("In a column", compare_commands.COLUMN),
    ("In the table of claims", compare_commands.TABLE),
    ("In the reasons", compare_commands.WHY),
    ("Finding in an article", commands.FINDING),
    ("Choosing an act, a source, colours", commands.CHOOSING),
    ("In the help", help_screen.CLOSING),
    ("In the help on how to ask", asking_help.ASKING_HELP),
    ("In an empty library", commands.WELCOME),
)


def keys_table() -> str:
    """Make the table; keys that scroll stand once."""
    rows = ["| where | key | does |", "|---|---|---|"]
    scrolling = frozenset(commands.SCROLLING)
    groups = [(name, [c for c in group if c not in scrolling]) for name, group in GROUPS]
    groups.insert(1, ("In every list and text", list(commands.SCROLLING)))
    for name, group in groups:
        for at, command in enumerate(group):
            keys = " ".join(f"`{key}`" for key in command.all_keys.split(" "))
            rows.append(f"| {'' if at else name} | {keys} | {command.help} |")
    return "\n".join(rows) + "\n"


def queries_table() -> str:
    """Make the table of what can be typed to find something."""
    rows = ["| type | to find |", "|---|---|"]
    rows += [
        f"| {', '.join(f'`{typed}`' for typed in entry.typed)} | {entry.found} |"
        for entry in REFERENCE
    ]
    return "\n".join(rows) + "\n"


def kinds_table() -> str:
    """Make the table of what `is:` can ask for."""
    rows = ["| after `is:` | the articles |", "|---|---|"]
    rows += [f"| `{name}` | {kind.note} |" for name, kind in KINDS.items()]
    return "\n".join(rows) + "\n"


def limits_table() -> str:
    """Make the table of how large a query may be."""
    rows = ["| number | of what |", "|---|---|"]
    rows += [f"| {number} | {what} |" for number, what in TABLE]
    return "\n".join(rows) + "\n"


def commands_table() -> str:
    """Make the table of what can be typed line by line."""
    rows = ["| type | to |", "|---|---|"]
    rows += [
        f"| {', '.join(f'`{form}`' for form in command.forms)} | {command.help} |"
        for command in COMMANDS
    ]
    return "\n".join(rows) + "\n"


TABLES = (
    (README, "queries", queries_table),
    (README, "keys", keys_table),
    (SEARCH, "queries", queries_table),
    (SEARCH, "kinds", kinds_table),
    (SEARCH, "limits", limits_table),
    (PLAIN, "commands", commands_table),
)


def parts(text: str, name: str) -> tuple[str, str, str]:
    """Give what stands before a table, the table, and what stands after it."""
    start, end = f"<!-- {name}: made by scripts/write_tables.py -->\n", f"<!-- end of {name} -->"
    before, rest = text.split(start)
    table, after = rest.split(end)
    return before + start, table, end + after


def main() -> None:
    """Put the tables between their marks."""
    for path, name, table in TABLES:
        before, _, after = parts(path.read_text(encoding="utf-8"), name)
        path.write_text(before + table() + after, encoding="utf-8")


if __name__ == "__main__":
    main()

"""Writes the table of keys into README.md from the records that the program uses."""

from __future__ import annotations

from pathlib import Path

from digest_tui.tui import (
    commands,
    compare_commands,
    search_commands,
    sources_commands,
    versions_commands,
)
from digest_tui.tui.screens import help as help_screen

README = Path(__file__).parent.parent / "README.md"
START, END = "<!-- keys: made by scripts/write_tables.py -->\n", "<!-- end of keys -->"
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


def main() -> None:
    """Put the table between its marks."""
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(START)
    _, after = rest.split(END)
    README.write_text(before + START + keys_table() + END + after, encoding="utf-8")


if __name__ == "__main__":
    main()

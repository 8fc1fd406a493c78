"""How the commands write: text made safe once more, JSON with every letter as it is."""

from __future__ import annotations

import json
import re
import shutil
import sys
from typing import TYPE_CHECKING, Any

import click

from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

_ODD = re.compile("[^\n\x20-\x7e]+")
_WIDEST = 100
"""Prose is hard to read in longer lines."""


def json_option(command: Any) -> Any:
    """Add `--json` to a command."""
    return click.option("--json", "as_json", is_flag=True, help="Write JSON (docs/json.md).")(
        command
    )


def echo_lines(lines: Iterable[str]) -> None:
    """Write lines of text."""
    for line in lines:
        click.echo(line)


def echo_json(value: Any, indent: int | None = 2) -> None:
    """Write a value as JSON, indented or on one line.

    All that steers a terminal is escaped, and everything that the output has no sign for:
    what stands for a letter elsewhere is another text to a program.
    """
    text = _ODD.sub(_escaped, json.dumps(value, indent=indent, ensure_ascii=False))
    try:
        text.encode(sys.stdout.encoding if sys.stdout else "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value, indent=indent)
    click.echo(text)


def _escaped(odd: re.Match[str]) -> str:
    """JSON itself asks for no more than the first 32 controls to be escaped."""
    if odd[0].isprintable():
        return odd[0]
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in odd[0])


def echo_words(words: str) -> None:
    """Tell the reader something that is no data."""
    click.echo(clean_line(words), err=True)


def emphasis(text: str) -> str:
    """Mark a word where the output is a terminal; click takes it out elsewhere."""
    return click.style(text, bold=True, underline=True)


def text_width() -> int:
    """Give the width for prose."""
    return min(_WIDEST, table_width())


def table_width() -> int:
    """Give the width of the terminal; 80 where there is none."""
    return max(20, shutil.get_terminal_size((80, 24)).columns)

"""The colours: the terminal's own by default, Textual's on request."""

from __future__ import annotations

from dataclasses import replace

from textual.theme import BUILTIN_THEMES

from digest_tui.errors import DigestError
from digest_tui.tui.opening import THEME

_ANSI = BUILTIN_THEMES["ansi-dark"]
TERMINAL = replace(
    # Only the sixteen colours that the reader has set up for the terminal, on its own
    # background: right on dark and on light ones, and the fewest bytes over a line.
    _ANSI,
    name=THEME,
    variables=_ANSI.variables
    | {
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border": "ansi_green",
        "border-blurred": "ansi_default",
        "scrollbar": "ansi_cyan",
        "scrollbar-hover": "ansi_cyan",
        "scrollbar-active": "ansi_cyan",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_cyan",
        "screen-selection-background": "ansi_cyan",
        "block-cursor-background": "ansi_cyan",
    },
)
SHORT_NAMES = {"dark": "textual-dark", "light": "textual-light"}


def theme_names() -> list[str]:
    """Give the full names of all themes, the terminal's own colours first."""
    return [TERMINAL.name, *sorted(BUILTIN_THEMES)]


def theme_name(name: str) -> str:
    """Give the full name of a theme.

    Raises:
        DigestError: There is none of that name.
    """
    full = SHORT_NAMES.get(name, name)
    if full != TERMINAL.name and full not in BUILTIN_THEMES:
        names = ", ".join([TERMINAL.name, *SHORT_NAMES, *sorted(BUILTIN_THEMES)])
        raise DigestError(f"there is no theme {name!r}; there are {names}")
    return full

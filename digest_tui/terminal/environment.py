"""What the environment tells of the terminal and of the line to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINKS = re.compile(
    r"xterm|tmux|vte|gnome|konsole|kitty|foot|alacritty|wezterm|contour|ghostty|iterm|mintty|st-|mlterm"
)
"""Terminals that know OSC 8 or pass over it in silence. Not among them: GNU screen, which
takes it for a string of its own, and consoles that write on the screen what they do not
know. https://github.com/Alhadis/OSC8-Adoption"""


def is_remote(environ: Mapping[str, str]) -> bool:
    """Tell whether the reader comes in over SSH."""
    return bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))


def knows_links(environ: Mapping[str, str]) -> bool:
    """Tell whether the terminal can be sent links (OSC 8) without harm."""
    if environ.get("TMUX"):
        return True  # whatever TERM says; it knows them since 3.4, and passed over them before
    if environ.get("STY"):
        return False
    return bool(_LINKS.match(environ.get("TERM", "")))

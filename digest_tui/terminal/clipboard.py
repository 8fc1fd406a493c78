"""How a text gets into the clipboard of whoever sits at the terminal, wherever that is.

The sequence is xterm's OSC 52 (ctlseqs, "Manipulate Selection Data"): its text travels as
base64, so nothing in it can steer a terminal. No terminal answers whether it has taken it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_BYTES = 74_994
"""Of a text. hterm takes 100,000 of a sequence, and of what takes more none is sure:
https://chromium.googlesource.com/apps/libapps/+/HEAD/hterm/etc/osc52.sh"""
SURE_BYTES = 6_000
"""What even those on a telephone take: https://github.com/termux/termux-app/issues/5324"""
_SCREEN_CHUNK = 252
"""Characters of a string that GNU screen passes on at once, its own frame aside: 256 up to
4.0.3, 768 since 4.2.1; see hterm's script above."""
_TAKES_NONE = re.compile(r"linux|vt\d|ansi|cons25|cygwin|eterm|sun|dumb|unknown|$")
"""Terminals that have no clipboard, or none that programs reach."""
_IN_ANOTHER = re.compile(r"screen|tmux")
_TMUX_ASKED = "#{client_termfeatures} #{set-clipboard}"


class Transfer(NamedTuple):
    """How a text is given to the terminal."""

    control: str = ""
    """What the terminal is sent; empty where that would be of no use."""
    command: tuple[str, ...] = ()
    """The program that is given the text instead."""
    doubt: str = ""
    """Why the text may not arrive; empty where it should."""


def transfer(text: str, environ: Mapping[str, str]) -> Transfer:
    """Find the way to the clipboard.

    Args:
        text: What is copied.
        environ: The environment, which tells what the terminal is.
    """
    size = len(text.encode(errors="replace"))
    doubt = ""
    if size > MOST_BYTES:
        doubt = f"terminals take {MOST_BYTES:,} bytes at most"
    if environ.get("TMUX"):
        # tmux drops what programs in it send, unless it is set up not to; what it is given
        # it keeps as a buffer, and passes on with -w (since 3.2).
        load = ("tmux", "load-buffer", *([] if doubt else ["-w"]), "-")
        return Transfer(command=(*load, ";", "display-message", "-p", _TMUX_ASKED), doubt=doubt)
    if doubt:
        return Transfer(doubt=doubt)
    term = environ.get("TERM", "")
    if _TAKES_NONE.match(term):
        return Transfer(doubt="this terminal has no clipboard that programs reach")
    control = f"\x1b]52;c;{b64encode(text.encode(errors='replace')).decode()}\a"
    if environ.get("STY"):
        return Transfer(_through_screen(control))
    if _IN_ANOTHER.match(term):
        doubt = "the tmux or screen on your own side may keep it"
    elif environ.get("VTE_VERSION"):  # https://gitlab.gnome.org/GNOME/vte/-/issues/2495
        doubt = "GNOME's terminals may take nothing from programs"
    elif environ.get("TERM_PROGRAM") == "Apple_Terminal":
        doubt = "Apple's terminal takes nothing from programs"
    return Transfer(control, doubt=doubt)


def tmux_doubt(answer: str) -> str:
    """Say why a text may stay in tmux, by what it has answered to the command.

    `load-buffer -w` reaches the terminal whatever set-clipboard says (measured with 3.3a),
    but not one of which tmux does not know that it has a clipboard.
    """
    features, _, setting = answer.strip().rpartition(" ")
    if "clipboard" not in features.split(","):
        return "tmux has it (prefix ] pastes it), but knows of no clipboard of your terminal"
    if setting == "off":
        return "tmux has it (prefix ] pastes it), but is set up to leave the clipboard alone"
    return ""


def _through_screen(control: str) -> str:
    """Wrap a sequence so that GNU screen passes it on: in strings (DCS) that it can hold."""
    parts = (control[at : at + _SCREEN_CHUNK] for at in range(0, len(control), _SCREEN_CHUNK))
    return "".join(f"\x1bP{part}\x1b\\" for part in parts)

"""What stands where the sources would that a reader follows."""

from __future__ import annotations

from digest_tui.text.sanitise import clean_line
from digest_tui.tui.render.document import Block

NOTHING_FOLLOWED = (
    Block("You follow no source yet.", "title"),
    Block(
        "Press a to choose one of the ready list or to type the address of a site,"
        " then f to fetch what it has new."
    ),
    Block("Or, in a shell, follow any site that has a feed:", after=0),
    Block("digest-tui sources add URL", "label", head="    ", after=0),
    Block("digest-tui sources presets", "label", head="    "),
    Block("The second shows the ready list. Then press r here.", "meta"),
)


def cannot_be_read(words: str) -> tuple[Block, ...]:
    """Say why it cannot be told what is followed."""
    return (
        Block("What you follow cannot be read.", "title"),
        Block(clean_line(words), "note", head="✗ "),
        Block("Nothing in it is changed. When it is mended, press r.", "meta"),
    )

"""What stands between and before the words of our own: signs for the eye, words for the ear."""

from __future__ import annotations

from typing import NamedTuple

from digest_tui.models import Told


class Signs(NamedTuple):
    """What the plain text of everything is made with, besides what it tells."""

    between: str
    """Between two parts of a line."""
    differs: str
    quoted: str
    altered: str
    told: dict[Told, str]
    """Before the names of those who tell a takeaway."""


SIGNS = Signs(
    between=" · ",
    differs="≠ ",
    quoted="” ",
    altered="≈ ",
    told={Told.TOLD: "● ", Told.PARTLY: "◐ ", Told.NOT: "· "},
)
TOLD = {told: sign.strip() for told, sign in SIGNS.told.items()}
WORDS = Signs(
    between=", ",
    differs="Differs: ",
    quoted="Quoted: ",
    altered="Quoted in other words: ",
    told={Told.TOLD: "told by ", Told.PARTLY: "partly told by ", Told.NOT: "told by "},
)
"""For who listens to a text, or feels it: a sign would be read aloud by its name."""

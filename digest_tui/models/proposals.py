"""What helps a reader while a query is typed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that can be put where the cursor is."""

    text: str
    """What is put there, with what has to follow: `source:`, `caliber-az `."""
    note: str = ""
    """What it is: a number of articles, what a field looks at."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """How what is being typed can go on."""

    start: int = 0
    """Where the text begins that a proposal takes the place of, in characters of the query."""
    end: int = 0
    """Where it ends."""
    choices: tuple[Proposal, ...] = ()
    """The likeliest first."""

"""What every engine must do to be measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.search.asked import Asked
    from benchmarks.search.documents import Document
    from digest_tui.models import Article

BEST = 20
"""Hits that are wanted of every query."""
TITLE_BOOST = 2.0


class Found(NamedTuple):
    """What an engine has found."""

    total: int
    ids: tuple[str, ...] = ()
    snippets: int = 0
    """How many it has made; all are looked at, so none can be left undone."""


class Size(NamedTuple):
    """Megabytes on disk."""

    of_index: float
    of_texts: float
    """What is kept beside the index so that it can show what it found."""


class Peer(Protocol):
    """An engine, in a process of its own."""

    version: str

    def build(self, folder: Path, documents: Iterable[Document]) -> None:
        """Make an index of documents, ready to be searched."""

    def size(self, folder: Path) -> Size:
        """Tell how much room it takes."""

    def open(self, folder: Path) -> None:
        """Open the index."""

    def ask(self, asked: Asked) -> Found | None:
        """Answer a query; None where there is no such query here."""

    def key(self, typed: str) -> Found:
        """Answer what has been typed so far: hits, their number, and snippets of the hits."""

    def put(self, article: Article) -> None:
        """Get what is to be added ready; this is not measured."""

    def add(self, article: Article, word: str) -> Found:
        """Add an article, and find it by a word of it."""


def megabytes(files: Iterable[Path]) -> float:
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6

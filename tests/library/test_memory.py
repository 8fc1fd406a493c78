"""What a session keeps in memory: no more than what the reader has asked for."""

from __future__ import annotations

import ctypes
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from digest_tui.library import memory
from tests.test_architecture import modules_after

if TYPE_CHECKING:
    from digest_tui.library import Library

_OPENED = """
from pathlib import Path
from digest_tui.library import Library
from digest_tui.library.rules import Rules
from digest_tui.models import Question
library = Library(Path({!r}), Rules())
hits = library.ask(Question()).hits
"""
_EVERYTHING_ELSE = """
found = library.ask(Question('title:korea OR korea* OR "north korea"')).hits
library.searches.grouped([hit.entry.id for hit in found])
articles = [library.read(hit.entry.id).article for hit in hits]
library.compare(articles[:2])
"""


def test_the_first_hits_need_no_index(seeded: Library) -> None:
    modules = modules_after(_OPENED.format(str(seeded.folder)))
    assert not modules & {"numpy", "whoosh", "Stemmer"}


def test_who_only_reads_loads_nothing_that_writes(seeded: Library) -> None:
    modules = modules_after(_OPENED.format(str(seeded.folder)) + _EVERYTHING_ELSE)
    assert {"numpy", "whoosh"} <= modules
    for unwanted in ("numpy.ma", "whoosh.writing", "trafilatura", "lxml", "yaml", "httpcore"):
        assert unwanted not in modules


@pytest.mark.parametrize(
    ("there", "asked"),
    [
        ({"mallopt", "malloc_trim"}, [("mallopt", (-8, 1)), ("malloc_trim", (0,))]),
        (set(), []),
    ],
)
def test_the_c_library_is_asked_where_it_can(
    monkeypatch: pytest.MonkeyPatch, there: set[str], asked: list[tuple[str, tuple[int, ...]]]
) -> None:
    called: list[tuple[str, tuple[int, ...]]] = []

    def function(name: str) -> object:
        return lambda *args: called.append((name, args))

    known = SimpleNamespace(**{name: function(name) for name in there})
    monkeypatch.setattr(ctypes, "CDLL", lambda _: known)
    memory.share_free()
    memory.give_back()
    assert called == asked

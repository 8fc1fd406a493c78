"""All that is measured of the engines, in turns, so that none has a quieter machine."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from benchmarks.search.asked import Kind, Queries
from benchmarks.search.engine import Engine

if TYPE_CHECKING:
    from pathlib import Path

_QUERIES = 40
"""Of each kind."""
_TYPED = 200
_SLICE = 10
"""Typed queries in one turn of an engine."""
_OF_TYPING = 1 / 8
"""Of the seconds that an engine may take to answer keys: for the queries of one kind."""


@dataclass
class Measured:
    """Of one engine."""

    articles: int
    version: str = ""
    built: dict[str, float] = field(default_factory=dict)
    opened: list[float] = field(default_factory=list)
    memory: dict[str, float] = field(default_factory=dict)
    asked: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Times, totals and the ids of the best, a kind of query."""
    typed: list[float] = field(default_factory=list)
    added: list[float] = field(default_factory=list)


def build(name: str, folder: Path, articles: int) -> Measured:
    _say(f"{name}: building")
    with Engine(name, folder) as engine:
        return Measured(articles, engine.version, engine.order("build", wanted=articles))


def search(
    measured: dict[str, Measured], folders: dict[str, Path], articles: int, budget: float
) -> None:
    """Put the same queries to all engines; what each has done is noted in `measured`.

    Args:
        measured: Of each engine; it was built.
        folders: Where the index of each is.
        articles: How many the queries are drawn for.
        budget: Seconds that an engine may take for the keys; what is left is not asked.
    """
    queries = Queries(articles)
    typed = queries.typed(_TYPED)
    finished = [keys[-1] for keys in typed]
    for name, of in measured.items():
        _say(f"{name}: opening")
        for _ in range(5):
            with Engine(name, folders[name]) as engine:
                of.opened.append(engine.order("open")["took"])
                if len(of.opened) == 5:
                    of.memory = engine.order("memory", typed=finished)
    with ExitStack() as stack:
        engines = {name: stack.enter_context(Engine(name, folders[name])) for name in measured}
        for engine in engines.values():
            engine.order("open")
        for kind in Kind:
            _say(str(kind))
            asked = queries.of(kind, _QUERIES)
            for _ in ("to warm up", "to measure"):
                for name, engine in engines.items():
                    answered = engine.order("ask", asked=asked, budget=budget * _OF_TYPING)
                    measured[name].asked[kind] = answered
        _say("typing")
        for at in range(0, _TYPED, _SLICE):
            keys = [key for one in typed[at : at + _SLICE] for key in one]
            for name, engine in engines.items():
                left = budget - sum(measured[name].typed)
                if left > 0:
                    measured[name].typed += engine.order("type", typed=keys, budget=left)["times"]
        _say("adding")
        for name, engine in engines.items():
            measured[name].added = engine.order("add", wanted=articles)["times"]


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)

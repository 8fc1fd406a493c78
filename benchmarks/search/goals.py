"""What searching at a hundred thousand articles is meant to take, and whether it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from benchmarks.search.asked import Kind
from benchmarks.search.report import OURS, share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.search.measuring import Measured

_WORDS = (Kind.COMMON, Kind.ALL, Kind.ANY)
_COLUMNS = (Kind.FILTERED, Kind.BY_DATE, Kind.COUNTED)


class Goal(NamedTuple):
    """A figure, and what it may be at most; for rates, at least."""

    name: str
    figure: float
    bound: float
    aim: float | None
    unit: str
    rate: bool = False

    def __str__(self) -> str:
        def reached(bound: float) -> bool:
            return self.figure >= bound if self.rate else self.figure <= bound

        words = "holds" if reached(self.bound) else "does not hold"
        side = "at least" if self.rate else "at most"
        said = f"{words}: {self.name}: {self.figure:.4g} {self.unit}, {side} {self.bound:.4g}"
        if self.aim is None:
            return said
        return f"{said}; the aim of {self.aim:.4g} {'too' if reached(self.aim) else 'not'}"


def print_goals(measured: dict[str, Measured]) -> None:
    if OURS not in measured:
        return
    print("\nWhat was aimed at, for 100,000 articles:\n")
    for goal in goals(measured):
        print(f"  {goal}")


def goals(measured: dict[str, Measured]) -> Iterator[Goal]:
    """Give the goals that can be judged with the engines that were measured."""
    ours = measured[OURS]
    fts5, tantivy = measured.get("fts5"), measured.get("tantivy")
    plain = measured.get("plain")
    typing = _p95(ours.typed)
    aim = _p95(tantivy.typed) if tantivy else None
    yield Goal("a key typed, p95", typing, 50, aim, "ms")
    if fts5:
        yield Goal("a key typed, p95, to FTS5's 1/15", typing, _p95(fts5.typed) / 15, None, "ms")
    for kind in (*_WORDS, *_COLUMNS):
        part = 1 if kind in _WORDS else 15
        times = 2 if kind in _WORDS else 1
        if fts5:
            aim = times * _kind(tantivy, kind) if tantivy else None
            yield Goal(f"{kind}, p95", _kind(ours, kind), _kind(fts5, kind) / part, aim, "ms")
    for by in ("clock", "processor"):
        rate = _rate(ours, by)
        if plain:
            name = f"build by the {by}, to 12x plain Whoosh's ({plain.articles:,} articles)"
            yield Goal(name, rate, 12 * _rate(plain, by), None, "documents/s", rate=True)
        if fts5:
            name, theirs = f"build by the {by}, to half of FTS5's", _rate(fts5, by)
            yield Goal(name, rate, theirs / 2, theirs, "documents/s", rate=True)
    if fts5:
        whole = fts5.built["index"] + fts5.built["texts"]
        size = ours.built["index"]
        yield Goal("index, to FTS5's with its texts", size, 0.7 * whole, 0.5 * whole, "MB")
        alone = fts5.built["index"]
        yield Goal("index, to FTS5's without texts", size, 0.7 * alone, 0.5 * alone, "MB")
    yield Goal("open, first query", share(ours.opened, 0.5) or 0, 100, 20, "ms")
    yield Goal("memory of a session", ours.memory["rss"], 120, 60, "MB")
    yield Goal("one added and found, p50", share(ours.added, 0.5) or 0, 100, 20, "ms")


def _p95(times: list[float]) -> float:
    return share(times, 0.95) or 0.0


def _kind(of: Measured, kind: Kind) -> float:
    return _p95(of.asked[kind]["times"])


def _rate(of: Measured, by: str) -> float:
    return of.articles / of.built[by]

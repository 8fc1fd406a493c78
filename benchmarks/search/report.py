"""The table: what each engine took, and how that is to the others."""

from __future__ import annotations

import os
import platform
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.compare.printing import table
from benchmarks.search.asked import Kind
from benchmarks.search.corpus import SEED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.search.measuring import Measured

OURS = "ours"
BESIDE = ("fts5", "tantivy", "plain")
"""What ours is divided by."""


class Row(NamedTuple):
    """One measure: its name and unit, and how it is got of an engine; None where it cannot."""

    name: str
    of: Callable[[Measured], float | None]
    more_is_better: bool = False


def share(times: Sequence[float], part: float) -> float | None:
    """Give the time, in ms, under which a part of some times stay."""
    if not times:
        return None
    return 1000 * sorted(times)[min(len(times) - 1, int(part * len(times)))]


def _asked(kind: Kind, part: float) -> Callable[[Measured], float | None]:
    return lambda of: share(of.asked.get(kind, {}).get("times", ()), part)


def rows() -> list[Row]:
    found = [
        Row(
            "build, documents/s of processor",
            lambda of: of.articles / of.built["processor"],
            more_is_better=True,
        ),
        Row(
            "build, documents/s of clock",
            lambda of: of.articles / of.built["clock"],
            more_is_better=True,
        ),
        Row("build, peak MB", lambda of: of.built["peak"]),
        Row("index, MB", lambda of: of.built["index"]),
        Row("index and texts, MB", lambda of: of.built["index"] + of.built["texts"]),
        Row("open, first query, ms", lambda of: share(of.opened, 0.5)),
        Row("memory of a session, MB", lambda of: of.memory.get("rss")),
        Row("  of it its own, MB", lambda of: of.memory.get("own")),
    ]
    for kind in Kind:
        found.append(Row(f"{kind}, p50 ms", _asked(kind, 0.5)))
        found.append(Row("  p95", _asked(kind, 0.95)))
    found += [
        Row("a key typed, p50 ms", lambda of: share(of.typed, 0.5)),
        Row("  p95", lambda of: share(of.typed, 0.95)),
        Row("  most", lambda of: share(of.typed, 1)),
        Row("one added and found, p50 ms", lambda of: share(of.added, 0.5)),
        Row("  p95", lambda of: share(of.added, 0.95)),
    ]
    return found


def print_table(measured: dict[str, Measured]) -> None:
    """Print what was measured, and ours divided by each of the others."""
    beside = [name for name in BESIDE if OURS in measured and name in measured]
    head = ["", *measured, *(f"{OURS}/{name}" for name in beside)]
    lines = []
    for row in rows():
        values = {name: row.of(of) for name, of in measured.items()}
        ratios = [ratio(values[OURS], values[name]) for name in beside]
        fewer = [measured[name].articles != measured[OURS].articles for name in beside]
        lines.append(
            [
                row.name,
                *map(_shown, values.values()),
                *("-" if few else one for one, few in zip(ratios, fewer, strict=True)),
            ]
        )
    most = max(of.articles for of in measured.values())
    table(f"{most:,} articles. {machine()}; seed {SEED}. ms of processor.", head, lines)
    for name, of in measured.items():
        typed = f", {len(of.typed):,} keys typed" if of.typed else ""
        print(f"  {name}: {of.version}, {of.articles:,} articles{typed}")


def ratio(ours: float | None, other: float | None) -> str:
    return "-" if ours is None or not other else f"{ours / other:.2f}"


def _shown(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def machine() -> str:
    """Say what this ran on."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    model = next((line.split(":")[1].strip() for line in lines if "model name" in line), "")
    processor = model or platform.processor() or platform.machine()
    return f"{os.cpu_count()} x {processor}, Python {platform.python_version()}"


def print_agreement(measured: dict[str, Measured]) -> None:
    """Print how far the engines find the same: else they would not have done the same work."""
    against = OURS if OURS in measured else next(iter(measured))
    first = measured[against]
    lines = []
    for kind in (Kind.COMMON, Kind.RARE, Kind.ALL, Kind.ANY, Kind.FILTERED, Kind.BY_DATE):
        for name, of in measured.items():
            mine, theirs = first.asked.get(kind), of.asked.get(kind)
            if name == against or of.articles != first.articles or not mine or not theirs:
                continue
            pairs = list(zip(mine["totals"], theirs["totals"], strict=False))
            best = list(zip(mine["ids"], theirs["ids"], strict=False))
            same = [len({*one} & {*other}) / max(len(one), 1) for one, other in best if one]
            lines.append(
                [
                    str(kind),
                    name,
                    ratio(sum(one for one, _ in pairs), sum(other for _, other in pairs)),
                    f"{sum(same) / len(same):.0%}" if same else "-",
                ]
            )
    if lines:
        table(
            f"Do they find the same? Totals of {against} to those of others, and how many of"
            " its best 20 are among theirs.",
            ["", "", "totals", "best 20"],
            lines,
        )

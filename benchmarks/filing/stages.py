"""How long each stage of filing takes: from a line of JSON to a searchable article."""

from __future__ import annotations

import gc
import time
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from benchmarks.compare.printing import table
from digest_tui.analyse.stories.profile import profile
from digest_tui.analyse.versions import content_id
from digest_tui.errors import Refused
from digest_tui.ingest import load_outlets, read
from digest_tui.ingest.unpack import unpack
from digest_tui.library import Library
from digest_tui.library.indexing import Indexing
from digest_tui.store import Store, ToFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from digest_tui.models import Received

T = TypeVar("T")
_AT_ONCE = 64


def measure_stages(file: Path, folder: Path) -> None:
    """Print the time of the processor and of the clock that each stage takes."""
    outlets = load_outlets()
    took: dict[str, tuple[float, float]] = {}

    def timed(stage: str, act: Callable[[], T]) -> T:
        # Each stage keeps what it makes, which filing never does: looking through all of
        # that for garbage, again and again, is no part of what a stage costs.
        gc.freeze()
        start, begun = time.process_time(), time.perf_counter()
        done = act()
        took[stage] = (time.process_time() - start, time.perf_counter() - begun)
        return done

    def unpacked() -> list[Received]:
        with file.open("rb") as opened:
            found = list(unpack(opened, file.name, file.name))
        return [one for one in found if not isinstance(one, Refused)]

    received = timed("taking the file apart", unpacked)
    articles = timed("reading", lambda: [read(one, outlets) for one in received])
    folder.mkdir()
    store = Store(folder)
    with store.desk() as desk:
        timed("known already?", lambda: [desk.seen(one) for one in received])
        to_file = [ToFile(*pair) for pair in zip(articles, received, strict=True)]
        timed("keeping", lambda: [desk.file(some) for some in _batches(to_file)])
    timed("  of it: what it tells", lambda: [content_id(one) for one in articles])
    timed("  of it: its profile", lambda: [profile(one) for one in articles])
    timed("indexing", Indexing(folder, store).catch_up)
    parsing = took["taking the file apart"][0] + took["reading"][0]
    number = len(articles)
    table(
        f"{number:,} articles, {file.stat().st_size / 1e6:.0f} MB of JSON lines, stage by stage.",
        ["", "processor", "clock", "an article", "to parsing"],
        [
            [
                stage,
                f"{processor:.2f} s",
                f"{clock:.2f} s",
                f"{1000 * processor / number:.2f} ms",
                f"{processor / parsing:.2f}",
            ]
            for stage, (processor, clock) in took.items()
        ],
    )


def measure_whole(file: Path, folder: Path) -> None:
    """Print what `add` takes for all of it, the first and the second time."""
    rows = []
    for what in ("filed", "given again"):
        start, begun = time.process_time(), time.perf_counter()
        with Library(folder, load_outlets()) as library:
            number = sum(1 for _ in library.add([str(file)]))
        rows.append(
            [
                what,
                f"{time.process_time() - start:.2f} s",
                f"{time.perf_counter() - begun:.2f} s",
                f"{number / (time.perf_counter() - begun):.0f}",
            ]
        )
    table("All of it, as `add` does it.", ["", "processor", "clock", "articles a second"], rows)


def _batches(some: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(some)
    while batch := list(islice(rest, _AT_ONCE)):
        yield batch

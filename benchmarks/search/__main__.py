"""Build with every engine, put the same queries to all, and print what each took."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

# Read when numpy is loaded: the time of one processor is what is told.
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

_NEEDED = {"ours": "whoosh", "plain": "whoosh", "tantivy": "tantivy"}
_PLAIN = 10_000


def main() -> None:
    from benchmarks.search.goals import print_goals  # noqa: PLC0415 - after what is set above
    from benchmarks.search.measuring import build, search  # noqa: PLC0415
    from benchmarks.search.report import print_agreement, print_table  # noqa: PLC0415

    given = _given()
    wanted = [name for name in given.peers.split(",") if _is_there(name)]
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        folders, measured = {}, {}
        for name in wanted:
            number = min(given.articles, given.plain) if name == "plain" else given.articles
            folders[name] = Path(folder) / name
            if name == "ours":
                _make_library(folders[name], given.library, number)
            else:
                folders[name].mkdir()
            measured[name] = build(name, folders[name], number)
        search(measured, folders, given.articles, given.budget)
    print_table(measured)
    print_agreement(measured)
    print_goals(measured)
    if given.json:
        told = {name: asdict(of) for name, of in measured.items()}
        given.json.write_text(json.dumps(told, indent=1))


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.search", description=__doc__)
    env = os.environ.get
    parser.add_argument("--articles", type=int, default=int(env("ARTICLES", "10000")))
    parser.add_argument(
        "--plain", type=int, default=int(env("PLAIN", _PLAIN)), help="articles for plain Whoosh"
    )
    parser.add_argument(
        "--peers", default=env("PEERS", "ours,fts5,fts5-prefix,tantivy,plain"), metavar="A,B"
    )
    parser.add_argument(
        "--library", type=Path, default=env("LIBRARY"), help="one of so many, made before"
    )
    parser.add_argument(
        "--budget", type=float, default=240.0, help="seconds for the keys typed, of each engine"
    )
    parser.add_argument("--folder", type=Path, help="where the indexes are made")
    parser.add_argument("--json", type=Path, help="write all that was measured to a file")
    return parser.parse_args()


def _is_there(name: str) -> bool:
    needed = _NEEDED.get(name)
    if needed and find_spec(needed) is None:
        print(f"{name} is left out: {needed} is not installed.", file=sys.stderr)
        return False
    return True


def _make_library(folder: Path, made: Path | None, number: int) -> None:
    from benchmarks.search.filling import fill  # noqa: PLC0415
    from digest_tui.store import Store  # noqa: PLC0415

    if made is None:
        fill(folder, number)
        return
    folder.mkdir()
    for file in made.glob("library.sqlite3*"):
        shutil.copy(file, folder)
    if (there := Store(folder).count(())) != number:
        raise SystemExit(f"{made} has {there:,} articles, not {number:,}")


if __name__ == "__main__":
    main()

"""One engine in a process of its own: takes orders as lines of JSON and answers in the same way.

`python -m benchmarks.search.serve PEER FOLDER`
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
import time
from dataclasses import replace
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.search.asked import Asked, Kind
from benchmarks.search.corpus import SEED, articles
from benchmarks.search.documents import Fed, document
from digest_tui.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.search.peers.peer import Found, Peer

PEERS = {
    "ours": ("benchmarks.search.peers.ours", "Ours"),
    "fts5": ("benchmarks.search.peers.fts5", "Fts5"),
    "fts5-prefix": ("benchmarks.search.peers.fts5", "Fts5WithPrefixes"),
    "tantivy": ("benchmarks.search.peers.tantivy", "Tantivy"),
    "plain": ("benchmarks.search.peers.plain", "Plain"),
}
_ADDED = 20
_FIRST = "government"
Answered = dict[str, Any]


class Server:
    """Does what is ordered with one engine. Times are of the thread that searches."""

    def __init__(self, peer: Peer, folder: Path) -> None:
        self._peer = peer
        self._folder = folder
        self._imported = _memory()

    def build(self, wanted: int) -> Answered:
        fed = Fed(wanted)
        begun, clock = time.process_time(), time.perf_counter()
        self._peer.build(self._folder, fed.documents())
        processor = time.process_time() - begun - fed.processor
        clock = time.perf_counter() - clock - fed.clock
        highest = _proc("status")["VmHWM"]
        if not fed.used:  # else the only other process is the one that makes documents
            others = resource.getrusage(resource.RUSAGE_CHILDREN)
            processor += others.ru_utime + others.ru_stime
            highest = max(highest, others.ru_maxrss / 1e3)
        size = self._peer.size(self._folder)
        return {
            "processor": processor,
            "clock": clock,
            "peak": highest,
            "index": size.of_index,
            "texts": size.of_texts,
        }

    def open(self) -> Answered:
        """Open it and answer a first query, snippets included."""
        begun = time.thread_time()
        self._peer.open(self._folder)
        self._peer.key(_FIRST)
        return {"took": time.thread_time() - begun}

    def memory(self, typed: list[str]) -> Answered:
        """Tell what a session has taken after some queries, beyond what imports take."""
        for query in typed:
            self._peer.key(query)
        gc.collect()
        now = _memory()
        return {"rss": now[0] - self._imported[0], "own": now[1] - self._imported[1]}

    def ask(self, asked: list[list[Any]], budget: float) -> Answered:
        queries = [Asked(Kind(kind), tuple(said), *rest) for kind, said, *rest in asked]
        return _answered(map(self._peer.ask, queries), budget)

    def type(self, typed: list[str], budget: float) -> Answered:
        return _answered(map(self._peer.key, typed), budget)

    def add(self, wanted: int) -> Answered:
        """Add articles one by one; the first is not counted, as with everything warm."""
        took = []
        for article in islice(articles(wanted, SEED + 1), _ADDED):
            added = replace(article, id=f"added-{article.id}")
            # Of what is not English, each engine makes stems of its own.
            title = next(filter(str.isascii, words(document(article).title)))
            self._peer.put(added)
            begun = time.process_time()
            found = self._peer.add(added, title)
            took.append(time.process_time() - begun)
            assert found.total
        return {"times": took[1:]}


def _answered(answers: Iterator[Found | None], budget: float) -> Answered:
    """Take answers one by one as long as there is time, and tell what each took."""
    times: list[float] = []
    told: list[Found] = []
    while sum(times) <= budget:
        begun = time.thread_time()
        found = next(answers, None)
        took = time.thread_time() - begun
        if found is None:  # all are answered, or none can be
            break
        times.append(took)
        told.append(found)
    return {
        "times": times,
        "totals": [found.total for found in told],
        "ids": [found.ids for found in told],
    }


def _memory() -> tuple[float, float]:
    """Give the resident megabytes of this process, and those that it shares with none."""
    told = _proc("smaps_rollup")
    return told["Rss"], told["Private_Clean"] + told["Private_Dirty"]


def _proc(name: str) -> dict[str, float]:
    found = {}
    for line in Path(f"/proc/self/{name}").read_text().splitlines():
        key, _, said = line.partition(":")
        if said.endswith(" kB"):
            found[key] = int(said.split()[0]) / 1e3
    return found


def load(name: str) -> Peer:
    module, called = PEERS[name]
    peer: Peer = getattr(import_module(module), called)()
    return peer


def main() -> None:
    # What libraries print goes where it does not mix with the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    peer = load(sys.argv[1])
    server = Server(peer, Path(sys.argv[2]))
    print(json.dumps({"version": peer.version}), file=answers, flush=True)
    for line in sys.stdin:
        order, given = json.loads(line)
        print(json.dumps(getattr(server, order)(**given)), file=answers, flush=True)


if __name__ == "__main__":
    main()

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
    from collections.abc import Callable

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
            "index": size.index,
            "texts": size.texts,
        }

    def open(self) -> Answered:
        """Open it and answer a first query, snippets included."""
        took, _ = _timed(lambda: (self._peer.open(self._folder), self._peer.key(_FIRST))[1])
        return {"took": took}

    def memory(self, typed: list[str]) -> Answered:
        """Tell what a session has taken after some queries, beyond what imports take."""
        for query in typed:
            self._peer.key(query)
        gc.collect()
        now = _memory()
        return {"rss": now[0] - self._imported[0], "own": now[1] - self._imported[1]}

    def ask(self, asked: list[list[Any]], budget: float) -> Answered:
        queries = [Asked(Kind(kind), tuple(said), *rest) for kind, said, *rest in asked]
        return self._answered([lambda one=one: self._peer.ask(one) for one in queries], budget)

    def type(self, typed: list[str], budget: float) -> Answered:
        return self._answered([lambda one=one: self._peer.key(one) for one in typed], budget)

    def add(self, wanted: int) -> Answered:
        """Add articles one by one; the first is not counted, as with everything warm."""
        took = []
        for article in islice(articles(wanted + _ADDED, SEED + 1), _ADDED):
            added = replace(article, id=f"added-{article.id}")
            title = next(words(document(article).title))
            self._peer.put(added)
            begun = time.process_time()
            found = self._peer.add(added, title)
            took.append(time.process_time() - begun)
            assert found.total
        return {"times": took[1:]}

    def _answered(self, acts: list[Callable[[], Found | None]], budget: float) -> Answered:
        times, totals, ids = [], [], []
        for act in acts:
            if sum(times) > budget:
                break
            took, found = _timed(act)
            if found is None:
                return {"times": [], "totals": [], "ids": []}
            times.append(took)
            totals.append(found.total)
            ids.append(found.ids)
        return {"times": times, "totals": totals, "ids": ids}


def _timed(act: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.thread_time()
    done = act()
    return time.thread_time() - begun, done


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

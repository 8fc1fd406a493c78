"""Kills sessions while they make, write or merge an index, and looks at what the next one finds.

    python -m tests.index.killing 100

Run as a program of its own: it forks, and must have no threads.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from digest_tui.errors import LibraryBusy
from digest_tui.index import Wanted, Work, filling, merging
from digest_tui.index.folder import IndexFolder
from digest_tui.index.storage import NAME, BuildStorage
from digest_tui.library import catching_up
from digest_tui.library.indexing import Indexing
from digest_tui.models import Received
from digest_tui.query import parse
from digest_tui.store import Store, ToFile
from tests.helpers import article

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest_tui.index import Index

_FIRST = 150
_IN_PROCESSES = 7
"""Of so many rounds one kills a session that has other processes working for it."""


class Session:
    """Files articles and indexes them, as one session of the program does."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.store = Store(folder)
        self.indexing = Indexing(folder, self.store)
        self._chance = chance

    def file(self, number: int) -> None:
        """File some articles, of which each has a word of its own."""
        made = []
        for _ in range(number):
            word = f"word{self._chance.getrandbits(48):012x}"
            text = f"Kursk {word}.\n" + "Nothing of note was said here today. " * 20
            given = Received(word, word.encode())
            made.append(ToFile(article(text, id=word, name=word, title=word), given))
        with self.store.desk() as desk:
            desk.file(made)

    def remove(self) -> None:
        """Remove an article."""
        self.store.remove(self._chance.choice(self.ids()))

    def ids(self) -> list[str]:
        """Give the ids of all articles."""
        return [entry.id for entry in self.store.entries((), 1_000_000)]

    def found(self, word: str) -> list[str]:
        """Search."""
        node = parse(word)
        assert node is not None
        wanted = Wanted(node, lambda name: [name], lambda _: (), limit=1_000_000)
        found, note = self.indexing.search(lambda index: index.find(wanted))
        assert note is None, note
        assert found.total == len(found.articles)
        return [article_id for article_id, _ in found.articles]


def commits(session: Session, _: int) -> None:
    """Change something and take it in."""
    session.file(3)
    session.remove()
    session.indexing.catch_up()


def builds(session: Session, jobs: int) -> None:
    """Make the index anew."""
    changes = session.store.changes(0)
    index = _index(session)
    with index.writing(0):
        index.rebuild(
            changes.library,
            changes.revision,
            changes.article_ids,
            session.store.articles,
            Work(jobs),
        )


def merges(session: Session, _: int) -> None:
    """Make small segments and merge them, while another thread may be doing so too."""
    session.file(1)
    session.indexing.catch_up()
    with suppress(LibraryBusy):
        _index(session).merge()


def _index(session: Session) -> Index:
    return session.indexing.present.opened()


_WAYS = (builds, commits, merges)


def killed(folder: Path, act: Callable[[Session, int], None], jobs: int, after: float) -> None:
    """Let another process do something over and over, and kill it."""
    reading, writing = os.pipe()
    number = os.fork()
    if not number:
        try:
            session = Session(folder, random.Random(os.getpid()))
            os.write(writing, b"!")
            while True:
                act(session, jobs)
        finally:  # nothing of the parent's is done by the child
            import traceback  # noqa: PLC0415

            traceback.print_exc()
            os._exit(1)
    os.close(writing)
    select.select([reading], [], [], 30)
    time.sleep(after)
    os.kill(number, signal.SIGKILL)
    os.close(reading)
    _, status = os.waitpid(number, 0)
    assert os.WIFSIGNALED(status), "it ended before it was killed"


def check(folder: Path, chance: random.Random) -> int:
    """Search as the next session does: exactly what is in the store is found, each once."""
    session = Session(folder, chance)
    try:
        ids = session.ids()
        for _ in range(2):
            found = session.found("kursk")
            assert sorted(found) == sorted(ids), (len(found), len(ids), len(set(found)))
            for word in chance.sample(ids, 3):
                assert session.found(word) == [word]
            # And it goes on being written; what the killed one left is swept.
            session.file(1)
            session.indexing.catch_up()
            ids = session.ids()
        session.indexing.tidying.close()
        swept(folder)
        return len(ids)
    finally:
        session.indexing.close()


def swept(folder: Path) -> None:
    """See that nothing is left of what was killed."""
    assert not left(folder), left(folder)


def left(folder: Path) -> set[str]:
    """Name what is there and plays no part."""
    index = IndexFolder(folder)
    place = index.place(index.build)
    present = {path.name for path in folder.glob("index*")}
    useless = present - {index.path.name, place.name, "index.lock"}
    storage = BuildStorage(place)
    toc = storage.toc()
    names = {segment.path(place).name for segment in toc.segments}
    useless |= {*storage.list()} - names - {"mark", f"_{NAME}_{toc.generation}.toc"}
    storage.let_go()
    return useless


def main(rounds: int, seed: int) -> None:
    """Kill so many sessions."""
    chance = random.Random(seed)
    # Everything that takes long with many articles should happen with few.
    merging._ENOUGH, merging._TOO_MANY = 3, 6
    filling._WORTH_A_PROCESS = 10
    filling._SLICE = 40
    catching_up._jobs = lambda: 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = Session(folder, chance)
        first.file(_FIRST)
        first.indexing.catch_up()
        first.indexing.close()
        for done in range(rounds):
            act = _WAYS[done % len(_WAYS)]
            jobs = 2 if done % _IN_PROCESSES == _IN_PROCESSES - 1 else 1
            if jobs > 1:
                act = builds
            after = chance.uniform(0, 2.5 if jobs > 1 else 0.2)
            killed(folder, act, jobs, after)
            rubbish = len(left(folder))
            number = check(folder, chance)
            said = f"{act.__name__} x{jobs} after {after:.3f} s left {rubbish} files behind"
            print(f"{done + 1}: {said}; {number} articles found")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)

"""How the index follows the store: change by change, or made anew beside the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoosh.reading import TermNotFound

from digest_tui.errors import LibraryError
from digest_tui.index.analysis import Words
from digest_tui.index.damage import explained, whoosh_at_work
from digest_tui.index.filling import Filling, remove
from digest_tui.index.folder import Mark, fill_build
from digest_tui.index.schema import ARTICLE, documents
from digest_tui.index.storage import BuildStorage, OpenedIndex
from digest_tui.index.writing import commit
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from whoosh.reading import IndexReader

    from digest_tui.index.filling import Load, Tell
    from digest_tui.index.folder import IndexFolder
    from digest_tui.models import Article

_BATCH = 5_000
"""Articles a commit: what a killed session has to do again."""
_PROBES = 8
"""Articles that are looked for in a new index before it counts."""


class IndexChanges(NamedTuple):
    """What an index has to take in."""

    library: str
    """The id of the library."""
    revision: int
    """Of the library, once all of it is in."""
    articles: Sequence[str]
    """What was added, read anew or removed, what changed last at the end."""
    revisions: Sequence[int] = ()
    """For each of them that of its last change; not known where there are none."""


class Work(NamedTuple):
    """How articles are come by."""

    load: Load
    jobs: int
    tell: Tell


def follow(folder: IndexFolder, index: OpenedIndex, changes: IndexChanges, work: Work) -> None:
    """Take changes in, while the lock is held.

    The mark follows every commit: all changes up to it are of articles that are in.

    Raises:
        IndexDamaged: What is there cannot be added to.
        LibraryError: There is no room or no permission.
    """
    storage = index.storage
    with (
        explained(folder.path, "written"),
        Filling(storage.path, work.load, work.jobs, work.tell) as filling,
    ):
        for start in range(0, len(changes.articles), _BATCH):
            batch = changes.articles[start : start + _BATCH]
            added = filling.segments(batch)
            try:
                with whoosh_at_work(folder.path):
                    commit(storage, added, set(batch))
            except BaseException:
                _take_back(folder, storage, added)
                raise
            if changes.revisions:
                reached = changes.revisions[start + len(batch) - 1]
                folder.set_mark(Mark(index.build, changes.library, reached))
    folder.set_mark(Mark(index.build, changes.library, changes.revision))


def rebuild(folder: IndexFolder, changes: IndexChanges, work: Work) -> None:
    """Make an index of all articles and put it in the place of the old one; the lock is held.

    Raises:
        LibraryError: There is no room or no permission, or the new one is not sound.
    """
    with folder.building() as (build, place):
        with Filling(place, work.load, work.jobs, work.tell) as filling:
            segments = filling.segments(changes.articles)
        fill_build(place, segments)
        step = max(1, len(changes.articles) // _PROBES)
        probe(place, build, work.load(changes.articles[::step]))
        folder.swap(Mark(build, changes.library, changes.revision))


def probe(place: Path, build: str, articles: Iterable[Article]) -> None:
    """Look for articles in a new build, by their ids and by a word of each.

    Raises:
        LibraryError: One is not found.
    """
    storage = BuildStorage(place)
    try:
        reader = OpenedIndex(storage, build).reader()
        for article in articles:
            if not _is_found(reader, article):
                raise LibraryError(
                    f"{clean_line(str(place))}: a new index does not find what was put into it;"
                    " the articles are safe in the library"
                )
        reader.close()
    finally:
        storage.let_go()


def _is_found(reader: IndexReader, article: Article) -> bool:
    text = str(next(documents(article))["text_words"])
    word = next((token.text for token in Words()(text)), None)
    found = _having(reader, "article", article.id) & _having(reader, "kind", ARTICLE)
    if word:
        found &= _having(reader, "text_words", word)
    return len(found) == 1


def _having(reader: IndexReader, field: str, term: str) -> set[int]:
    try:
        return set(reader.postings(field, term).all_ids())
    except TermNotFound:
        return set()


def _take_back(folder: IndexFolder, storage: BuildStorage, added: Sequence[object]) -> None:
    """Remove what could not be made to count, unless it does."""

"""How the index follows the store: change by change, or made anew beside the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoosh.reading import TermNotFound

from digest_tui.errors import LibraryError
from digest_tui.index.analysis import Words
from digest_tui.index.damage import explained, whoosh_at_work
from digest_tui.index.filling import Filling
from digest_tui.index.folder import Mark, fill_build
from digest_tui.index.schema import ARTICLE, documents
from digest_tui.index.storage import BuildStorage, OpenedIndex
from digest_tui.index.writing import commit
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from whoosh.reading import IndexReader

    from digest_tui.index.folder import IndexFolder
    from digest_tui.index.indexed import Indexed
    from digest_tui.index.work import Change, Work

_PROBES = 8
"""Articles that are looked for in a new index before it counts."""


def follow(folder: IndexFolder, change: Change, work: Work) -> None:
    """Take changes in, all of them or none, while the lock is held.

    Raises:
        IndexDamaged: What is there cannot be added to.
        LibraryError: There is no room or no permission.
    """
    build = folder.build
    with whoosh_at_work(folder.path):
        storage = BuildStorage(folder.place(build))
    try:
        with explained(folder.path, "written"):
            with Filling(storage.path, change.load, work.jobs, work.tell) as filling:
                added = filling.segments(change.articles)
            with whoosh_at_work(folder.path):
                commit(storage, added, set(change.articles))
            folder.sweep()
    finally:
        storage.let_go()
    folder.set_mark(Mark(build, change.library, change.revision))


def rebuild(folder: IndexFolder, change: Change, work: Work) -> None:
    """Make an index of all articles and put it in the place of the old one; the lock is held.

    Raises:
        LibraryError: There is no room or no permission, or the new one is not sound.
    """
    with folder.building() as (build, place):
        with Filling(place, change.load, work.jobs, work.tell) as filling:
            segments = filling.segments(change.articles)
        fill_build(place, segments)
        step = max(1, len(change.articles) // _PROBES)
        probe(place, build, change.load(change.articles[::step]))
        folder.swap(Mark(build, change.library, change.revision))


def probe(place: Path, build: str, articles: Iterable[Indexed]) -> None:
    """Look for articles in a new build, by their ids and by a word of each.

    Raises:
        LibraryError: Most are not found.
    """
    storage = BuildStorage(place)
    try:
        reader = OpenedIndex(storage, build).reader()
        found = [_is_found(reader, article) for article in articles]
        # One that is read anew just now may have other words than a moment ago.
        if sum(found) < len(found) / 2:
            raise LibraryError(
                f"{clean_line(str(place))}: a new index does not find what was put into it;"
                " the articles are safe in the library"
            )
        reader.close()
    finally:
        storage.let_go()


def _is_found(reader: IndexReader, article: Indexed) -> bool:
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

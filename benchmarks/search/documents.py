"""Articles as any engine takes them in: of each, what the index of this program knows of it."""

from __future__ import annotations

import pickle
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.search.corpus import SEED, articles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.models import Article

_AT_ONCE = 200
ROOT = Path(__file__).parents[2]
"""Where this package is found."""
NO_SOURCE = "-"


class Document(NamedTuple):
    """An article."""

    id: str
    source: str
    day: int
    """20250210; 0 where it is not known."""
    minute: int
    title: str
    text: str
    """All that it tells, the title too."""


def document(article: Article) -> Document:
    day = article.published.complete if article.published else None
    hour = article.published.hour if article.published else None
    minute = article.published.minute if article.published else None
    takeaways = (takeaway.text for one in article.assessments for takeaway in one.takeaways)
    return Document(
        article.id,
        article.source.slug if article.source else NO_SOURCE,
        day.year * 10_000 + day.month * 100 + day.day if day else 0,
        -1 if hour is None or minute is None else hour * 60 + minute,
        article.title,
        "\n".join([article.title, *(paragraph.text for paragraph in article.body), *takeaways]),
    )


class Fed:
    """Documents made by another process, so that making them is no part of what is measured."""

    def __init__(self, wanted: int) -> None:
        self._wanted = wanted
        self.processor = self.clock = 0.0
        """Seconds that taking them over has cost."""
        self.used = False
        """Whether there was another process at all."""

    def documents(self) -> Iterator[Document]:
        self.used = True
        command = [sys.executable, "-m", __name__, str(self._wanted)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as maker:  # noqa: S603
            assert maker.stdout is not None
            done = 0
            while done < self._wanted:
                # Of this thread: others may index meanwhile.
                processor, clock = time.thread_time(), time.perf_counter()
                some = [Document(*told) for told in pickle.load(maker.stdout)]  # noqa: S301
                self.processor += time.thread_time() - processor
                self.clock += time.perf_counter() - clock
                done += len(some)
                yield from some


def main() -> None:
    """Write documents for `Fed`."""
    wanted, some = int(sys.argv[1]), list[tuple[str | int, ...]]()
    for at, article in enumerate(articles(wanted, SEED), 1):
        some.append(tuple(document(article)))
        if len(some) == _AT_ONCE or at == wanted:
            pickle.dump(some, sys.stdout.buffer)
            some = []


if __name__ == "__main__":
    main()

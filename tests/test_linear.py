"""Reading, citing and showing take time in proportion to a text's size, whatever it holds.

The clock is that of this thread, which does not go on while others have the processor,
and the margin is wide: a text sixteen times as long may take four times sixteen times as
long, where a step that compares everything with everything takes sixteen times that.
"""

from __future__ import annotations

import gc
import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from digest_tui.analyse.attribution import cited
from digest_tui.analyse.quotations.marks import quoted_parts
from digest_tui.export import plain
from tests.pathological import TEXTS
from tests.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest_tui.ingest.outlets import Outlets
    from tests.pathological import Maker

SMALL, TIMES = 6_000, 16
MOST = 4 * TIMES
SHORTEST = 0.001
"""Seconds. Below it a measurement is mostly chance."""
TRIES = 3
STEPS = ("read", "cite", "show", "quote")


def seconds(text: str, outlets: Outlets) -> dict[str, float]:
    """Tell what each step takes of the processor."""
    at = [time.thread_time()]
    article = read(text.encode("utf-8"), "x", outlets)
    at.append(time.thread_time())
    told = [article.title, article.dek or "", *(part.text for part in article.body)]
    cited(told, {"isw": "Institute for the Study of War"})
    at.append(time.thread_time())
    list(plain.article(article, (), 80))
    at.append(time.thread_time())
    list(quoted_parts(text))
    at.append(time.thread_time())
    return {
        step: max(SHORTEST, after - before)
        for step, (before, after) in zip(STEPS, pairwise(at), strict=True)
    }


@pytest.fixture
def _no_collection() -> Iterator[None]:
    """What other tests have left behind is not collected while the clock runs."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_no_collection")
@pytest.mark.parametrize("make", TEXTS.values(), ids=TEXTS)
def test_time_grows_as_the_text_does(make: Maker, outlets: Outlets) -> None:
    seconds(make(SMALL), outlets)  # what is made once is made before the clock runs
    for _ in range(TRIES):
        small, large = (seconds(make(size), outlets) for size in (SMALL, SMALL * TIMES))
        growth = {what: large[what] / small[what] for what in large}
        if max(growth.values()) < MOST:
            return
    assert max(growth.values()) < MOST, growth

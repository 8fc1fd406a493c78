"""Reading in several processes: what one text does to its process harms no other text."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import LibraryError, Refused
from digest_tui.library.reading import Reader
from digest_tui.models import Received

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article


class Deadly(bytes):
    """A text that ends the process that it comes to."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)


def text(number: int) -> Received:
    return Received(f"{number}.txt", f"Text {number}\n\nIt has some words.".encode())


def told(what: Article | Refused) -> str:
    return what.origin


def test_a_text_that_ends_its_process_is_refused_and_the_others_are_read(outlets: Outlets) -> None:
    with Reader(outlets, None, 2) as reader:
        reader.give(text(1))
        assert told(reader.take()) == "1.txt"
        reader.give(Received("deadly.txt", Deadly(b"x")))
        time.sleep(0.5)  # until it has
        for number in (2, 3):
            reader.give(text(number))
        taken = [reader.take() for _ in range(3)]
    assert [told(one) for one in taken] == ["deadly.txt", "2.txt", "3.txt"]
    assert [isinstance(one, Refused) for one in taken] == [True, False, False]


def test_processes_that_all_end_are_said(
    outlets: Outlets, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest_tui.library.reading._MOST_DEATHS", 1)
    with Reader(outlets, None, 2) as reader:
        for _ in range(2):
            reader.give(Received("deadly.txt", Deadly(b"x")))
        assert isinstance(reader.take(), Refused)
        with pytest.raises(LibraryError, match="no process"):
            reader.take()


def test_processes_never_hear_an_interruption(outlets: Outlets) -> None:
    """It goes to all in a terminal, and comes before they could say that they do not want it."""
    with Reader(outlets, None, 2) as reader:
        reader.give(text(1))
        assert reader._pool is not None
        for process in reader._pool._processes:
            os.kill(process, signal.SIGINT)
        assert told(reader.take()) == "1.txt"

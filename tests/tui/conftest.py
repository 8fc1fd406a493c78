"""Libraries that several tests of the screen look at."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from digest_tui.subscriptions import add_subscription
from tests.tui.fetching import COURIER, GAZETTE, HERALD, Fetched

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.library import Library

ADDRESS = "https://paper.example/world/" + "-".join(["bridge"] * 30)
SAME = [f"What street number {number} makes of it is the same as before." for number in range(30)]


def page(cost: str, *more: str) -> str:
    told = "".join(f"<p>{line}</p>" for line in (f"The bridge cost {cost} million.", *SAME, *more))
    return (
        f'<html><head><title>A bridge</title><link rel="canonical" href="{ADDRESS}">'
        '<meta property="og:site_name" content="The Paper"></head>'
        f"<body><article><h1>A bridge</h1>{told}</article></body></html>"
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "sources.toml"


@pytest.fixture
def fetched(seeded: Library, file: Path) -> Fetched:
    for source in (COURIER, HERALD, GAZETTE):
        add_subscription(file, source)
    library = Fetched(seeded.folder, seeded.outlets)
    library.news, library.asked, library.gate = [], [], threading.Event()
    library.gate.set()
    return library


@pytest.fixture
def thrice(library: Library, tmp_path: Path) -> Library:
    """A library of one article, changed twice since."""
    file = tmp_path / "bridge.html"
    for text in (page("two"), page("three"), page("four", "Nobody [red]knows[/red] why.")):
        file.write_text(text)
        list(library.add([str(file)]))
    return library

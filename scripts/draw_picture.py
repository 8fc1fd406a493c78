"""Draws docs/browse.svg and docs/compare.svg, the README's pictures, from the real program."""

from __future__ import annotations

import asyncio
import html
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from digest_tui.ingest import load_outlets
from digest_tui.library import Library, samples
from digest_tui.tui.app import DigestApp

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.pilot import Pilot

DOCS = Path(__file__).parent.parent / "docs"
PICTURES: dict[str, tuple[tuple[int, int], Sequence[str], str]] = {
    # name: size, keys, what must be on the screen
    "browse": ((132, 36), ["slash", *"soldiers", "enter"], "3 articles found"),
    "compare": ((132, 36), ["c", *["right_square_bracket"] * 3], "≠ spelling"),
}
_PATIENCE = 500
_WEB_FONT = re.compile(r"\s*@font-face \{[^}]*\}")
"""A picture in a README fetches nothing."""


async def draw(name: str, library: Library) -> None:
    """Draw one picture."""
    size, keys, words = PICTURES[name]
    app = DigestApp(library, theme="dark")
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "3 articles" in text_of(app))
        for key in keys:
            await pilot.press(key)
        await until(pilot, lambda: words in text_of(app))
        await app.workers.wait_for_complete()
        await pilot.pause()
        picture = _WEB_FONT.sub("", app.export_screenshot(title="digest-tui"))
    (DOCS / f"{name}.svg").write_text(picture, encoding="utf-8")
    print(f"docs/{name}.svg")


def text_of(app: DigestApp) -> str:
    """Give the words on the screen."""
    return html.unescape(app.export_screenshot(simplify=True)).replace("\xa0", " ")


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait for a condition."""
    for _ in range(_PATIENCE):
        if holds():
            return
        await pilot.pause(0.02)
    raise TimeoutError("the screen does not show what it should")


def main() -> None:
    """Draw all pictures."""
    DOCS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder), load_outlets())
        list(library.add([str(samples())]))
        for name in PICTURES:
            asyncio.run(draw(name, library))


if __name__ == "__main__":
    main()

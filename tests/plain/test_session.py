"""Whole dialogues, as goldens. `pytest --update-goldens` writes them anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import DigestError, NoLongerWanted
from digest_tui.export.signs import SIGNS
from digest_tui.plain.session import greeting, reply
from digest_tui.plain.views import Room, State
from tests.helpers import HOSTILE, ROOT
from tests.library.reporting import file_reports

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.library import Library

GOLDENS = ROOT / "tests" / "plain" / "goldens"
SCRIPT, PAGES = Room(72, None), Room(72, 12)
DRAWN = re.compile(
    rf"[\x00-\x1f\x7f\u2500-\u259f{''.join(SIGNS.told.values())}≠≈]".replace(" ", "")
)
"""What is no word: controls, lines and blocks, signs of ours."""

DIALOGUES: dict[str, tuple[Room, tuple[str, ...]]] = {
    "search": (SCRIPT, ("search korea", "list", "/kroea", "yes", "counts", "/(", "like 1")),
    "read": (SCRIPT, ("/drone", "1", "links", "original", "back", "back", "back", "back", "back")),
    "pages": (PAGES, ("/korea", "", "2", "", "prev", "prev", "back", "p", "next")),
    "compare": (SCRIPT, ("compare", "/korea", "compare", "compare 1", "claims", "compare 3 2",
                "compare 2 2", "compare caliber euromaidan", "compare 1 9", "compare 1 2 3 1 2")),
    "story": (SCRIPT, ("stories", "compare 1", "1", "story", "3", "story", "2")),
    "takeaways": (SCRIPT, ("takeaways drone", "1", "1", "takeaways nothing", "takeaways",
                  "coverage", "coverage 7", "compare 1")),
    "sources": (SCRIPT, ("sources", "2", "1")),
    "help": (SCRIPT, ("next", "list", "1", "claims", "counts", "yes", "help", "? search",
             "help me", "nonsense")),
}  # fmt: skip


def told(library: Library, room: Room, *typed: str) -> str:
    """Hold a dialogue, and give it as it would stand on a terminal."""
    state, lines = State(), []
    for line in typed:
        lines.append(f"> {line}".rstrip())
        try:
            answer = reply(library, state, line, room, lambda: True)
        except DigestError as error:
            lines.append(f"! {error}")
        else:
            state = answer.state
            lines += (*(f"! {words}" for words in answer.words), *answer.lines)
    return "\n".join(lines) + "\n"


def same_as_golden(request: pytest.FixtureRequest, name: str, text: str) -> None:
    path = GOLDENS / f"{name}.txt"
    if request.config.getoption("--update-goldens"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DIALOGUES)
def test_dialogues(request: pytest.FixtureRequest, seeded: Library, name: str) -> None:
    room, typed = DIALOGUES[name]
    text = told(seeded, room, *typed)
    same_as_golden(request, name, text)
    lines = text.splitlines()
    assert not any(DRAWN.search(line) for line in lines)
    # What was typed and what the library says of it is wrapped where it is written.
    assert all(len(line) <= room.width for line in lines if line[:2] not in {"> ", "! "})


def test_reports_of_two_days(
    request: pytest.FixtureRequest, library: Library, tmp_path: Path
) -> None:
    file_reports(library, tmp_path / "in")
    text = told(library, SCRIPT, "takeaways", "coverage", "1", "coverage 2")
    same_as_golden(request, "reports", text)
    assert not any(DRAWN.search(line) for line in text.splitlines())


def test_an_empty_library_says_how_to_add(
    request: pytest.FixtureRequest, library: Library
) -> None:
    assert "digest-tui add" in greeting(library)
    commands = ("/", "/korea", "stories", "takeaways", "coverage", "sources", "next")
    same_as_golden(request, "empty", told(library, SCRIPT, *commands))


def test_a_list_goes_on_in_parts(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(50):
        (folder / f"{number:02}.txt").write_text(f"Zebra {number}\nIn town {number}, it was seen.")
    assert not [outcome for outcome in library.add([str(folder)]) if outcome.refused]
    text = told(library, SCRIPT, "/zebra", "next", "next", "next", "50", "list")
    places = re.findall(r"^Articles .*", text, re.MULTILINE)
    assert places[:2] == [
        "Articles 1 to 20 of 50; next goes on.",
        "Articles 21 to 40 of 50; next goes on.",
    ]
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", text, re.MULTILINE)]
    assert numbers == [*range(1, 51), *range(1, 51)]
    assert text.count("! this is the end") == 1


def test_what_comes_too_late_is_given_up(seeded: Library) -> None:
    with pytest.raises(NoLongerWanted):
        reply(seeded, State(), "/korea", SCRIPT, lambda: False)


def test_nothing_of_an_article_steers_a_terminal(library: Library, tmp_path: Path) -> None:
    page = tmp_path / "hostile.txt"
    lines = [f"The kursk line {text} goes on." for text in HOSTILE.values()]
    page.write_bytes("\n".join(["Kursk news", *lines]).encode("utf-8", "surrogatepass"))
    assert not [outcome for outcome in library.add([str(page)]) if outcome.refused]
    text = told(library, SCRIPT, "/kursk", "1", "original", "links")
    assert "goes on." in text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)

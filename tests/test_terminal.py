"""The whole program in a real terminal: how it starts, what it writes, how it leaves."""

from __future__ import annotations

import signal
import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.helpers import HOSTILE
from tests.terminal import Terminal
from tests.webserver import HANG, raw, serving

if TYPE_CHECKING:
    from pathlib import Path

CURSOR_SHOWN, SCREEN_LEFT = b"\x1b[?25h", b"\x1b[?1049l"
DRAWING = {b"\x1b[#" + final for final in (b"A", b"B", b"C", b"D", b"H", b"S", b"T", b"b")}
DRAWING |= {b"\x1b[" + final for final in (b"A", b"B", b"C", b"D", b"H", b"J", b"K", b"m", b"r")}
DRAWING |= {b"\x1b[#m", b"\x1b[#r"}
"""Moves, pens, erasing, scrolling: which of them are shortest depends on what is drawn."""
HARMLESS = "A harmless line of words, and another."


def article_of(lines: list[str]) -> bytes:
    """An article with some lines in its title, body, takeaways, byline and caption."""
    parts = [
        f"Kursk news {lines[0]} of the day",
        f"Photo: {lines[1]}",
        f"By Jane {lines[2]} Doe",
        *(f"The kursk line {line} goes on." for line in lines),
        "Key Takeaways from the ISW:",
        *(f"- Kursk takeaway {line} was told." for line in lines),
    ]
    return "\n".join(parts).encode("utf-8", "surrogatepass")


def visit_everything(terminal: Terminal) -> None:
    """Open the articles in every screen that shows their words."""
    terminal.shows("2 articles")
    terminal.press("/")
    terminal.press("kursk")
    terminal.shows("2 articles found")
    terminal.press("\r\r")  # to the hits, into the article
    terminal.shows("goes on.")
    for _ in range(6):
        terminal.press("\x04")  # half a page down
    terminal.press("fline\r")
    terminal.press("nnn")
    terminal.press("o")  # as it came
    terminal.shows("As it came")
    terminal.press("\x04\x04\x04\x04G")
    terminal.press("o")
    terminal.press("\x7f")
    terminal.press("t")
    terminal.press("G")
    terminal.press("\r")  # who tells it
    terminal.press("\x7f\x7f")
    terminal.press("c")
    terminal.shows("by all")
    terminal.press("n]u")
    terminal.press("v")
    terminal.press("\x04\x04Gv")
    terminal.press("\x04\x04\tGfline\r")
    terminal.press("q")
    terminal.shows("2 articles")
    terminal.press("S")
    terminal.shows("1 story")
    terminal.press("ljjq")
    terminal.press("C")
    terminal.shows("next source", "this")
    terminal.press("jlq")
    terminal.press("s")
    terminal.shows("All sources")
    terminal.press("\x7f")
    terminal.press("?")
    terminal.shows("Keys")
    terminal.press("qqq")  # out of the help, back to the hits, out of the program
    assert terminal.leaves() == 0


def written_by(tmp_path: Path, name: str, lines: list[str], size: tuple[int, int]) -> Terminal:
    folder = tmp_path / name
    folder.mkdir()
    for number in range(2):
        (folder / f"{number}.txt").write_bytes(article_of([*lines, f"copy {number}"]))
    said = f"A {lines[3]} Paper"
    with Terminal(["open", str(folder), "--source", said], size) as terminal:
        visit_everything(terminal)
    return terminal


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
def test_no_byte_of_an_article_is_a_control(tmp_path: Path, size: tuple[int, int]) -> None:
    hostile = [HOSTILE["markup"], *HOSTILE.values()]
    benign = written_by(tmp_path, "benign", [HARMLESS] * len(hostile), size)
    terminal = written_by(tmp_path, "hostile", hostile, size)
    assert terminal.sequences - benign.sequences <= DRAWING
    for payload in (b"52;c", b"pwned\x07", b"]8;;h", b"\x1b[6n", b"\x1bP", b"\x1bc", b"\xc2\x9b"):
        assert payload not in terminal.raw
    harmful = {
        f"{character!r} ({unicodedata.name(character, '?')})"
        for character in terminal.text
        if not character.isprintable() and character not in "\r\n\b"
    }
    assert harmful == set()
    assert "␛" in terminal.text
    assert "[red]R[/red]" in terminal.text


def test_no_colour_where_none_is_wanted(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(article_of([HARMLESS] * 4))
    with Terminal(["open", str(folder)], env={"NO_COLOR": "1"}) as terminal:
        terminal.shows("1 article")
        terminal.press("/kursk")
        terminal.shows("1 article found")
        terminal.press("\rq")
        assert terminal.leaves() == 0
    colours = [
        parameter
        for sequence in terminal.raw.split(b"\x1b[")[1:]
        if b"m" in sequence
        for parameter in sequence.split(b"m", 1)[0].split(b";")
        if parameter.isdigit() and (30 <= int(parameter) <= 48 or 90 <= int(parameter) <= 107)
        if int(parameter) != 39
    ]
    assert colours == []


def test_it_leaves_the_terminal_as_it_was() -> None:
    with Terminal(["open", "seeds"]) as terminal:
        terminal.shows("3 articles", "Ukrainska Pravda")
        terminal.press("q")
        assert terminal.leaves() == 0
        assert terminal.restored()
    assert CURSOR_SHOWN in terminal.raw
    assert SCREEN_LEFT in terminal.raw


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_it_ends_in_order_when_it_is_told_to(
    number: signal.Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with Terminal(["open", "seeds"]) as terminal:
        terminal.shows("3 articles")
        assert list(tmp_path.glob("digest-tui-*"))
        terminal.process.send_signal(number)
        assert terminal.leaves() == 128 + number
        assert terminal.restored()
    assert SCREEN_LEFT in terminal.raw
    assert not list(tmp_path.glob("digest-tui-*"))


def test_it_ends_in_the_middle_of_fetching(tmp_path: Path) -> None:
    with serving() as web:
        hanging = web.add("/feed", raw(HANG))
        config = tmp_path / "config"
        config.mkdir()
        (config / "sources.toml").write_text(
            "[fetch]\nallow_private = true\ntimeout = 600\n"
            f'[[source]]\nname = "Hanging"\nfeed = "{hanging}"\n'
        )
        with Terminal(["open", "seeds"]) as terminal:
            terminal.shows("3 articles")
            terminal.press("F")
            terminal.shows("1 source")
            terminal.press("f")
            terminal.shows("asking")
            terminal.press("q")
            terminal.shows("fetching 1 of 1")
            terminal.press("q")
            assert terminal.leaves() == 0
            assert terminal.restored()


def test_it_ends_when_the_line_drops_and_nobody_tells_it() -> None:
    with Terminal(["open", "seeds"]) as terminal:
        terminal.shows("3 articles")
        terminal.hang_up()
        assert terminal.process.wait(30) == 128 + signal.SIGHUP


def test_open_says_what_it_could_not_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with Terminal(["open", "seeds", str(tmp_path / "empty.txt")], (120, 40)) as terminal:
        terminal.shows("3 articles", "it is empty")
        terminal.press("q")
        assert terminal.leaves() == 1
    assert "refused" in terminal.text


def test_an_unknown_theme_is_named() -> None:
    with Terminal(["--theme", "nonsense", "open", "seeds"], (200, 24)) as terminal:
        assert terminal.leaves() == 4
    assert "there is no theme 'nonsense'; there are terminal, dark, light" in terminal.text


def test_a_dumb_terminal_is_refused() -> None:
    with Terminal(["open", "seeds"], env={"TERM": "dumb"}) as terminal:
        assert terminal.leaves() == 5
    assert "cannot show a screen" in terminal.text

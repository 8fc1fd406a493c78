"""The dialogue of `--plain` as a shell runs it: by a script, on terminals, and how it ends."""

from __future__ import annotations

import errno
import io
import os
import signal
from typing import TYPE_CHECKING

import pytest

from digest_tui.cli import dialogue, typed
from digest_tui.errors import LibraryReadOnly, NoLongerWanted, OutputLost
from digest_tui.library import Library
from tests.cli.running import digest
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digest_tui.models import Answer, Question

GREETING = "digest-tui, line by line: 3 articles. help lists the commands, quit leaves.\n"


INTERRUPT = "\x03"


def script(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def test_a_script_searches_reads_and_compares(seeded: Library) -> None:
    done = digest("--plain", stdin=script("search drone", "1", "compare", "quit", "nonsense"))
    assert done.code == 0
    assert done.err == GREETING
    assert "\n1. Russia sends officers to North Korea" in done.out
    assert "\nKey Takeaways (ISW, 10 February (year not given))\n" in done.out
    assert "\n4 claims by all, 2 by some, 11 only here, 5 differ\n" in done.out
    assert "\nDiffers: place: " in done.out
    assert "\nOnly in Caliber.Az\n" in done.out
    assert all(len(line) <= 100 for line in done.out.splitlines())


@pytest.mark.parametrize(
    ("lines", "code", "err"),
    [
        ((), 0, ""),
        (("/korea",), 0, ""),
        (("/(", "99"), 2, "the bracket at character 1 is not closed\n"),
        (("read nobody", "/("), 3, "no article is called 'nobody'"),
        (("nonsense",), 2, "nonsense is no command; /nonsense searches for it."),
        (("x" * 5000, "/korea"), 2, "this line has more than 1000 characters; it is left out\n"),
    ],
)
def test_the_first_that_fails_says_how_it_ends(
    seeded: Library, lines: tuple[str, ...], code: int, err: str
) -> None:
    done = digest("--plain", stdin=script(*lines))
    assert done.code == code
    assert done.err.startswith(GREETING + err)
    assert ("3 articles for korea" in done.out) == ("/korea" in lines)


@pytest.mark.parametrize(
    "stdin",
    [
        bytes(range(256)) * 500,
        b"\0" * 100_000,
        b"x" * 10_000_000,
        "search drone\n".encode("utf-16"),
        b"\x1b[2J\x1b]52;c;aGFja2Vk\x07\n" * 100,
        b"\xff\xfe\xfd\n/" + b"(" * 900 + b"\n" + b"\n" * 500,
    ],
)
def test_whatever_comes_in_is_bounded_and_never_comes_out_as_it_is(
    seeded: Library, stdin: bytes
) -> None:
    done = digest("--plain", stdin=stdin)
    assert done.code in {0, 2}
    assert len(done.out) + len(done.err) < 600_000
    assert not {"\x1b", "\x07", "\0"} & set(done.out + done.err)


def test_a_last_line_without_an_end_counts_and_a_script_of_another_system(
    seeded: Library,
) -> None:
    assert "3 articles for korea." in digest("--plain", stdin=b"\xef\xbb\xbf/korea").out
    assert "3 articles for korea." in digest("--plain", stdin=b"/korea\r\nquit\r\n").out


def test_letters_that_the_output_lacks(seeded: Library) -> None:
    done = digest("--plain", stdin=script("compare caliber"), encoding="latin-1")
    assert 'Caliber.Az "Alexander Matsegora" (3)' in done.out
    done = digest("--plain", stdin="/Кім\n".encode("koi8-u"), encoding="koi8-u")
    assert "No articles for Кім." in done.out


def test_an_empty_library(tmp_path: Path) -> None:
    done = digest("--plain", stdin=script("/korea"))
    assert done.code == 0
    assert done.err.startswith("This library is empty. Add articles with: digest-tui add")
    assert done.out.startswith("This library is empty.")


def test_a_library_that_can_only_be_read(
    seeded: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeded.close()
    folder = tmp_path / "library"
    paths = [folder, *folder.rglob("*")]
    modes = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(modes[path] & ~0o222)
    try:
        done = digest("--plain", stdin=script("/korea", "1", "compare", "takeaways"))
    finally:
        for path in paths:
            path.chmod(modes[path])
    assert done.code == 0
    assert done.err == GREETING
    assert "3 articles compared." in done.out


def test_files_that_are_not_filed(tmp_path: Path) -> None:
    done = digest("--plain", "open", "seeds", "missing.txt", stdin=script("/korea"))
    assert done.code == 1
    assert "3 articles for korea." in done.out
    assert done.err.startswith("missing.txt: there is no such file")
    assert digest("search", "korea").err == "0 articles\n"


def answers(terminal: Terminal, keys: str, shown: str) -> None:
    """Press keys, and wait for what comes of them and the next prompt."""
    seen = len(terminal.raw)
    if keys == INTERRUPT:
        # It may come before what waits for a line: then Enter lets it be seen.
        terminal.process.send_signal(signal.SIGINT)
        keys = "\r"
    terminal.press(keys)
    wanted = shown.replace("\n", "\r\n").encode()
    terminal.waits_for(lambda: wanted in terminal.raw[seen:], lambda: shown)


@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
def test_on_a_terminal_it_is_page_by_page_without_a_control_sequence(
    seeded: Library, term: str
) -> None:
    with Terminal(["--plain"], env={"TERM": term}) as terminal:
        steps = (
            ("", "quit leaves.\n> "),
            ("/korea\r", "    medical treatment.\n> "),
            ("2\r", "; Enter goes on.\n> "),
            ("\r", "; Enter goes on.\n> "),
            ("\r", "; the end.\n> "),
            ("nonsense\r", "yes, help, quit\n> "),
            (INTERRUPT, "\n> "),
            ("sources\r", "3. Ukrainska Pravda, 1 article\n> "),
        )
        for keys, shown in steps:
            answers(terminal, keys, shown)
        terminal.press("\x04")
        assert terminal.leaves() == 0
        assert terminal.restored()
        assert b"\x1b" not in terminal.raw
        lines = terminal.text.replace("\r\n", "\n").split("\n")
        assert all(len(line) < 80 for line in lines)
        assert lines[-1] == ""
    with Library(seeded.folder, seeded.outlets, seeded.folder.parent / "state") as library:
        assert library.searches.recent() == ["korea"]


def test_a_terminal_that_is_gone_ends_it(library: Library) -> None:
    with Terminal(["--plain"], env={"TERM": "dumb"}) as terminal:
        terminal.waits_for(lambda: terminal.raw.endswith(b"> "), lambda: "a prompt")
        terminal.hang_up()
        assert terminal.process.wait(30) == OutputLost.exit_code


class ByHand:
    """Lines as a person types them."""

    by_hand = True

    def __init__(self, *lines: str) -> None:
        self._lines = iter(lines)

    def line(self) -> str | None:
        return next(self._lines, None)


def test_ctrl_c_ends_a_search_and_comes_back_to_the_prompt(
    seeded: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ask = Library.ask

    def endless(
        library: Library, question: Question, wanted: Callable[[], bool], *_: object
    ) -> Answer:
        if question.text != "endless":
            return ask(library, question, wanted)
        os.kill(os.getpid(), signal.SIGINT)
        while wanted():
            pass
        raise NoLongerWanted

    monkeypatch.setattr(Library, "ask", endless)
    monkeypatch.setattr(dialogue, "Typed", lambda: ByHand("/endless", "/korea", "nonsense"))
    assert dialogue.converse(seeded) == 0
    out, err = capsys.readouterr()
    assert out.startswith("\n3 articles for korea.")
    assert "nonsense is no command" in err


def test_ctrl_c_ends_a_script(seeded: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    class OfAScript(ByHand):
        by_hand = False

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Library, "ask", interrupted)
    monkeypatch.setattr(dialogue, "Typed", lambda: OfAScript("/korea", "/drone"))
    with pytest.raises(KeyboardInterrupt):
        dialogue.converse(seeded)


def test_a_search_that_cannot_be_remembered_is_answered(
    seeded: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def kept(*_: object) -> None:
        raise LibraryReadOnly("it cannot be written")

    monkeypatch.setattr(seeded.reader.history, "keep", kept)
    monkeypatch.setattr(dialogue, "Typed", lambda: ByHand("/korea", "/korea"))
    assert dialogue.converse(seeded) == 0
    assert capsys.readouterr().out.count("3 articles for korea.") == 2


class Broken(io.BytesIO):
    """An input whose reading fails."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def readline(self, *_: object) -> bytes:
        raise OSError(self._number, os.strerror(self._number))


def test_what_cannot_be_read_is_an_error_and_a_terminal_that_is_gone_the_end() -> None:
    assert typed._read(Broken(errno.EIO), "utf-8") is None
    with pytest.raises(typed.Unreadable, match="cannot be read"):
        typed._read(Broken(errno.EISDIR), "utf-8")

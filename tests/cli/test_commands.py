"""The command line, each command with what it prints and what it exits with."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from digest_tui.cli import root
from digest_tui.errors import IndexMistake
from digest_tui.index.lock import held
from digest_tui.library import indexing
from digest_tui.store import DATABASE
from tests.cli.running import digest
from tests.helpers import ROOT, SEEDS
from tests.library.test_mending import failing

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.library import Library


@pytest.fixture
def filed(seeded: Library) -> None:
    """The samples are in the library that commands use."""


def test_add_says_what_became_of_each(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    first = digest("add", str(SEEDS), str(tmp_path / "empty.txt"), str(tmp_path / "missing"))
    assert first.code == 1
    assert len(first.out.splitlines()) == 3
    assert all(line.startswith("filed  ") for line in first.out.splitlines())
    assert first.err.splitlines() == [
        f"refused  {tmp_path}/empty.txt: it is empty",
        f"refused  {tmp_path}/missing: there is no such file or folder",
        "3 filed, 2 refused",
    ]
    second = digest("add", str(SEEDS))
    assert second.code == 0
    assert second.err.splitlines() == ["3 already known"]


def test_add_from_standard_input() -> None:
    done = digest("add", "-", "--source", "A Paper", "--json", stdin=b"A title\nSome words here.")
    assert done.code == 0
    (outcome,) = done.json
    assert outcome["status"] == "filed"
    assert outcome["origin"] == "standard input"
    assert outcome["article"]["source"] == {"slug": "a-paper", "name": "A Paper"}
    assert digest("add", "-", stdin=b"").code == 1


def test_add_names_hostile_files_safely(tmp_path: Path) -> None:
    """What is in a name reaches neither output as a control, and programs get all of the rest."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a\x9b31m\u202e.txt").write_bytes(b"")
    (folder / "b\x1b[2J.txt").write_text("A title\nSome words.")
    done = digest("add", str(folder), "--json")
    assert done.code == 1
    assert [outcome["origin"] for outcome in done.json] == [
        f"{folder}/a␛�.txt",
        f"{folder}/b␛.txt",
    ]
    assert not any(sign in done.out + done.err for sign in "\x1b\x9b\u202e")


def test_json_has_no_sign_that_steers_a_terminal() -> None:
    query = 'korea OR "x\x9b31m \u202e \u2028 \U000e0041 Київ \udcff"'
    done = digest("search", query, "--json")
    assert all(sign.isprintable() or sign == "\n" for sign in done.out)
    assert done.json["query"] == query
    assert "Київ" in done.out


def test_add_reports_though_another_session_is_indexing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "PATIENCE", 0.01)
    monkeypatch.chdir(ROOT)
    folder = tmp_path / "library"
    with held(folder / "index.lock", 0), monkeypatch.context() as patch:
        patch.setattr("digest_tui.index.folder._PATIENCE", 0.01)
        done = CliRunner().invoke(root, ["add", "seeds", "--json"])
    assert done.exit_code == 0
    assert [outcome["status"] for outcome in json.loads(done.stdout)] == ["filed"] * 3
    assert done.stderr.splitlines() == [
        f"made a new library in {folder}",
        "another session is indexing; what it adds is found later",
        "3 filed",
    ]


def test_add_reports_what_was_filed_before_an_error(tmp_path: Path) -> None:
    """As when the disk is full: the index cannot be made where its lock is a folder."""
    (tmp_path / "library" / "index.lock").mkdir()
    done = digest("add", "seeds")
    assert done.code == 4
    assert len(done.out.splitlines()) == 3
    assert "\n3 filed\ndigest-tui: " in done.err
    assert "the index cannot be locked" in done.err


@pytest.mark.usefixtures("filed")
def test_searches_at_once_without_an_index_make_it_once(tmp_path: Path) -> None:
    for path in (tmp_path / "library").glob("index-v*.*"):
        shutil.rmtree(path)
    command = [sys.executable, "-m", "digest_tui", "search", "officers", "--json"]
    searches = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
        for _ in range(4)
    ]
    for search in searches:
        out, err = search.communicate(timeout=60)
        # Where it takes more than a second, that is said.
        assert err in {b"", b"making the search index of 3 articles; it is kept\n"}
        assert search.returncode == 0
        assert json.loads(out)["total"] == 1


@pytest.mark.usefixtures("filed")
class TestAnIndexThatFails:
    def test_a_mistake_has_an_exit_code_of_its_own(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("digest_tui.index.engine.Engine.match", failing)
        done = CliRunner().invoke(root, ["search", "korea"])
        assert isinstance(done.exception, IndexMistake)
        assert (done.exception.exit_code, done.stdout) == (7, "")

    @pytest.mark.parametrize(
        "command", ["search korea", "stories korea", "export korea", "takeaways drone"]
    )
    def test_that_it_was_mended_is_said_once(self, seeded: Library, command: str) -> None:
        (segment,) = seeded.folder.glob("index-v*/*.arrays")
        segment.write_bytes(segment.read_bytes()[:-1])
        words = "the search index was damaged and has been made again"
        assert digest(*command.split()).err.count(words) == 1
        assert words not in digest(*command.split()).err


@pytest.mark.usefixtures("filed")
class TestAsking:
    def test_search(self) -> None:
        done = digest("search", "officers")
        assert done.code == 0
        assert "ukrainska-pravda-russia-sends-officers" in done.out
        assert done.err == "1 article\n"
        assert "\x1b" not in done.out

    def test_search_of_several_words(self) -> None:
        assert digest("search", "korea", "source:caliber", "--json").json["total"] == 1
        assert digest("search", "--json", "--", "-drone").json["total"] == 2

    def test_search_without_a_hit(self) -> None:
        done = digest("search", "zebra")
        assert (done.code, done.out, done.err) == (0, "", "0 articles\n")

    def test_search_with_a_limit(self) -> None:
        done = digest("search", "korea", "--limit", "1")
        assert done.err == "3 articles, 1 shown\n"

    def test_a_query_that_is_not_understood(self) -> None:
        done = digest("search", '"combat')
        assert done.code == 2
        assert done.err == "digest-tui: the quotation mark at character 1 is not closed\n"

    def test_show(self) -> None:
        done = digest("show", "caliber")
        assert done.code == 0
        assert done.out.startswith("ISW: Is Russia using its soldiers")
        assert "Caliber.Az · date unknown" in done.out
        assert "per Caliber.Az." in done.out.replace("\n", " ")

    def test_show_the_original(self) -> None:
        done = digest("show", "ukrainska", "--original")
        assert "Support UP or become our patron!" in done.out

    def test_show_the_original_to_programs(self) -> None:
        shown = digest("show", "ukrainska", "--original", "--json").json
        assert shown["name"].startswith("ukrainska-pravda-")
        assert "Support UP or become our patron!" in shown["text"]

    @pytest.mark.parametrize("command", [("show",), ("remove",), ("compare", "caliber")])
    def test_a_name_that_is_no_text(self, command: tuple[str, ...]) -> None:
        done = digest(*command, "\udcff")
        assert done.code == 3
        assert "no article is called '�'" in done.err

    def test_show_what_is_not_there(self) -> None:
        done = digest("show", "nobody")
        assert done.code == 3
        assert "no article is called 'nobody'" in done.err

    def test_sources(self) -> None:
        assert [s["slug"] for s in digest("sources", "--json").json] == [
            "caliber-az",
            "euromaidan-press",
            "ukrainska-pravda",
        ]

    def test_takeaways(self) -> None:
        done = digest("takeaways")
        assert done.out.startswith(
            "1. ISW, 10 February (year not given), quoted by Ukrainska Pravda"
        )
        (listed,) = digest("takeaways", "drone", "--json").json
        assert [t["number"] for t in listed["takeaways"]] == [1, 2]
        assert listed["report_date"] == {"year": None, "month": 2, "day": 10, "time": None}

    def test_takeaways_of_a_source(self) -> None:
        (listed,) = digest("takeaways", "source:ukrainska", "--json").json
        assert len(listed["takeaways"]) == 10
        done = digest("takeaways", "source:nosuch")
        assert done.code == 2
        assert "no source here is called 'nosuch'" in done.err
        assert digest("takeaways", "title:drone").code == 2

    def test_compare(self) -> None:
        done = digest("compare", "ukrainska", "caliber", "euromaidan", "--json")
        assert [a["source"]["name"] for a in done.json["articles"]] == [
            "Ukrainska Pravda",
            "Caliber.Az",
            "Euromaidan Press",
        ]
        assert " │ " in digest("compare", "ukrainska", "caliber").out

    def test_remove(self) -> None:
        done = digest("remove", "caliber")
        assert done.code == 0
        assert digest("search", "tamilla", "--json").json["total"] == 0
        assert len(digest("sources", "--json").json) == 2


def test_a_query_that_is_no_text() -> None:
    done = digest("search", "\udcff")
    assert (done.code, done.err) == (2, "digest-tui: there is no word in '�'\n")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("///", "a source's name needs a letter or a digit"),
        ("", "a source's name needs a letter or a digit"),
        ("a" * 101, "a source's name has at most 100 characters, and this 101"),
    ],
)
def test_a_source_that_no_source_is_called(source: str, words: str) -> None:
    done = digest("add", "seeds", "--source", source)
    assert done.code == 2
    assert words in done.err
    assert digest("sources").out == ""


def test_what_was_typed_wrong_is_shown_safely(tmp_path: Path) -> None:
    (tmp_path / "\x1b[").write_text("")
    shut = str(tmp_path / "\x1b[")
    for args in (["a\x9b31mb"], ["search", "--a\x1b[2Jb"], ["--library", shut, "sources"]):
        done = digest(*args)
        assert done.code != 0
        assert not any(sign in done.err for sign in "\x1b\x9b")
    assert done.err == f"digest-tui: {tmp_path}/␛[ is a file; a library is a folder\n"


def test_another_library_by_option(tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    assert digest("--library", other, "add", "seeds").code == 0
    assert len(digest("--library", other, "sources", "--json").json) == 3
    assert digest("sources", "--json").json == []


DASH = "A word with a dash before it stands after --, behind all options: digest-tui"
BEFORE = "--library stands before the command: digest-tui --library DIR"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("search", "-korea"), f"{DASH} search -- -korea"),
        (("search", "korea", "-a b"), f"{DASH} search -- '-a b'"),
        (("stories", "--\x1b[2Jzzz"), f"{DASH} stories -- '--␛zzz'"),
        (("search", "korea", "--library"), f"{BEFORE} search ..."),
        (("sources", "add", "--library=x"), f"{BEFORE} sources add ..."),
        (
            ("--library", "search", "korea"),
            "After --library stands a folder: digest-tui --library DIR search ...",
        ),
        (("search", "--limt", "3"), "Error: No such option '--limt'."),
        (("show", "-x"), "Error: No such option '-x'."),
        (("--x",), "Error: No such option '--x'."),
        (("nonsense",), "Error: No such command 'nonsense'."),
    ],
)
def test_what_to_write_instead_is_said(args: tuple[str, ...], said: str) -> None:
    done = digest(*args)
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines()[-1].startswith(said)


READING = (
    ("search", "korea"),
    *(("show", "a"), ("export",), ("sources",), ("stories",), ("takeaways",), ("coverage",)),
    *(("compare", "a"), ("versions", "a"), ("remove", "a"), ("undo",)),
)


@pytest.mark.parametrize("args", READING)
def test_a_folder_that_is_mistyped_is_not_made(tmp_path: Path, args: tuple[str, ...]) -> None:
    meant = tmp_path / "my-news"
    meant.mkdir()
    (meant / DATABASE).touch()
    (tmp_path / "my-notes").mkdir()
    wrong = tmp_path / "mynews"
    done = digest("--library", str(wrong), *args)
    assert (done.code, done.out) == (4, "")
    assert done.err == (
        f"digest-tui: no library is in {wrong} (did you mean {meant}?);"
        " `add` or `fetch` makes one there\n"
    )
    assert not wrong.exists()


def test_a_folder_of_other_things_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("An article.")
    done = digest("--library", str(tmp_path), "search", "korea")
    assert done.code == 4
    assert done.err.endswith(f"no library is in {tmp_path}; `add` or `fetch` makes one there\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "library"]
    empty = tmp_path / "library"  # it is to become one
    assert digest("--library", str(empty), "search", "korea").err == "0 articles\n"


def test_the_library_of_who_names_none_is_made_silently(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DIGEST_TUI_LIBRARY")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert digest("search", "korea").err == "0 articles\n"
    assert digest("add", "seeds").err == "3 filed\n"
    assert (tmp_path / "data" / "digest-tui" / DATABASE).exists()


def test_a_library_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = digest("--library", str(tmp_path / "file"), "sources")
    assert done.code == 4
    assert done.err.startswith(f"digest-tui: {tmp_path}/file is a file; a library is a folder")


@pytest.mark.parametrize("args", [(), ("open", "seeds"), ("open", "--samples")])
def test_the_screen_needs_a_terminal(args: tuple[str, ...]) -> None:
    done = digest(*args)
    assert done.code == 5
    assert done.err == (
        "digest-tui: the screen needs a terminal; "
        "digest-tui --plain works without one, and so do the commands: digest-tui --help\n"
    )


def test_open_wants_something_to_open() -> None:
    assert digest("open").code == 2
    assert digest("open", "-").code == 2


def test_help_and_version() -> None:
    assert "Search, read and compare news" in digest("--help").out
    assert digest("--version").out.startswith("digest-tui ")
    assert digest("nonsense").code == 2


def test_wrong_settings_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "config.toml").write_text("thme = 'x'")
    done = digest("sources")
    assert done.code == 4
    assert "config.toml: Object contains unknown field `thme`" in done.err


def test_a_readers_wrong_rules_are_named_and_left(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "sources"
    folder.mkdir(parents=True)
    (folder / "bad\x1b]0;x\x07.toml").write_text("name = 3")
    (folder / "bad.toml").write_text("name = 3")
    done = digest("add", "seeds")
    assert done.code == 0
    assert "\x1b" not in done.err
    assert "Warning: " in done.err
    assert "bad.toml" in done.err


def test_a_reader_that_has_seen_enough_ends_it_quietly() -> None:
    digest("add", "seeds")
    shown = subprocess.Popen(
        [sys.executable, "-m", "digest_tui", "show", "euromaidan", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert shown.stdout is not None
    assert shown.stderr is not None
    shown.stdout.close()
    assert shown.stderr.read() == b""
    shown.stderr.close()
    assert shown.wait(30) == -signal.SIGPIPE


def test_what_is_exported_is_read_back_as_it_was(seeded: Library, tmp_path: Path) -> None:
    written = digest("export")
    file = tmp_path / "all.jsonl"
    file.write_text(written.out, encoding="utf-8")
    other = str(tmp_path / "other")
    made = f"made a new library in {other}\n"
    assert digest("--library", other, "add", str(file)).err == f"{made}3 filed\n"
    again = [json.loads(line) for line in digest("--library", other, "export").out.splitlines()]
    first = [json.loads(line) for line in written.out.splitlines()]
    told = ("title", "dek", "byline", "published", "source", "cited_source")
    assert {tuple(str(one[key]) for key in told) for one in again} == {
        tuple(str(one[key]) for key in told) for one in first
    }
    texts = [
        sorted("".join(part["text"] for part in one["body"]) for one in some)
        for some in (first, again)
    ]
    assert texts[0] == texts[1]
    assert len(digest("export", "officers").out.splitlines()) == 1

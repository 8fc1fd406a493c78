"""What becomes of what a reader gives to a library."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

from digest_tui.index.lock import held
from digest_tui.library import Library, indexing
from digest_tui.library.inputs import measure
from digest_tui.models import Filed, Question
from tests.helpers import HOSTILE, SEEDS
from tests.library.asking import sources

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


class TestAdding:
    def test_twice_is_once(self, seeded: Library) -> None:
        assert {o.filed for o in seeded.add([str(SEEDS)])} == {Filed.KNOWN}
        assert seeded.count() == 3

    def test_a_source_that_the_reader_says(self, library: Library, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text("A title\nSome words of an article.")
        (first,) = library.add([str(path)])
        assert first.article is not None
        assert first.article.source is None
        (second,) = library.add([str(path)], source="The New Paper")
        assert second.filed is Filed.READ_ANEW
        assert second.article is not None
        assert second.article.source == "the-new-paper"
        assert sources(library, "words source:paper") == ["the-new-paper"]
        assert sources(library, 'words source:"the new"') == ["the-new-paper"]
        (known,) = library.add([str(path)], source="Institute for the Study of War")
        assert known.article is not None
        assert known.article.source == "isw"

    def test_a_source_that_the_reader_said_stays(self, library: Library, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text("A title\nSome words of an article.")
        (first,) = library.add([str(path)], source="Kyiv Post")
        (again,) = library.add([str(path)])
        assert again.filed is Filed.KNOWN
        assert first.article == again.article
        assert again.article is not None
        assert library.article(again.article.id).source_name == "Kyiv Post"
        (other,) = library.add([str(path)], source="Another")
        assert other.filed is Filed.READ_ANEW
        (last,) = library.add([str(path)])
        assert last.filed is Filed.KNOWN
        assert last.article is not None
        assert last.article.source == "another"

    def test_bad_inputs_take_no_good_one_down(self, library: Library, tmp_path: Path) -> None:
        (tmp_path / "empty.txt").write_bytes(b"")
        (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
        (tmp_path / "huge.txt").write_bytes(b"word " * 10_000_000)
        (tmp_path / "signs.txt").write_text("--- *** ---")
        (tmp_path / "hollow").mkdir()
        russian = "Заголовок\nМинистр обороны Украины Рустем Умеров объявил о проекте."
        (tmp_path / "cp1251.txt").write_bytes(russian.encode("cp1251"))
        (tmp_path / "utf16.txt").write_bytes("A title\nPlain words in it.".encode("utf-16"))
        names = ["empty.txt", "picture.png", "huge.txt", "signs.txt", "hollow", "missing.txt"]
        good = ["cp1251.txt", "utf16.txt"]
        outcomes = list(library.add([str(tmp_path / name) for name in (*names, *good)]))
        assert [outcome.refused for outcome in outcomes] == [
            "it is empty",
            "it is a PNG image, not text",
            "it is too large for one article (more than 4.2 MB)",
            "there are no words in it",
            "there are no files in this folder",
            "there is no such file or folder",
            None,
            None,
        ]
        assert library.count() == 2
        assert library.ask(Question("умеров")).total == 1

    def test_what_is_a_little_too_large_is_said_so(self, library: Library, tmp_path: Path) -> None:
        (tmp_path / "large.txt").write_bytes(b"a" * (4 * 1024 * 1024 + 1))
        (outcome,) = library.add([str(tmp_path / "large.txt")])
        assert outcome.refused == "it is too large for one article (more than 4.2 MB)"

    def test_an_empty_path_is_not_the_present_folder(self, library: Library) -> None:
        (outcome,) = library.add([""])
        assert (outcome.origin, outcome.refused) == ("''", "an empty path names nothing")
        assert measure([""]).files == 1

    def test_folders_are_walked_hidden_files_and_loops_aside(
        self, library: Library, tmp_path: Path
    ) -> None:
        folder = tmp_path / "in"
        (folder / "deep").mkdir(parents=True)
        (folder / ".git").mkdir()
        (folder / "deep" / "a.txt").write_text("One title\nWith some words.")
        (folder / ".git" / "b.txt").write_text("Another title\nWith other words.")
        (folder / "page_files").mkdir()
        (folder / "page_files" / "style.txt").write_text("What a browser saves with a page.")
        (folder / "page.html").write_bytes(b"")
        (folder / ".hidden").write_text("A third title\nWith more words.")
        (folder / "loop").symlink_to(folder)
        outcomes = list(library.add([str(folder)]))
        assert [outcome.filed for outcome in outcomes] == [None, Filed.NEW]

    def test_what_cannot_be_looked_at_is_refused(
        self, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Whoever runs the tests as root can look at everything, so the system is played."""
        folder, shut = tmp_path / "in", tmp_path / "in" / "shut"
        shut.mkdir(parents=True)
        (folder / "a.txt").write_text("A title\nSome words.")
        stat, scandir = os.stat, os.scandir

        def denied(path: object) -> PermissionError:
            return PermissionError(errno.EACCES, "Permission denied", str(path))

        def guarded_stat(path: Any, *args: Any, **given: Any) -> os.stat_result:
            if str(path).startswith(f"{shut}/"):
                raise denied(path)
            return stat(path, *args, **given)

        def guarded_scandir(path: Any) -> Any:
            if str(path) == str(shut):
                raise denied(path)
            return scandir(path)

        monkeypatch.setattr(os, "stat", guarded_stat)
        monkeypatch.setattr(os, "scandir", guarded_scandir)
        long = str(tmp_path / ("x" * 300))
        outcomes = list(library.add([str(shut / "x.txt"), str(shut), long, "zero\0", str(folder)]))
        assert [(o.origin, o.refused) for o in outcomes] == [
            (f"{shut}/x.txt", "you are not allowed to read it"),
            (str(shut), "you are not allowed to read it"),
            (long, "File name too long"),
            ("zero␀", "no file can have such a name"),
            (f"{folder}/a.txt", None),
            (str(shut), "you are not allowed to read it"),
        ]
        assert measure([str(shut), long, str(folder)]).files == 4

    def test_a_hostile_file_name_is_safe_wherever_it_is_shown(
        self, library: Library, tmp_path: Path
    ) -> None:
        names = [b"a\x1b]0;pwned\x07.txt", "b\x9b31m\u202e.txt".encode(), b"c\xff.txt"]
        folder = tmp_path / "in"
        folder.mkdir()
        for number, name in enumerate(names):
            path = os.fsencode(folder) + b"/" + name
            with open(path, "wb") as file:  # noqa: PTH123 - a name that is no text
                file.write(f"Title {number}\nSome words of it.".encode())
        outcomes = list(library.add([str(folder)]))
        shown = sorted(outcome.origin[len(str(folder)) + 1 :] for outcome in outcomes)
        assert shown == ["a␛.txt", "b␛�.txt", "c�.txt"]
        assert all(outcome.filed for outcome in outcomes)
        kept = [library.article(o.article.id).origin for o in outcomes if o.article]
        assert kept == [outcome.origin for outcome in outcomes]

    def test_a_report_survives_a_session_that_is_indexing(
        self, seeded: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(indexing, "PATIENCE", 0.01)
        (tmp_path / "new.txt").write_text("A title\nA zebra.")
        told: list[str] = []
        with held(seeded.folder / "index.lock", 0):
            outcomes = list(seeded.add([str(tmp_path / "new.txt")], tell=told.append))
            assert [outcome.filed for outcome in outcomes] == [Filed.NEW]
            assert seeded.remove("caliber", tell=told.append).source == "caliber-az"
            assert told == ["another session is indexing; what it adds is found later"] * 2
            assert seeded.ask(Question("zebra")).note == told[0]
        assert sources(seeded, "zebra") == [None]

    def test_hostile_text_is_safe_and_said(self, library: Library, tmp_path: Path) -> None:
        path = tmp_path / "hostile.txt"
        body = "\n".join(f"Line {text} ends." for text in HOSTILE.values())
        text = f"A \x1b]0;pwned\x07 title\n{body}"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        (outcome,) = library.add([str(path)])
        assert outcome.article is not None
        article = library.article(outcome.article.id)
        assert article.title == "A ␛ title"
        whole = repr(article).replace("\\\\", "")
        assert not any(sign in whole for sign in ("\\x1b", "\\x9b", "\\u202e", "\\x07"))
        assert any("shown as ␛ �" in note for note in article.notes)
        assert library._store.original(article.id).received.data == path.read_bytes()

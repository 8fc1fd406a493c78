"""The library as a front end uses it."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from digest_tui.errors import Ambiguous, LibraryError, NoLongerWanted, NotFound, QueryError
from digest_tui.index import index as index_module
from digest_tui.index.lock import held
from digest_tui.library import Library, count_inputs
from digest_tui.library import indexing as indexing_module
from digest_tui.library.snippets import Snippets
from digest_tui.models import Filed, Question, TakeawayRef
from digest_tui.store import Store
from tests.helpers import CALIBER, EUROMAIDAN, HOSTILE, PRAVDA, SEEDS, lines

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article, Snippet
    from digest_tui.store import Changes


def sources(library: Library, text: str, **given: object) -> list[str | None]:
    answer = library.ask(Question(text, **given))  # type: ignore[arg-type]
    assert answer.total == len(answer.hits)
    return [hit.entry.source for hit in answer.hits]


class TestAsking:
    def test_officers_leads_to_ukrainska_pravda(self, seeded: Library) -> None:
        assert sources(seeded, "officers")[0] == "ukrainska-pravda"

    def test_a_phrase_is_these_words_in_this_order(self, seeded: Library) -> None:
        assert set(sources(seeded, '"combat experience"')) == {
            "ukrainska-pravda",
            "euromaidan-press",
        }

    def test_one_source(self, seeded: Library) -> None:
        assert sources(seeded, "matsegora source:caliber") == ["caliber-az"]
        assert sources(seeded, "source:up") == ["ukrainska-pravda"]
        assert sources(seeded, "matsegora", sources=("caliber-az",)) == ["caliber-az"]

    def test_a_word_of_the_title(self, seeded: Library) -> None:
        assert sources(seeded, "title:rehabilitation") == ["ukrainska-pravda"]

    def test_beginnings(self, seeded: Library) -> None:
        assert len(sources(seeded, "soldier*")) == 3
        assert len(sources(seeded, "kor")) == 0
        assert len(sources(seeded, "kor", unfinished=True)) == 3

    def test_without_a_word_that_only_the_takeaways_have(self, seeded: Library) -> None:
        assert set(sources(seeded, "korea -drone")) == {"caliber-az", "euromaidan-press"}

    def test_what_was_dropped_is_not_found(self, seeded: Library) -> None:
        for words in ("patron", '"ad blocker"', "forbes", '"thousands of workers"', "ctrl"):
            assert sources(seeded, words) == [], words

    def test_everything(self, seeded: Library) -> None:
        assert len(sources(seeded, "")) == 3
        assert sources(seeded, "", sources=("caliber-az",)) == ["caliber-az"]

    def test_an_unknown_source_is_named_with_those_there_are(self, seeded: Library) -> None:
        with pytest.raises(QueryError, match=r"no source here is called 'bbc'; there are caliber"):
            seeded.ask(Question("korea source:bbc"))

    def test_snippets_show_why(self, seeded: Library) -> None:
        (hit,) = seeded.ask(Question("transnistria")).hits
        (snippet,) = hit.snippets
        assert snippet.where == "takeaway 7"
        words = [snippet.words.text[start:end] for start, end in snippet.words.spans]
        assert words == ["Transnistria", "Transnistria"]

    def test_long_snippets_are_cut_round_the_word(self, library: Library, tmp_path: Path) -> None:
        path = tmp_path / "long.txt"
        path.write_text("A title\n" + "filler " * 200 + "needle " + "filler " * 200 + "end.")
        list(library.add([str(path)]))
        (hit,) = library.ask(Question("needle")).hits
        words = hit.snippets[0].words
        assert words.text.startswith("… ")
        assert words.text.endswith(" …")
        assert [words.text[start:end] for start, end in words.spans] == ["needle"]

    def test_more_hits_than_are_wanted(self, seeded: Library) -> None:
        answer = seeded.ask(Question("korea", limit=2))
        assert (len(answer.hits), answer.total) == (2, 3)


class TestTakeaways:
    def test_the_ten_under_their_heading(self, seeded: Library) -> None:
        (listed,) = seeded.takeaways()
        assert listed.heading == "ISW, 10 February (year not given), quoted by Ukrainska Pravda"
        assert [t.number for t in listed.assessment.takeaways] == list(range(1, 11))

    def test_fields_say_in_takeaways_what_they_say_in_a_search(self, seeded: Library) -> None:
        def numbers(query: str) -> list[int]:
            return [t.number for one in seeded.takeaways(query) for t in one.assessment.takeaways]

        assert numbers("takeaway:drone") == numbers("drone") == [1, 2]
        assert numbers("source:ukrainska") == list(range(1, 11))
        assert numbers("drone source:caliber") == []
        assert numbers("source:ukrainska -takeaway:drone*") == list(range(3, 11))
        with pytest.raises(QueryError, match="no source here is called 'nosuch'"):
            numbers("source:nosuch")
        for query in ("title:drone", "byline:doe", "drone OR -(byline:doe)"):
            with pytest.raises(
                QueryError, match=r"is no part of a takeaway.*source: and takeaway:"
            ):
                numbers(query)

    def test_what_was_capped_in_them_is_told(
        self, seeded: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("digest_tui.index.compile.MOST_EXPANSIONS", 1)
        told: list[str] = []
        seeded.takeaways("re*", tell=told.append)
        assert told == ["re*: only the 1 most frequent words"]

    def test_those_that_answer_a_query(self, seeded: Library) -> None:
        (listed,) = seeded.takeaways("drone")
        assert [t.number for t in listed.assessment.takeaways] == [1, 2]
        assert seeded.takeaways("zebra") == []

    def test_the_sixth_is_told_by_all_three(self, seeded: Library) -> None:
        (listed,) = seeded.takeaways()
        sixth = listed.assessment.takeaways[5]
        answer = seeded.ask(Question(takeaway=listed.ref(sixth)))
        assert {hit.entry.source for hit in answer.hits} == {
            "euromaidan-press",
            "caliber-az",
            "ukrainska-pravda",
        }
        for hit in answer.hits:
            article = seeded.article(hit.entry.id)
            best = hit.snippets[0]
            whole = article.dek if best.paragraph is None else article.body[best.paragraph].text
            assert best.span is not None
            assert whole
            assert whole[best.span.start : best.span.end] == best.words.text
            assert "medical treatment" in best.words.text
            assert seeded.read(hit.entry.id, answer.question, hit.snippets).passages

    def test_those_that_nobody_tells_are_told_by_nobody(self, seeded: Library) -> None:
        (listed,) = seeded.takeaways()
        for number in (1, 2, 3, 4, 7, 8, 9, 10):
            takeaway = listed.assessment.takeaways[number - 1]
            assert seeded.ask(Question(takeaway=listed.ref(takeaway))).total == 0, number

    def test_one_that_is_gone(self, seeded: Library) -> None:
        (listed,) = seeded.takeaways()
        ref = listed.ref(listed.assessment.takeaways[0])
        seeded.remove(listed.article.id)
        with pytest.raises(NotFound):
            seeded.ask(Question(takeaway=ref))


class TestReading:
    def test_words_are_marked_everywhere(self, seeded: Library) -> None:
        reading = seeded.read("ukrainska", Question("officers"))
        article = reading.article
        assert [article.title[start:end] for start, end in reading.title] == ["officers"]
        assert reading.dek
        assert [bool(spans) for spans in reading.body] == [False, True, False, False, False]
        assert [bool(spans) for spans in reading.takeaways[0]] == [False] * 9 + [True]

    def test_an_article_by_the_start_of_its_name(self, seeded: Library) -> None:
        assert seeded.article("caliber").source_name == "Caliber.Az"
        with pytest.raises(NotFound):
            seeded.article("nobody")

    def test_names_that_fit_several(self, library: Library, tmp_path: Path) -> None:
        for number in (1, 2):
            (tmp_path / f"{number}.txt").write_text(f"Kursk news\nDay {number} of it all.")
        list(library.add([str(tmp_path / "1.txt"), str(tmp_path / "2.txt")]))
        with pytest.raises(Ambiguous):
            library.article("kursk")

    def test_the_original_is_kept_byte_for_byte(self, seeded: Library) -> None:
        for name, start in ((EUROMAIDAN, "euro"), (CALIBER, "cali"), (PRAVDA, "ukr")):
            raw = (SEEDS / name).read_bytes()
            article = seeded.article(start)
            assert seeded._store.original(article.id).data == raw
            assert seeded.original(start).split() == raw.decode().split()


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
            "it is too large for one article (50.0 MB; at most 4.2)",
            "there are no words in it",
            "there are no files in this folder",
            "there is no such file or folder",
            None,
            None,
        ]
        assert library.count() == 2
        assert library.ask(Question("умеров")).total == 1

    def test_folders_are_walked_hidden_files_and_loops_aside(
        self, library: Library, tmp_path: Path
    ) -> None:
        folder = tmp_path / "in"
        (folder / "deep").mkdir(parents=True)
        (folder / ".git").mkdir()
        (folder / "deep" / "a.txt").write_text("One title\nWith some words.")
        (folder / ".git" / "b.txt").write_text("Another title\nWith other words.")
        (folder / ".hidden").write_text("A third title\nWith more words.")
        (folder / "loop").symlink_to(folder)
        outcomes = list(library.add([str(folder)]))
        assert [outcome.filed for outcome in outcomes] == [Filed.NEW]

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
            ("zero␀", "embedded null byte"),
            (f"{folder}/a.txt", None),
            (str(shut), "you are not allowed to read it"),
        ]
        assert count_inputs([str(shut), long, str(folder)]) == 4

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
        monkeypatch.setattr(indexing_module, "_PATIENCE", 0.01)
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
        assert library._store.original(article.id).data == path.read_bytes()


class TestWhatAnotherVersionKept:
    """A row that a later version has written its own way takes nothing else down."""

    @pytest.fixture(autouse=True)
    def _renamed(self, seeded: Library) -> None:
        with sqlite3.connect(seeded.folder / "library.sqlite3") as db:
            db.execute(
                """UPDATE articles SET reading = replace(reading, '"boilerplate"', '"advert"')"""
                " WHERE source = 'ukrainska-pravda'"
            )
        db.close()

    def test_it_is_found_and_read_from_its_original(self, seeded: Library) -> None:
        assert len(sources(seeded, "korea")) == 3
        assert seeded.article("ukrainska").dropped
        assert len(seeded.takeaways()[0].assessment.takeaways) == 10

    def test_it_can_be_added_again(self, seeded: Library) -> None:
        outcomes = {o.origin[-len(PRAVDA) :]: o.filed for o in seeded.add([str(SEEDS)])}
        assert outcomes == {
            EUROMAIDAN: Filed.KNOWN,
            CALIBER: Filed.KNOWN,
            PRAVDA: Filed.READ_ANEW,
        }

    def test_it_can_be_removed(self, seeded: Library) -> None:
        assert seeded.remove("ukrainska").source == "ukrainska-pravda"
        assert len(sources(seeded, "korea")) == 2


class TestKeeping:
    def test_the_index_can_be_deleted(self, seeded: Library, outlets: Outlets) -> None:
        for path in sorted(seeded.folder.glob("index-v*/*")):
            path.unlink()
        assert sources(Library(seeded.folder, outlets), "officers") == ["ukrainska-pravda"]

    @pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
    def test_a_damaged_index_is_made_again(self, seeded: Library, outlets: Outlets) -> None:
        for path in seeded.folder.glob("index-v*/*"):
            path.write_bytes(b"\x00" * 40)
        assert sources(Library(seeded.folder, outlets), "officers") == ["ukrainska-pravda"]

    def test_an_index_of_another_library_is_made_again(
        self, seeded: Library, tmp_path: Path, outlets: Outlets
    ) -> None:
        # Another library in the same place, with as many changes.
        other = Library(tmp_path / "other", outlets)
        for number in range(3):
            path = tmp_path / f"{number}.txt"
            path.write_text(f"Title {number}\nA zebra was seen {number} times.")
            list(other.add([str(path)]))
        for path in seeded.folder.glob("library.sqlite3*"):
            path.unlink()
        other.close()
        (tmp_path / "other" / "library.sqlite3").rename(seeded.folder / "library.sqlite3")
        swapped = Library(seeded.folder, outlets)
        assert sources(swapped, "zebra") == [None] * 3
        assert sources(swapped, "korea") == []

    def test_a_healthy_index_is_kept_while_others_write(
        self, seeded: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What another session indexes between two looks at the index is no reason to doubt."""
        assert seeded._indexing._index is not None
        resets: list[str] = []
        monkeypatch.setattr(seeded._indexing._index, "reset", resets.append)
        changes = Store.changes

        def overtaken(store: Store, after: int) -> Changes:
            seen = changes(store, after)
            index = seeded._indexing._index
            assert index is not None
            index._folder.set_mark(index.mark._replace(revision=seen.revision + 5))
            return seen

        monkeypatch.setattr(Store, "changes", overtaken)
        seeded._indexing.catch_up()
        assert resets == []

    def test_a_segment_that_is_a_folder(self, seeded: Library, outlets: Outlets) -> None:
        (segment,) = seeded.folder.glob("index-v*/*.seg")
        segment.unlink()
        segment.mkdir()
        assert sources(Library(seeded.folder, outlets), "officers") == ["ukrainska-pravda"]

    def test_what_the_system_forbids_is_said(
        self, seeded: Library, outlets: Outlets, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """To make an index anew where no file can be opened would be lost work."""
        seeded.close()

        def too_many(*_: object, **__: object) -> None:
            raise OSError(errno.EMFILE, "Too many open files")

        monkeypatch.setattr("whoosh.index.FileIndex.searcher", too_many)
        opened = Library(seeded.folder, outlets)
        ref = TakeawayRef(opened.takeaways()[0].article.id, 0, 1)
        for ask in (
            lambda: opened.ask(Question("korea")),
            lambda: opened.ask(Question(takeaway=ref)),
            lambda: opened.takeaways("drone"),
        ):
            with pytest.raises(LibraryError, match="cannot be used \\(Too many open files\\)"):
                ask()

    def test_damage_that_stays_is_said(
        self, seeded: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise KeyError("broken")

        monkeypatch.setattr("whoosh.searching.Searcher.search", fail)
        with pytest.raises(LibraryError, match="damaged again as soon as it is made"):
            seeded.ask(Question("korea"))

    def test_a_mistake_of_ours_costs_no_index(
        self, seeded: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (before,) = seeded.folder.glob("index-v*/mark")
        mark = before.read_text()

        def fail(*_: object, **__: object) -> None:
            raise KeyError("a mistake")

        monkeypatch.setattr("digest_tui.index.compile.Compiler.compile", fail)
        with pytest.raises(KeyError, match="a mistake"):
            seeded.ask(Question("korea"))
        assert before.read_text() == mark

    def test_an_index_that_another_session_fills_is_waited_for(
        self, seeded: Library, outlets: Outlets, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seeded.close()
        for path in seeded.folder.glob("index-v*"):
            shutil.rmtree(path)
        slow, other = Library(seeded.folder, outlets), Library(seeded.folder, outlets)
        write, writing, asked = index_module._write, threading.Event(), threading.Event()

        def late(*given: Any) -> None:
            writing.set()
            asked.wait(10)
            write(*given)

        def wanted() -> bool:
            asked.set()
            return True

        monkeypatch.setattr(index_module, "_write", late)
        with ThreadPoolExecutor() as pool:
            first = pool.submit(slow.ask, Question("korea"))
            assert writing.wait(10)
            second = pool.submit(other.ask, Question("korea"), wanted)
            assert (first.result().total, second.result().total) == (3, 3)

    def test_what_another_session_adds_is_found(self, seeded: Library, outlets: Outlets) -> None:
        other = Library(seeded.folder, outlets)
        assert sources(other, "zebra") == []
        path = seeded.folder / "zebra.txt"
        path.write_bytes(lines("A title", "A zebra was seen in the town."))
        list(seeded.add([str(path)]))
        assert sources(other, "zebra") == [None]

    def test_many_threads_and_another_process(
        self, seeded: Library, outlets: Outlets, tmp_path: Path
    ) -> None:
        """Whatever two writers do, what was there is found all the time, and all at the end."""
        for writer in ("here", "there"):
            (tmp_path / writer).mkdir()
            for number in range(12):
                text = f"Title {number} {writer}\nA zebra was seen {number} times {writer}."
                (tmp_path / writer / f"{number}.txt").write_text(text)

        def add_one_by_one() -> int:
            paths = sorted((tmp_path / "here").iterdir())
            return sum(len(list(seeded.add([str(path)]))) for path in paths)

        def add_there() -> int:
            command = [sys.executable, "-m", "digest_tui", "add", str(tmp_path / "there")]
            return subprocess.run(command, capture_output=True, check=False).returncode

        def ask() -> set[int]:
            return {seeded.ask(Question("korea")).total for _ in range(10)}

        assert seeded.folder == Path(os.environ["DIGEST_TUI_LIBRARY"])
        with ThreadPoolExecutor() as pool:
            there, here = pool.submit(add_there), pool.submit(add_one_by_one)
            asking = [pool.submit(ask) for _ in range(6)]
            assert [asked.result() for asked in asking] == [{3}] * 6
            assert (there.result(), here.result()) == (0, 12)
        assert seeded.ask(Question("zebra")).total == 24
        assert Library(seeded.folder, outlets).ask(Question("zebra")).total == 24

    def test_a_search_that_is_not_wanted_any_more_is_given_up(
        self, seeded: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        looked: list[str] = []
        of = Snippets.of

        def counted(self: Snippets, article: Article) -> tuple[Snippet, ...]:
            looked.append(article.id)
            return of(self, article)

        monkeypatch.setattr(Snippets, "of", counted)
        with pytest.raises(NoLongerWanted):
            seeded.ask(Question("korea"), lambda: not looked)
        assert len(looked) == 1
        ref = seeded.takeaways()[0].ref(seeded.takeaways()[0].assessment.takeaways[5])
        with pytest.raises(NoLongerWanted):
            seeded.ask(Question(takeaway=ref), lambda: False)

    def test_a_closed_library_holds_no_file(self, seeded: Library) -> None:
        def opened() -> set[str]:
            files = Path("/proc/self/fd").iterdir()
            names = {str(file.readlink()) for file in files if file.is_symlink()}
            return {name for name in names if name.startswith(str(seeded.folder))}

        seeded.ask(Question("korea"))
        with seeded:
            pass
        if Path("/proc/self/fd").exists():
            assert opened() == set()
        with pytest.raises(LibraryError, match="has been closed"):
            seeded.ask(Question("korea"))

    def test_a_folder_that_cannot_be(self, tmp_path: Path, outlets: Outlets) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(LibraryError, match="no library can be made here"):
            Library(tmp_path / "file" / "library", outlets)

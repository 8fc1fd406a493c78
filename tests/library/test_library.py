"""The library as a front end uses it."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from digest_tui.errors import Ambiguous, LibraryError, NotFound, QueryError
from digest_tui.index import index as index_module
from digest_tui.library import Library
from digest_tui.models import Filed, Question, TakeawayRef
from digest_tui.store import Store
from tests.helpers import CALIBER, EUROMAIDAN, HOSTILE, PRAVDA, SEEDS, lines

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets
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

    def test_many_threads(self, seeded: Library) -> None:
        found: list[int] = []

        def ask() -> None:
            found.append(seeded.ask(Question("korea")).total)

        threads = [threading.Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [3] * 8

    def test_a_folder_that_cannot_be(self, tmp_path: Path, outlets: Outlets) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(LibraryError, match="no library can be made here"):
            Library(tmp_path / "file" / "library", outlets)

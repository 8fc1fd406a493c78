"""What a front end asks of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import Ambiguous, NotFound, QueryError
from digest_tui.models import Question, Told
from tests.helpers import CALIBER, EUROMAIDAN, PRAVDA, SEEDS
from tests.library.asking import sources

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.library import Library


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
        monkeypatch.setattr("digest_tui.index.expand.MOST_EXPANSIONS", 1)
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
            assert "treatment" in best.words.text or "recuperation" in best.words.text
            assert seeded.read(hit.entry.id, answer.question, hit.snippets).passages

    def test_one_that_is_told_in_part(self, seeded: Library) -> None:
        (listed,) = seeded.takeaways()
        fifth = listed.assessment.takeaways[4]
        (hit,) = seeded.ask(Question(takeaway=listed.ref(fifth))).hits
        assert (hit.entry.source, hit.told) == ("euromaidan-press", Told.PARTLY)
        assert "student visas" in hit.snippets[0].words.text

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
            assert seeded._store.original(article.id).received.data == raw
            assert seeded.original(start).split() == raw.decode().split()

from __future__ import annotations

import pytest

from digest_tui.library.answers import hit
from digest_tui.library.snippets import Snippets, excerpt
from digest_tui.models import Entry, Span
from digest_tui.query import parse
from digest_tui.store import Told
from tests.helpers import article, assessment


@pytest.mark.parametrize("at", [0, 300, 900])
def test_an_excerpt_keeps_its_marks_on_their_words(at: int) -> None:
    text = "x" * 3 + " word" * 200
    text = text[:at] + " needle " + text[at:]
    start = text.index("needle")
    cut = excerpt(text, [Span(start, start + 6)])
    assert [cut.text[a:b] for a, b in cut.spans] == ["needle"]
    assert len(cut.text) <= 270


def test_the_best_sentences_come_first() -> None:
    given = article("Kursk.\nSumy and Kursk and Kharkiv.\nKharkiv and Sumy.")
    snippets = hit(
        Told(Entry.of(given), given), 1.0, Snippets(parse("kursk sumy kharkiv"))
    ).snippets
    assert [snippet.words.text for snippet in snippets] == [
        "Sumy and Kursk and Kharkiv.",
        "Kharkiv and Sumy.",
    ]


def test_a_takeaway_that_answers_is_named() -> None:
    given = article("Nothing.", assessments=(assessment("One.", "Kursk fell."),))
    (snippet,) = hit(Told(Entry.of(given), given), 1.0, Snippets(parse("kursk"))).snippets
    assert snippet.where == "takeaway 2"

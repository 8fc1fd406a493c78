"""Texts in the shapes in which Key Takeaways come, decoys included."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from digest_tui.models import GivenDate
from tests.helpers import DATA, lines
from tests.reading import read

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article

SHAPES = [
    path
    for folder in sorted(DATA.glob("takeaway-shapes*"))
    for path in sorted(folder.glob("*.txt"))
]
ONE = "Russian forces recently advanced near Pokrovsk."
TWO = "Ukrainian forces continue to target oil refineries in Russia."
THREE = "The Kremlin may be setting informational conditions for more recruits."
LIST = (f"- {ONE}", f"- {TWO}")


def texts(article: Article) -> list[str]:
    return [takeaway.text for a in article.assessments for takeaway in a.takeaways]


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_shapes(path: Path, outlets: Outlets) -> None:
    wanted = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    article = read(path.read_bytes(), path.name, outlets)
    assert texts(article) == [text.replace("\u00a0", " ") for text in wanted]


@pytest.mark.parametrize(
    ("cue", "publisher", "date"),
    [
        ("Key Takeaways", None, None),
        ("Key Takeaways from the ISW:", "ISW", None),
        ("ISW’s Key Takeaways for June 5, 2025", "ISW", GivenDate(6, 5, 2025)),
        ("To quote the ISW's key takeaways on 19 May:", "ISW", GivenDate(5, 19)),
        ("Ключові висновки ISW за 10 лютого:", "ISW", GivenDate(2, 10)),
        ("Ключевые выводы Института изучения войны:", "ISW", None),
    ],
)
def test_cues(cue: str, publisher: str | None, date: GivenDate | None, outlets: Outlets) -> None:
    (found,) = read(lines(cue, *LIST), "x", outlets).assessments
    assert (found.publisher, found.report_date, found.doubt) == (publisher, date, None)


@pytest.mark.parametrize(
    "cue",
    [
        "Key developments on May 16:",
        "Key takeaways for investors",
        "Key takeaways from the meeting",
        "The key takeaways were modest, ISW wrote.",
        "Points of attention",
        "Ключові тези:",
        "5 Things to Know",
    ],
)
def test_false_friends(cue: str, outlets: Outlets) -> None:
    assert texts(read(lines(cue, *LIST), "x", outlets)) == []


def test_an_announcement_without_a_list_is_said(outlets: Outlets) -> None:
    article = read(lines("A title", "ISW's key takeaways are as follows:"), "x", outlets)
    assert article.assessments == ()
    assert article.notes == ("line 2: Key Takeaways are announced, but no list follows",)


def test_a_sites_own_takeaways_stay_in_its_body(outlets: Outlets) -> None:
    prose = ("Shares of the company fell by a tenth today.", "Nobody could say why they did.")
    article = read(lines("A title", *prose, "Key Takeaways", *LIST), "x", outlets)
    assert article.assessments == ()
    assert [part.text for part in article.body][-2:] == [ONE, TWO]
    assert "nothing ties these key takeaways to a known publisher" in article.notes[0]


PROSE = ("Shares of the company fell by a tenth today.", "Nobody could say why they did.")
ISW = "The Institute for the Study of War has said that drones slow down advances."


@pytest.mark.parametrize(
    ("texts_", "publisher"),
    [
        (("Kremlin moves troops south - ISW", *PROSE, "Key Takeaways:", *LIST), "ISW"),
        (("A title", *PROSE, ISW, "Key Takeaways:", *LIST), "ISW"),
        (("A title", ISW, *PROSE, "Key Takeaways:", *LIST), None),
    ],
)
def test_what_ties_a_list_to_its_publisher(
    texts_: tuple[str, ...], publisher: str | None, outlets: Outlets
) -> None:
    (found,) = read(lines(*texts_), "x", outlets).assessments
    assert found.publisher == publisher
    assert (found.doubt is None) == (publisher is not None)


def test_whom_a_text_cites_after_its_own_takeaways_did_not_write_them(outlets: Outlets) -> None:
    for box in (LIST, (f"- {ISW}", *LIST)):
        raw = lines("A title", "", "Key Takeaways", *box, "", *PROSE, "", ISW)
        article = read(raw, "x", outlets)
        assert article.assessments == ()
        assert TWO in [part.text for part in article.body]


def test_a_list_without_announcement_is_offered_as_doubtful(outlets: Outlets) -> None:
    (found,) = read(lines("(ISW)", ONE, TWO, THREE), "x", outlets).assessments
    assert found.publisher == "ISW"
    assert found.cue is None
    assert found.doubt


def test_the_date_of_the_report_is_in_its_title(outlets: Outlets) -> None:
    raw = lines("Russian Offensive Campaign Assessment, May 15, 2025", "Key Takeaways", *LIST)
    article = read(raw, "x", outlets)
    assert article.assessments[0].report_date == GivenDate(5, 15, 2025)
    assert article.published == GivenDate(5, 15, 2025)
    assert article.source_name == "ISW"


def test_numbers_are_those_of_the_list(outlets: Outlets) -> None:
    (found,) = read(lines("Key Takeaways:", f"3. {ONE}", f"5. {TWO}"), "x", outlets).assessments
    assert [takeaway.number for takeaway in found.takeaways] == [3, 5]


def test_two_reports_in_one_text(outlets: Outlets) -> None:
    raw = lines(
        "ISW Key Takeaways for 5 June:", *LIST, "", "ISW Key Takeaways for 6 June:", f"- {THREE}"
    )
    article = read(raw, "x", outlets)
    assert [str(a.report_date) for a in article.assessments] == [
        "5 June (year not given)",
        "6 June (year not given)",
    ]
    assert texts(article) == [ONE, TWO, THREE]


def test_the_place_of_a_takeaway_leads_to_its_words(outlets: Outlets) -> None:
    raw = lines("A title", "", "Key Takeaways from the ISW:", *LIST)
    (found,) = read(raw, "x", outlets).assessments
    place = found.takeaways[1].place
    assert raw.decode()[place.start : place.end] == f"- {TWO}"
    assert place.first_line == 5

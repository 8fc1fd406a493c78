"""The twenty cases of real input: pages, texts and feeds, and what is to be read in each."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

from digest_tui import ingest
from digest_tui.analyse.takeaways.grouping import Filed
from digest_tui.analyse.takeaways.reports import fold
from digest_tui.errors import Refused
from digest_tui.models import Entry, Kind, ListedAssessment, Received
from digest_tui.text.addresses import address_key
from tests.helpers import DATA, assessment

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article, GivenDate

CASES = DATA / "twenty-cases"
WANTED: dict[str, dict[str, Any]] = {
    case["file"]: case
    for path in sorted(CASES.glob("*.json"))
    if "file" in (case := json.loads(path.read_text(encoding="utf-8")))
}
KINDS = {"text": Kind.PLAIN, "html": Kind.HTML}
NEEDS = {"html": "digest_tui.ingest.html", "opened": "digest_tui.ingest.unpack"}


def of_kind(*kinds: str) -> list[Any]:
    return [
        pytest.param(
            case,
            id=name,
            marks=pytest.mark.skipif(
                case["kind"] in NEEDS and find_spec(NEEDS[case["kind"]]) is None,
                reason="nothing reads this kind",
            ),
        )
        for name, case in WANTED.items()
        if case["kind"] in kinds
    ]


def read(case: dict[str, Any], outlets: Outlets) -> Article:
    received = Received(
        case["file"],
        (CASES / case["file"]).read_bytes(),
        KINDS[case["kind"]],
        case.get("charset"),
        case.get("url"),
    )
    return ingest.read(received, outlets)


def day(given: GivenDate | None) -> str | None:
    return None if given is None else f"{given.year or '-'}-{given.month:02}-{given.day:02}"


def takeaways(article: Article) -> list[str]:
    return [takeaway.text for one in article.assessments for takeaway in one.takeaways]


def told(article: Article, wanted: dict[str, Any]) -> dict[str, Any]:
    """Give what an article tells of all that a case asks for."""
    first = article.assessments[0] if article.assessments else None
    body = "\n".join(part.text for part in article.body)
    return {
        key: value
        for key, value in {
            "source": article.source.slug if article.source else None,
            "title": article.title,
            "published": day(article.published),
            "byline": article.byline,
            "takeaways": takeaways(article),
            "doubt": first and first.doubt is not None,
            "publisher": first and first.publisher,
            "report_date": first and day(first.report_date),
            "report_dates": [day(one.report_date) for one in article.assessments],
            "in_body": [text for text in wanted.get("in_body", ()) if text in body],
            "not_in_body": [text for text in wanted.get("not_in_body", ()) if text not in body],
        }.items()
        if key in wanted
    }


def asked(wanted: dict[str, Any]) -> dict[str, Any]:
    others = {"file", "kind", "url", "charset", "notes", "source_not", "same_as", "not_an_article"}
    return {key: value for key, value in wanted.items() if key not in others}


@pytest.mark.parametrize(
    "case",
    [each for each in of_kind("text", "html") if "not_an_article" not in each.values[0]],
)
def test_articles(case: dict[str, Any], outlets: Outlets) -> None:
    article = read(case, outlets)
    assert told(article, case) == asked(case)
    for words in case.get("notes", ()):
        assert any(words in note for note in article.notes)
    if article.source:
        assert article.source.slug not in case.get("source_not", ())


@pytest.mark.parametrize(
    "case", [each for each in of_kind("html") if "not_an_article" in each.values[0]]
)
def test_what_is_no_article_is_refused_or_said_to_be_none(
    case: dict[str, Any], outlets: Outlets
) -> None:
    try:
        article = read(case, outlets)
    except Refused:
        return
    assert article.notes
    assert takeaways(article) == []


@pytest.mark.parametrize("case", of_kind("opened"))
def test_what_holds_articles(case: dict[str, Any], outlets: Outlets) -> None:
    from digest_tui.ingest.unpack import unpack  # noqa: PLC0415 - not there yet

    data = io.BytesIO((CASES / case["file"]).read_bytes())
    articles: list[Article] = []
    refused: list[str] = []
    for piece in unpack(data, case["file"], case["file"]):
        if isinstance(piece, Refused):
            refused.append(str(piece))
            continue
        try:
            articles.append(ingest.read(piece, outlets))
        except Refused as error:
            refused.append(str(error))
    wanted = case.get("articles", [])
    assert [told(article, one) for article, one in zip(articles, wanted, strict=True)] == wanted
    for words in (case.get("refused"), case.get("says")):
        if words:
            assert any(word in text for word in words for text in refused)


@pytest.mark.parametrize("case", [each for each in of_kind("html") if "same_as" in each.values[0]])
def test_two_forms_of_one_article_are_one(case: dict[str, Any], outlets: Outlets) -> None:
    (other,) = [
        one for name, one in WANTED.items() if f"{name.rsplit('.', 1)[0]}.json" == case["same_as"]
    ]
    ours, theirs = read(case, outlets), read(other, outlets)
    assert address_key(ours.url) == address_key(theirs.url)
    assert ours.id == theirs.id


def test_a_takeaway_that_one_copy_has_split_and_cut_is_no_change() -> None:
    cut, whole = WANTED["08_last_takeaway_split_and_cut.html"], WANTED["08_whole_copy.html"]
    lists = [
        Filed(
            ListedAssessment(
                Entry(case["source"], "x", case["source"], case["source"], "A title", None, None),
                0,
                assessment(*case["takeaways"], report_date=None),
            ),
            datetime(2026, 3, 5, tzinfo=UTC),
        )
        for case in (cut, whole)
    ]
    (report,) = fold(lists)
    assert [takeaway.text for takeaway in report.takeaways] == whole["takeaways"]
    assert {len({q.article for q in each.quoted_by}) for each in report.takeaways} == {2}

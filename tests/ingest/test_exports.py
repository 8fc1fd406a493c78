from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from digest_tui.errors import Refused
from digest_tui.export import as_json
from digest_tui.ingest import read, safe_text
from digest_tui.models import (
    Caption,
    Dropped,
    Evidence,
    Kind,
    Paragraph,
    Received,
    Role,
    Source,
    Takeaway,
)
from tests.helpers import article, assessment

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article


def _received(of: Article, **fields: Any) -> Received:
    return Received("x", json.dumps(as_json.article(of, ()) | fields).encode(), Kind.RECORD)


def _told(of: Article) -> dict[str, Any]:
    """Give what an article tells, without the places that it has in another text."""
    value = as_json.article(of, ())
    for each in (value["body"], *(a["takeaways"] for a in value["assessments"])):
        for part in each:
            del part["lines"], part["span"]
    for each in (value["captions"], value["dropped"], value["evidence"]):
        for part in each:
            del part["line"]
    return value | {"id": None, "origin": None, "name": None}


def test_an_exported_article_that_is_added_again_is_the_same(
    outlets: Outlets, seeds: dict[str, Article]
) -> None:
    for seed in seeds.values():
        again = read(_received(seed), outlets)
        assert _told(again) == _told(seed)
        assert again.source == seed.source
        # And so is its export.
        assert read(_received(again), outlets) == again


def test_every_part_stands_where_the_text_has_it(
    outlets: Outlets, seeds: dict[str, Article]
) -> None:
    for seed in seeds.values():
        received = _received(seed)
        text = safe_text(received)
        again = read(received, outlets)
        parts: list[Paragraph | Takeaway] = [*again.body]
        parts += [takeaway for each in again.assessments for takeaway in each.takeaways]
        assert all(text[p.place.start : p.place.end].endswith(p.text) for p in parts)
        rows = text.split("\n")
        assert all(rows[p.place.first_line - 1].endswith(p.text) for p in parts)
        assert all(rows[d.line - 1] == d.text for d in again.dropped)


def test_a_source_that_the_reader_says_goes_before_that_of_the_export(outlets: Outlets) -> None:
    again = read(_received(article()), outlets, "Another Paper")
    assert again.source == Source("another-paper", "Another Paper")
    assert again.evidence == (Evidence(0, "Another Paper", "the reader says so"),)


def test_what_an_export_carries_is_made_safe(outlets: Outlets) -> None:
    bad = "a\x1b[2J\nb"
    hostile = article(
        bad,
        title=bad,
        source=Source("x", bad),
        byline=bad,
        assessments=(assessment(bad, cue=bad),),
        captions=(Caption(bad, bad, 1),),
        dropped=(Dropped(9, Role.DATE, bad),),
        notes=(bad,),
    )
    again = read(_received(hostile, url="javascript:x", also_at=["https://a.example/1"]), outlets)
    assert "\x1b" not in repr(replace(again, origin=""))
    assert "\\x1b" not in repr(again)
    assert (again.url, again.also_at) == (None, ("https://a.example/1",))


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": 5}, "its `title` is wrong: Expected str | null, got int"),
        ({"body": [{"text": 5}]}, "its `body[0].text` is wrong: Expected str, got int"),
        (
            {"body": [{"text": "a"}]},
            "its `body[0]` is wrong: Object missing required field lines",
        ),
        (
            {"dropped": [{"line": 1, "as": "x"}]},
            "its `dropped[0].as` is wrong: Invalid enum value",
        ),
        ({"published": {"month": 13, "day": 1}}, "its `published` is no date"),
        ({"published": {"year": 10_000, "month": 1, "day": 1}}, "its `published` is no date"),
    ],
)
def test_an_export_that_somebody_has_spoilt_is_refused(
    outlets: Outlets, fields: dict[str, Any], reason: str
) -> None:
    with pytest.raises(Refused) as refused:
        read(_received(article(), **fields), outlets)
    assert refused.value.reason.startswith(reason)

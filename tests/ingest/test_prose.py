"""Prose that looks like furniture stays, wherever it stands; furniture goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest_tui.models import Role
from tests.reading import read

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article

TITLE = "A longer title of an article"
ONE, TWO, THREE = (
    "The first paragraph of it all stands here.",
    "The second paragraph says a little more.",
    "The third paragraph of the text is the last one.",
)
PROSE = """\
Photo by photo, the archivist went through what was left.
Photo: that was all he had of her.
By Friday, the bridge was open again.
Reporting by the BBC has found that the plant was empty.
On Feb. 11, 2025, the plant closed.
It happened at 14:32 on 11 February 2025.
He told The Washington Post.
She has worked for The New York Times Company.
The Guardian reported that the plant was empty.
Save the children, she said.
Support us, he said, or we will close.
CNN - a broadcaster - said so.
The minister spoke of a "new deal with the U.S."
Sources close to the minister say: nothing will change.
Sources: the mayor and two others say power will be back by the evening.
Source of the outage: a substation.
Popular: the trams of the city, which run again.
Updated: the mayor has since resigned.
Nothing significant to report.
Live fire was exchanged.
Tagged: that is how deer are counted.
According to images by Planet Labs, the hangar is gone.
The roof came down within seconds, video by residents showed.
14.20 tonnes were loaded.
Copyright 2019 was the year on the wall of the plant.
Whether all rights reserved for the state will ever be given back, he did not say.
Editor's note: a name has been changed.""".split("\n")


def texts(article: Article) -> str:
    parts = [f"{part.label or ''} {part.text}".strip() for part in article.body]
    return "\n".join([article.dek or "", *parts])


@pytest.mark.parametrize("line", PROSE)
@pytest.mark.parametrize("empty", ["\n", "\n\n"], ids=["close", "apart"])
def test_prose_stays(line: str, empty: str, outlets: Outlets) -> None:
    for rows in ((TITLE, line, ONE, TWO), (TITLE, ONE, line, TWO), (TITLE, ONE, TWO, line)):
        article = read(empty.join(rows).encode(), "x", outlets)
        assert line in texts(article)
        assert (article.title, article.source, article.byline, article.published) == (
            TITLE,
            None,
            None,
            None,
        )


def roles(outlets: Outlets, text: str) -> dict[str, Role]:
    article = read(text.encode(), "x", outlets)
    return {drop.text: drop.role for drop in article.dropped}


def test_a_mark_parts_sections_and_only_under_a_message_a_signature(outlets: Outlets) -> None:
    sections = f"{TITLE}\n\n{ONE}\n\n--\n\n{TWO}\n\n{THREE}"
    assert roles(outlets, sections) == {"--": Role.BOILERPLATE}
    signature = "Jane Doe\nThe Institute of Everything"
    message = f"From: Jane Doe\nSubject: News\n\n{ONE}\n\n{TWO}\n\n--\n{signature}"
    assert set(roles(outlets, message)) >= set(signature.split("\n"))
    assert not set(roles(outlets, f"{message}\n\n{THREE}")) & {*signature.split("\n"), THREE}


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("War\n", "Two killed in attacks on railway towns"),
        ("War / Latest\n\n", "Two killed in attacks on railway towns"),
        ("War\nLatest\n\n", "Two killed in attacks on railway towns"),
        ("North Korea\n", "Two killed in attacks on railway towns"),
        ("", "Kyiv ready to sign a deal with the U.S."),
        ("", "Mayor: “We will not stop.”"),
        ("", "why the drones keep coming to kharkiv"),
        ("", "Dam or no dam?"),
    ],
)
def test_titles(above: str, title: str, outlets: Outlets) -> None:
    article = read(f"{above}{title}\n\n{ONE}\n\n{TWO}".encode(), "x", outlets)
    assert article.title == title
    assert [part.text for part in article.body] == [ONE, TWO]


@pytest.mark.parametrize("title", ["Frozen out", "Blackout in Odesa", "Putin visits Kursk", "War"])
def test_a_short_title_is_no_kicker(title: str, outlets: Outlets) -> None:
    assert read(f"{title}\n\n{ONE}\n\n{TWO}".encode(), "x", outlets).title == title
    if title != "War":
        dek = "The region has been without power since Monday, and repairs will take a week"
        article = read(f"{title}\n{dek}\n\n{ONE}\n\n{TWO}".encode(), "x", outlets)
        assert (article.title, article.dek) == (title, dek)


def test_two_names_under_a_title_wrote_it_only_beside_a_date(outlets: Outlets) -> None:
    names = "Marco Rubio and Sergey Lavrov"
    assert read(f"{TITLE}\n\n{names}\n\n{ONE}\n\n{TWO}".encode(), "x", outlets).byline is None
    dated = read(f"{TITLE}\n\n{names}\n11 May 2025\n\n{ONE}\n\n{TWO}".encode(), "x", outlets)
    assert dated.byline == names


def test_the_days_of_a_timeline_are_not_when_it_was_published(outlets: Outlets) -> None:
    days = f"11 May 2025\n{ONE}\n\n13 May 2025\n{TWO}"
    article = read(f"{TITLE}\n\n{days}".encode(), "x", outlets)
    assert article.published is None
    assert [part.text for part in article.body] == ["11 May 2025", ONE, "13 May 2025", TWO]
    dated = read(f"{TITLE}\n20 May 2025\n\n{days}".encode(), "x", outlets)
    assert str(dated.published) == "20 May 2025"


def test_a_date_can_stand_under_several_lines_that_are_no_sentence(outlets: Outlets) -> None:
    above = "The second block follows in March\nEngineers say the repair took 200 days"
    article = read(
        f"{TITLE}\n{above}\nBy Jane Doe\n11 May 2025\n{ONE}\n{TWO}".encode(), "x", outlets
    )
    assert (article.byline, str(article.published)) == ("Jane Doe", "11 May 2025")


def test_a_picture_after_the_lead_makes_it_no_standfirst(outlets: Outlets) -> None:
    caption = "The square on Monday. Photo: Jane Doe"
    article = read(f"{TITLE}\n\n{ONE}\n\n{caption}\n\n{TWO}\n\n{THREE}".encode(), "x", outlets)
    assert article.dek is None
    header = read(f"{TITLE}\n\n{ONE}\n{caption}\n\n{TWO}\n\n{THREE}".encode(), "x", outlets)
    assert header.dek == ONE


def test_lower_case_lines_are_a_list_unless_a_picture_stands_by(outlets: Outlets) -> None:
    items = [f"{number} clashes on the whole front line" for number in ("145", "ninety")]
    article = read("\n".join((TITLE, "", ONE, *items, TWO)).encode(), "x", outlets)
    assert [part.text for part in article.body] == [ONE, *items, TWO]


def test_related_headlines_end_where_prose_goes_on(outlets: Outlets) -> None:
    text = f"{TITLE}\n{ONE}\nRead also:\nA bridge is lost\nThree things follow:\n{TWO}"
    assert roles(outlets, text) == {"Read also:": Role.RELATED, "A bridge is lost": Role.RELATED}
    block = f"{TITLE}\n\n{ONE}\n\nRead also:\nA bridge is lost\nA road is\n\n{TWO}"
    assert set(roles(outlets, block)) == {"Read also:", "A bridge is lost", "A road is"}
    apart = block.replace("\n\n", "\n").replace(f"\n{TWO}", "").replace("\n", "\n\n")
    assert set(roles(outlets, apart)) == {"Read also:", "A bridge is lost", "A road is"}

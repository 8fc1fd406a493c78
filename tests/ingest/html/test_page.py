"""Whole pages in the shapes of outlets, read as articles; all words are made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import RulesError
from digest_tui.ingest import load_outlets, read
from digest_tui.ingest.html.selectors import check_selector
from digest_tui.ingest.rule_files import read_rule_file
from digest_tui.models import Kind, Received, Role
from tests.ingest.html.pages import BODY, FOOT, NAV, SENTENCES, bodies, page, read_page

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets

TAKEAWAYS = (
    "Borduria is unlikely to leave the bridge before the winter comes. Its army has said so.",
    "Syldavian forces recently advanced near Oleksin and along the river to the north of it.",
    "Bordurian officials continue to deny that the bridge in Oleksin was ever closed by them.",
)
ITEMS = "".join(f"<li class='has-text-color'>\n   {text} &nbsp;</li>" for text in TAKEAWAYS)
TOPLINES = "".join(f"<p><strong>{text}</strong> {SENTENCES[0]}[{n}]</p>"
                   for n, text in enumerate(TAKEAWAYS, 1))  # fmt: skip
CONTENTS = (
    "<div class='toc'><ul><li><a href='#toplines'>Toplines</a></li>"
    "<li><a href='#key-takeaways'>Key Takeaways</a></li>"
    "<li><a href='#n'>Northern Axis</a></li></ul></div>"
)
NOTES = "".join(f"<p>[{n}] https://tass dot ru/politika/{n}</p>" for n in range(1, 40))

ISW_NEW = f"""<!DOCTYPE html><html lang="en-US"><head>
<title>Russian Offensive Campaign Assessment, May 3, 2025 | ISW</title>
<meta property="og:site_name" content="Institute for the Study of War"></head><body>{NAV}{CONTENTS}
<main><article class="post"><div id="nav-posts"><a href="/x">Previous</a></div>{CONTENTS}
<h1 class="gb-headline">Russian Offensive Campaign Assessment, May 3, 2025</h1>
<div class="dynamic-entry-content">
<div data-id="toplines" id="toplines"><h2>Toplines</h2>{TOPLINES}</div>
<div data-id="key-takeaways" id="key-takeaways"><div class="gb-container"><h2>Key Takeaways</h2>
<ol class="wp-block-list">{ITEMS}</ol></div></div>
<div data-id="n"><h2>Northern Axis</h2><div class="conflict-map-block"><p>Click to expand</p></div>
<p>{SENTENCES[1]}</p><ul><li>{SENTENCES[2]}</li></ul></div>
<div data-id="endnotes" id="endnotes"><h2>Endnotes</h2>{NOTES}</div>
</div></article></main>{FOOT}</body></html>"""

ISW_OLD = f"""<html><head><title>Russian Offensive Campaign Assessment, May 3, 2023 | Institute for
the Study of War</title></head><body>{NAV}<h1 class="title">Russian Offensive Campaign Assessment,
May 3, 2023</h1><span property="dc:date dc:created" content="2023-05-03T20:15:00-04:00">x</span>
<div property="content:encoded" class="field-item"><p><strong>Kateryna Stepanenko</strong></p>
{TOPLINES}<p><strong>Key Takeaways</strong></p><ul>{ITEMS}</ul><p>{SENTENCES[1]}</p></div>
{FOOT}</body></html>"""

KYIV_POST = f"""<html lang="en"><head><meta property="og:title"
content="ISW Russian Offensive Campaign Assessment, May 3, 2025">
<script type="application/ld+json">
{
    json.dumps(
        {
            "@type": "NewsArticle",
            "headline": "ISW Russian Offensive Campaign Assessment, May 3, 2025",
            "datePublished": "2025-05-04T09:12:00+03:00",
            "author": {"name": "Kyiv Post"},
        }
    )
}
</script></head><body>{NAV}<h1>ISW Russian Offensive Campaign Assessment, May 3, 2025</h1>
<section id="section_0"><p>Key Takeaways from the <a href="https://isw.example">ISW</a>:</p>
<ul><li>{TAKEAWAYS[0]}</li><div class="promo"><h4>Other Topics of Interest</h4>
<a href="/p/1"><b>Bridge Closes in Oleksin</b></a><p>The bridge will be closed a year.</p></div>
<li>{TAKEAWAYS[1]}</li><li>{TAKEAWAYS[2]}</li></ul><p>JOIN US ON TELEGRAM</p>
<p>Follow our coverage of the war on the @Kyivpost_official.</p><p>{SENTENCES[1]}</p></section>
{FOOT}</body></html>"""

DASHES = "<br>".join(f"– {text}" for text in TAKEAWAYS)
PRAVDA = f"""<html lang="en"><head><title>Army leaves the bridge – ISW | Ukrainska Pravda</title>
<meta property="og:site_name" content="Ukrainska Pravda"><meta property="article:published_time"
content="2025-05-04T03:10:00+03:00"></head><body>{NAV}<article class="post"><header>
<h1 class="post_title">Army leaves the bridge – ISW</h1><div class="post_news_date">
<span class="post_news_author">Olha Petrenko</span> — 4 May, 03:10</div></header>
<div class="post_news_text"><p>{SENTENCES[0]}</p>
<p><strong>Source:</strong> <a href="x">ISW</a></p>
<p><strong>Details:</strong> {SENTENCES[1]}</p>
<p><strong>To quote the ISW's Key Takeaways on 3 May:</strong></p><p>{DASHES}</p>
<p><strong>Support UP or become our patron!</strong></p></div>
<div class="post_news_tags"><a href="/t">war</a></div></article>{FOOT}</body></html>"""


FRAMES = ("dynamic-entry-content", "content:encoded", "section_0", "post_news_text")


@pytest.mark.parametrize(
    ("text", "url", "source"),
    [
        (ISW_NEW, "https://understandingwar.org/research/russia-ukraine/x-may-3-2025/", "ISW"),
        (ISW_OLD, "https://www.understandingwar.org/backgrounder/x-may-3-2023", "ISW"),
        (KYIV_POST, "https://www.kyivpost.com/post/1", "Kyiv Post"),
        (PRAVDA, "https://www.pravda.com.ua/eng/news/2025/05/4/1/", "Ukrainska Pravda"),
    ],
)
@pytest.mark.parametrize("ruled", [True, False])
def test_takeaways_survive_in_order(
    outlets: Outlets, text: str, url: str, source: str, *, ruled: bool
) -> None:
    """By the outlet's rules, and by the general reader where its pages have changed."""
    for name in () if ruled else FRAMES:
        text = text.replace(name, "x")
    article = read_page(outlets, text, url)
    assert article.source_name == source
    (assessment,) = article.assessments
    assert assessment.publisher == "ISW"
    assert assessment.doubt is None
    assert [takeaway.text for takeaway in assessment.takeaways] == list(TAKEAWAYS)


def test_a_report_of_the_new_site(outlets: Outlets) -> None:
    article = read_page(outlets, ISW_NEW, "https://understandingwar.org/research/x-may-3-2025/")
    assert article.title == "Russian Offensive Campaign Assessment, May 3, 2025"
    assert str(article.published) == "3 May 2025"
    headings = [part.text for part in article.body if part.kind is Role.HEADING]
    assert headings == ["Toplines", "Northern Axis"]
    told = " ".join(bodies(article))
    assert "dot ru" not in told
    assert "Click to expand" not in told
    assert SENTENCES[2] in told


def test_a_report_of_the_old_site_has_its_date(outlets: Outlets) -> None:
    article = read_page(outlets, ISW_OLD, "https://www.understandingwar.org/backgrounder/x")
    assert article.title == "Russian Offensive Campaign Assessment, May 3, 2023"
    assert str(article.published) == "3 May 2023, 20:15"


def test_promotion_and_appeals_are_left_out(outlets: Outlets) -> None:
    article = read_page(outlets, KYIV_POST, "https://www.kyivpost.com/post/1")
    assert bodies(article) == [SENTENCES[1]]
    assert article.byline is None  # the outlet is no author
    assert str(article.published) == "4 May 2025, 09:12"


def test_labels_of_an_outlet(outlets: Outlets) -> None:
    article = read_page(outlets, PRAVDA, "https://www.pravda.com.ua/eng/news/2025/05/4/1/")
    assert article.title == "Army leaves the bridge – ISW"
    assert article.byline == "Olha Petrenko"
    assert article.cited_source == "ISW"
    assert article.dek == SENTENCES[0]  # as in a pasted one: the source stands under it
    assert [(part.label, part.text) for part in article.body] == [("Details:", SENTENCES[1])]
    assert article.assessments[0].report_date is not None
    assert article.assessments[0].report_date.year is None


PLANET = """
name = "Daily Planet"
home = "https://planet.example/"
[page]
title = ["h2.headline"]
dek = ["p.stand"]
byline = ["span.by"]
published = ["time.when"]
body = ["div.nothing", "div.story"]
takeaways = ["div.points"]
remove = ["div.ad"]
"""
PLANET_PAGE = page(
    "<h1>Planet</h1><h2 class=headline>A bridge closes</h2><p class=stand>For a year.</p>"
    "<span class=by>By Lois Lane</span><time class=when datetime='2025-02-11T14:32'>Feb 11</time>"
    f"<div class=story>{BODY}<div class=ad><p>Buy a bridge now, while they last.</p></div>"
    "<h3>What next</h3><p>Nothing for now.</p></div>"
    "<div class=points><h3>Points</h3><ul><li>One.</ul></div>"
)


def test_a_reader_says_where_what_stands(tmp_path: Path) -> None:
    (tmp_path / "planet.toml").write_text(PLANET)
    article = read_page(load_outlets(tmp_path), PLANET_PAGE, "https://planet.example/a/1")
    assert article.source_name == "Daily Planet"
    assert (article.title, article.dek) == ("A bridge closes", "For a year.")
    assert (article.byline, str(article.published)) == ("Lois Lane", "11 February 2025, 14:32")
    told = bodies(article)
    assert told[:5] == [f"{sentence} {sentence}" for sentence in SENTENCES]
    assert told[5:] == ["What next", "Nothing for now.", "Points", "One."]


def test_the_reader_says_whose_it_is(tmp_path: Path) -> None:
    (tmp_path / "planet.toml").write_text(PLANET)
    received = Received("page", PLANET_PAGE.encode(), Kind.HTML)
    article = read(received, load_outlets(tmp_path), "Daily Planet")
    assert (article.source_name, article.title) == ("Daily Planet", "A bridge closes")


@pytest.mark.parametrize("selector", ["div[", "p::text", "", "a:nonsense", "//p", "p >"])
def test_a_wrong_selector_is_named(tmp_path: Path, selector: str) -> None:
    file = tmp_path / "planet.toml"
    file.write_text(f'name = "Planet"\n[page]\nbody = ["p", "{selector}"]\n')
    with pytest.raises(RulesError, match="no CSS selector") as error:
        read_rule_file(file)
    assert repr(selector) in str(error.value)
    assert [str(problem) for problem in load_outlets(tmp_path).problems] == [str(error.value)]


def test_our_own_selectors_can_be_used(outlets: Outlets) -> None:
    ruled = [outlet for outlet in outlets.all if outlet.page.body]
    assert len(ruled) >= 12
    for outlet in ruled:
        for selector in outlet.page.all:
            check_selector(selector)


def test_what_stands_in_json_alone_is_read(outlets: Outlets) -> None:
    linked = {
        "@type": "NewsArticle",
        "headline": "The bridge",
        "articleBody": "\n\n".join(SENTENCES),
    }
    text = (
        "<html><head><script type='application/ld+json'>" + json.dumps(linked) + "</script></head>"
        "<body><div id=root></div><script>start()</script></body></html>"
    )
    assert bodies(read_page(outlets, text)) == list(SENTENCES)


def test_a_date_in_a_sentence_and_a_quotation_stay_in_it(outlets: Outlets) -> None:
    first = (
        "<p>He said <q>it will <b>never</b> close</q> and left the hall, where the council of the "
        "town had met since the morning to speak about nothing else.</p>"
    )
    article = read_page(outlets, page(f"<article><h1>The bridge</h1>{first}{BODY}</article>"))
    assert bodies(article)[0].startswith("He said “it will never close” and left the hall, where")


def test_the_title_stands_in_no_paragraph(outlets: Outlets) -> None:
    article = read_page(outlets, page())
    assert article.title == "The bridge"
    assert "The bridge" not in bodies(article)
    assert len(article.body) == len(SENTENCES)

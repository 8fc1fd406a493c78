"""Banners that ask for consent are no part of a text, and what is only named like one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ingest.html.pages import BODY, SENTENCES, bodies, read_page

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets

TEXT = [f"{sentence} {sentence}" for sentence in SENTENCES]
WORDS = "To show you what you like, we ask for your consent to this. Our partners do so, too."
DIVS = BODY.replace("<p>", "<div>").replace("</p>", "</div><br>")


@pytest.mark.parametrize("text", [DIVS, f"<article><h1>The bridge</h1>{BODY}</article>"])
@pytest.mark.parametrize(
    "banner",
    [
        f'<div class="gdpr">{WORDS} <a>Accept</a></div>',
        f'<div id="CookieBar"><p>{WORDS}</p><button>Yes</button></div>',
        f'<section class="c-consent__layer">{WORDS}</section>',
        f'<div role="dialog" aria-label="Cookie settings"><p>{WORDS}</p></div>',
        f'<div class="wrap"><div id="onetrust-banner-sdk"><p>{WORDS}</p></div></div>',
        '<div class="gdpr">Ми піклуємося про ваші персональні дані. Дайте згоду.</div>',
    ],
)
def test_a_banner_is_left_out(outlets: Outlets, text: str, banner: str) -> None:
    html = f"<html><head><title>The bridge</title></head><body>{banner}{text}</body></html>"
    assert bodies(read_page(outlets, html)) == TEXT


@pytest.mark.parametrize(
    "around",
    [
        # The whole page, a post by its tag, a chapter by its anchor, a recipe.
        '<div class="cookies-not-set"><h1>The bridge</h1>{}</div>',
        '<div class="post tag-cookies"><p>Cookies.</p>{}</div>',
        '<article><h1>The bridge</h1><div id="cookies"><p>Cookies.</p>{}</div></article>',
        '<div class="cookie-recipe">{}</div>',
    ],
)
def test_what_is_named_like_one_stays(outlets: Outlets, around: str) -> None:
    html = f"<html><head><title>The bridge</title></head><body>{around.format(BODY)}</body></html>"
    assert bodies(read_page(outlets, html))[-len(TEXT) :] == TEXT

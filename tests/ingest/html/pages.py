"""Makes up pages: the parts that a test is about, in a page as sites make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.ingest import read
from digest_tui.models import Kind, Received

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article

SENTENCES = (
    "The council of Oleksin met on Tuesday and spoke about the bridge over the river for hours.",
    "Engineers had warned in March that the bridge, built in 1961, would not last another winter.",
    "The mayor said that repairs would begin in May, and that buses would take another road.",
    "Residents asked who would pay for it, since the budget of the town had been spent in full.",
    "An answer is expected next week, when the regional government is to meet in closed session.",
)
BODY = "".join(f"<p>{sentence} {sentence}</p>" for sentence in SENTENCES)
NAV = (
    '<nav><ul><li><a href="/news/">News</a></li><li><a href="/war/">War</a></li></ul></nav>'
    '<div class="cookie-banner">We use cookies. <button>Accept</button></div>'
)
FOOT = "<footer><p>© 2025 The Example. All rights reserved.</p></footer>"
AT = "https://www.site.example/news/2025/bridge-of-oleksin/"


def page(body: str = f"<article><h1>The bridge</h1>{BODY}</article>", head: str = "") -> str:
    start = f"<!DOCTYPE html><html><head>{head}</head><body>{NAV}"
    return f"{start}<main>{body}</main>{FOOT}</body></html>"


def read_page(
    outlets: Outlets, text: str | bytes, url: str | None = AT, charset: str | None = None
) -> Article:
    data = text if isinstance(text, bytes) else text.encode()
    return read(Received("page", data, Kind.HTML, charset, url), outlets)


def bodies(article: Article) -> list[str]:
    return [part.text for part in article.body]

"""One web page read as an article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest_tui.errors import Refused
from digest_tui.ingest.given import Given
from digest_tui.ingest.html.blocks import render
from digest_tui.ingest.html.charset import decode_page
from digest_tui.ingest.html.consent import drop_consent
from digest_tui.ingest.html.deks import choose_dek, shown_deks, without_line
from digest_tui.ingest.html.extract import extract
from digest_tui.ingest.html.json_ld import read_linked_data
from digest_tui.ingest.html.metadata import contradicts, read_metadata
from digest_tui.ingest.html.not_article import shown_instead
from digest_tui.ingest.html.selectors import every, first_text
from digest_tui.ingest.html.tree import parse_page
from digest_tui.ingest.patterns import plain
from digest_tui.ingest.prepared import Prepared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from digest_tui.ingest.html.metadata import Metadata
    from digest_tui.ingest.html.said import Said
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Received

_LITTLE = 250


def prepare_page(received: Received, outlets: Outlets, source: str | None = None) -> Prepared:
    """Make a text of a web page, with what the page says of it.

    Args:
        received: The page, with the address it was fetched from, if it was.
        outlets: The sources that are known.
        source: The source, where the reader says it; else the page has to.

    Raises:
        Refused: It is no page, or one of something else than an article.
    """
    root, remark = _parsed(received)
    said = read_metadata(root, received.url, outlets, source)
    rules = outlets.rules_for(said.outlet)
    dek = next(iter(first_text(root, rules.page.dek)), None)
    shown = shown_deks(root, said.deks)
    instead = shown_instead(root, said)
    drop_consent(root)
    body = extract(root, rules, said.linked)
    if reason := instead(body.lines):
        raise Refused(received.origin, reason)
    dek = dek or choose_dek(shown, body.lines, said.title)
    given = _given(said, dek, remark)
    told = _with_head(given, body.lines)
    if given.language and contradicts(given.language, told):
        said = replace(said, language=None)
        given = replace(given, language=None)
    return Prepared(told, replace(given, how=tuple(_how(said, dek, body.by))))


def _given(said: Metadata, dek: Said | None, remark: str | None) -> Given:
    remarks = [remark] if remark else []
    if said.addresses.copy_of:
        remarks.append(f"the page says that it is a copy of {said.addresses.copy_of}")
    return Given(
        url=said.addresses.url,
        also_at=said.addresses.others,
        site=said.site and said.site.text,
        title=said.title and said.title.text,
        dek=dek and dek.text,
        byline=said.byline and said.byline.text,
        published=said.published and said.published.date,
        language=said.language and said.language.text,
        whole_lines=True,
        notes=(*(said.published.notes if said.published else ()), *remarks),
    )


def _how(said: Metadata, dek: Said | None, body: str) -> Iterator[tuple[str, str]]:
    """Tell by what of the page each is known."""
    of = f" of {said.outlet.source.slug}.toml" if said.outlet else ""
    for what, known in (
        ("title", said.title),
        ("dek", dek),
        ("byline", said.byline),
        ("date", said.published),
        ("language", said.language),
        ("source", said.site),
        ("address", said.addresses if said.addresses.url else None),
    ):
        if known:
            yield what, known.by + (of if known.by.startswith("selector ") else "")
    yield "body", body + (of if body.startswith("selector ") else "")


def unused_selectors(
    received: Received, outlets: Outlets, source: str | None = None
) -> tuple[str, ...]:
    """Give the selectors of the outlet's rules that find nothing on a page.

    Raises:
        Refused: It is no page.
    """
    root, _ = _parsed(received)
    said = read_metadata(root, received.url, outlets, source)
    selectors = said.outlet.page.all if said.outlet else ()
    return tuple(selector for selector in selectors if not every(root, selector))


def page_text(received: Received) -> str:
    """Give all the words of a page, nothing left out, one block a line.

    Raises:
        Refused: It is no page.
    """
    root, _ = _parsed(received)
    lines = render(root)
    if sum(map(len, lines)) < _LITTLE:
        # The page is made by a script, and the words stand in what is made for machines.
        linked = read_linked_data(root)
        lines += [*linked.texts("headline"), *linked.texts("articleBody")]
    return "\n".join(lines)


def _parsed(received: Received) -> tuple[HtmlElement, str | None]:
    text = decode_page(received.data, received.charset, received.origin).text
    return parse_page(text, received.origin)


def _with_head(given: Given, lines: list[str]) -> str:
    """Put title and standfirst above the text, where the text does not begin with them."""
    begins = {plain(line.lstrip("# ")) for line in lines[:6]}
    head: list[str] = []
    has_title = not given.title or plain(given.title) in begins
    if given.title and not has_title:
        head += [f"# {given.title}", ""]
    if given.dek and not (has_title and plain(given.dek) in begins):
        head += [given.dek, ""]
        lines = without_line(lines, given.dek)
    return "\n".join((*head, *lines))

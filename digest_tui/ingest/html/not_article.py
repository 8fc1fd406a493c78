"""Pages that are something else than one article: a challenge, an error, a list of articles.

Each is told by several signs together, since every sign alone is on articles, too. Where
they leave a doubt, the page is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest_tui.ingest.html.own_addresses import is_front_page
from digest_tui.text.dates import find_date
from digest_tui.text.sentences import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.html import HtmlElement

    from digest_tui.ingest.html.metadata import Metadata

_CHALLENGE = re.compile(
    r"just a moment|attention required|checking (?:your browser|if the site connection)"
    r"|verif(?:y|ying) (?:that )?you are (?:a )?human|are you (?:a )?(?:human|robot)"
    r"|ddos[- ]protection|security check|access (?:to this page has been )?denied|captcha"
    r"|unusual traffic|зачекайте|перевірка браузера|проверка браузера|один момент",
    re.IGNORECASE,
)
_CHALLENGE_PARTS = (
    "//*[@id='challenge-form' or @id='challenge-running' or @id='cf-wrapper' or @id='px-captcha'"
    " or contains(@class, 'cf-challenge') or contains(@class, 'g-recaptcha')"
    " or contains(@class, 'h-captcha') or contains(@class, 'cf-turnstile')]"
    "|//script[contains(@src, 'challenge-platform') or contains(@src, 'captcha-delivery')]"
)
_ERROR = re.compile(
    r"(?:error\s*)?(?:40[0-9]|410|429|50[0-4])\b(?!\s*(?:people|km|million|soldiers|troops))"
    r"|(?:the )?page (?:is |was |could |can)?not (?:be )?found|not found|no such page|page unavailable"
    r"|(?:internal )?server error|bad gateway|service unavailable|too many requests|forbidden"
    r"|(?:oops|sorry)\b.{0,40}(?:not found|doesn.t exist|went wrong)"
    r"|сторінк\w* не (?:знайдено|існує)|страниц\w* не (?:найден\w*|существует)|помилка 404|ошибка 404",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"(?:log|sign) ?in to (?:continue|read|view|access|your account)|please (?:log|sign) ?in"
    r"|(?:subscribe|register|create an account) to (?:continue|read|keep reading|unlock|view)"
    r"|already (?:a subscriber|have an account)|this (?:article|content) is for (?:paid )?(?:subscribers|members)"
    r"|увійдіть, щоб|войдите, чтобы",
    re.IGNORECASE,
)
_NEEDS_SCRIPT = re.compile(
    r"(?:enable|turn on|requires?|need to enable) javascript|javascript (?:is )?(?:disabled|required|to run)"
    r"|увімкніть javascript|включите javascript",
    re.IGNORECASE,
)
_FEW = 3
"""Sentences in paragraphs of their own that an article has at the very least."""
_SHORT_PAGE = 6_000
_CARDS = 5
_LONGEST_CARD = 700
_PROSE = 140
"""Characters of a paragraph that tells something."""
_REPORTS = 3
_LONG_REPORT = 1_500


def shown_instead(root: HtmlElement, said: Metadata) -> Callable[[Sequence[str]], str | None]:
    """Look at a page before its text is extracted.

    Returns:
        What tells, of the extracted lines, what the page is instead of one article; it
        gives None where it is one, or may be.
    """
    titles = [_words(element) for element in root.xpath("//title[not(ancestor::svg)]|//h1")[:4]]
    text = _words(root, _SHORT_PAGE + 1)
    challenged = bool(root.xpath(_CHALLENGE_PARTS))
    password = bool(root.xpath("//input[@type='password']"))
    scripts = bool(root.xpath("//script[not(@type='application/ld+json')]"))
    listing = 0 if said.is_article else _listing_signs(root, said)
    refresh = _refresh(root)

    def reason(lines: Sequence[str]) -> str | None:
        sentences = sum(len(line.split()) > 5 and ends_sentence(line) for line in lines)
        if sentences < _FEW and not (said.is_article and sentences):
            short = len(text) < _SHORT_PAGE
            if short and (challenged or any(map(_CHALLENGE.search, titles))):
                return "it is a page that asks whether you are human, not an article"
            if short and any(map(_ERROR.match, titles)):
                return f"it is an error page, not an article: {next(filter(_ERROR.match, titles))[:100]}"
            if (password or _LOGIN.search(text)) and not said.linked.articles:
                return "it is a page to log in or subscribe, not an article"
            if refresh and short:
                return f"it only leads to another page: {refresh}"
            if (
                short
                and _NEEDS_SCRIPT.search(text)
                and not any(len(line) > _PROSE for line in lines)
            ):
                return "there is no text in it without JavaScript"
            if len(" ".join(lines)) < _PROSE and not said.linked.articles:
                if scripts and len(text) < 400:
                    return "there is no text in it without JavaScript"
                if not any(len(line) > 40 for line in lines):
                    return "there is no article in it, hardly any text at all"
        if listing >= 2:
            return "it is a page of links to articles, not an article"
        if days := _reports(lines):
            return f"it holds {days} reports, not one: add the pages of each"
        return None

    return reason


def _words(element: HtmlElement, most: int = 1_000) -> str:
    words: list[str] = []
    left = most
    for one in element.iter():
        for text in (
            one.text if one.tag not in {"script", "style"} else None,
            one.tail if one is not element else None,
        ):
            if text and (part := text.split()):
                words += part
                left -= sum(map(len, part)) + len(part)
        if left < 0:
            break
    return " ".join(words)[:most]


def _refresh(root: HtmlElement) -> str | None:
    for content in root.xpath(
        "//meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh']/@content"
    )[:1]:
        delay, _, address = str(content).partition(";")
        address = address.strip().removeprefix("url=").removeprefix("URL=").strip("\"' ")
        if (
            address.startswith(("http://", "https://"))
            and delay.strip().isdigit()
            and int(delay) < 10
        ):
            return address[:200]
    return None


def _listing_signs(root: HtmlElement, said: Metadata) -> int:
    """Count what speaks for a list of articles; the paragraphs of one speak against it."""
    articles = root.xpath("//article[not(ancestor::article)]")
    cards = [
        one
        for one in (articles if len(articles) >= _CARDS else ())
        if len(one.text_content()) <= _LONGEST_CARD and one.find(".//a[@href]") is not None
    ]
    in_cards = {p for card in cards for p in card.iter("p")} if len(cards) >= _CARDS else set()
    prose = 0
    for paragraph in root.iter("p"):
        length = len(paragraph.text_content())
        if length < _PROSE or paragraph in in_cards:
            continue
        if sum(len(link.text_content()) for link in paragraph.iter("a")) * 2 < length:
            prose += 1
            if prose >= _FEW:
                return 0
    headings = root.xpath("//h1|//h2|//h3|//h4")[:500]
    linked = sum(bool(h.xpath(".//a[@href]|ancestor::a[@href]")) for h in headings)
    kind = " ".join(said.tags.get("og:type", ())).lower()
    return sum(
        (
            len(cards) >= _CARDS,
            linked >= 8 and linked * 2 > len(headings),
            kind in {"website", "blog", "profile", "object"},
            said.linked.is_listing,
            bool(said.addresses.url and is_front_page(said.addresses.url)),
            _mostly_links(root),
        )
    )


def _mostly_links(root: HtmlElement) -> bool:
    links = sum(len(_words(link)) for link in root.xpath("//a[@href]")[:2_000])
    return links > 2_000 and links * 2 > len(_words(root, 200_000))


def _reports(lines: Sequence[str]) -> int | None:
    """Count reports that a page holds one after the other: one heading, but for its date."""
    stems: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if line.startswith("#") and len(line) < 200 and (date := find_date(line)):
            stem = " ".join((line[: date[1]] + line[date[2] :]).strip("# ,").lower().split())
            if len(stem.split()) > 1:
                stems.setdefault(stem, []).append(index)
    for places in stems.values():
        days = {lines[place] for place in places}
        lengths = [
            sum(map(len, lines[start:end]))
            for start, end in zip(places, [*places[1:], len(lines)], strict=True)
        ]
        if len(days) >= _REPORTS and sum(n > _LONG_REPORT for n in lengths) >= _REPORTS:
            return len(days)
    return None

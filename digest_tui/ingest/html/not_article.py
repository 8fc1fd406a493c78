"""Pages that are something else than one article: a challenge, an error, a list of articles.

Each is told by several signs together, since every sign alone is on articles, too. Where
they leave a doubt, the page is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest_tui.ingest.html.listings import listing_signs, reports_in, words_of
from digest_tui.text.sanitise import clean_line
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
    r"|(?:the )?page (?:is |was |could |can)?not (?:be )?found|not found|no such page"
    r"|page unavailable"
    r"|(?:internal )?server error|bad gateway|service unavailable|too many requests|forbidden\W*$"
    r"|(?:oops|sorry)\b.{0,40}(?:not found|doesn.t exist|went wrong)"
    r"|сторінк\w* не (?:знайдено|існує)|страниц\w* не (?:найден\w*|существует)"
    r"|помилка 404|ошибка 404",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"(?:log|sign) ?in to (?:continue|read|view|access|your account)|please (?:log|sign) ?in"
    r"|(?:subscribe|register|create an account) to (?:continue|read|keep reading|unlock|view)"
    r"|already (?:a subscriber|have an account)"
    r"|this (?:article|content) is for (?:paid )?(?:subscribers|members)"
    r"|увійдіть, щоб|войдите, чтобы",
    re.IGNORECASE,
)
_NEEDS_SCRIPT = re.compile(
    r"(?:enable|turn on|requires?|need to enable) javascript"
    r"|javascript (?:is )?(?:disabled|required|to run)"
    r"|увімкніть javascript|включите javascript",
    re.IGNORECASE,
)
_FEW = 3
"""Sentences in paragraphs of their own that an article has at the very least."""
_SHORT_PAGE = 6_000
_PROSE = 140
"""Characters of a paragraph that tells something."""


def shown_instead(root: HtmlElement, said: Metadata) -> Callable[[Sequence[str]], str | None]:
    """Look at a page before its text is extracted.

    Returns:
        What tells, of the extracted lines, what the page is instead of one article; it
        gives None where it is one, or may be.
    """
    titles = [words_of(element) for element in root.xpath("//title[not(ancestor::svg)]|//h1")[:4]]
    text = words_of(root, _SHORT_PAGE + 1)
    challenged = bool(root.xpath(_CHALLENGE_PARTS))
    password = bool(root.xpath("//input[@type='password']"))
    scripts = bool(root.xpath("//script[not(@type='application/ld+json')]"))
    listing = 0 if said.is_article else listing_signs(root, said)
    refresh = _refresh(root)

    def reason(lines: Sequence[str]) -> str | None:
        sentences = sum(
            len(line.split()) > 5 and ends_sentence(line) and not _LOGIN.search(line)
            for line in lines
        )
        if sentences < _FEW and not (said.is_article and sentences):
            short = len(text) < _SHORT_PAGE
            if short and (challenged or any(map(_CHALLENGE.search, titles))):
                return "it is a page that asks whether you are human, not an article"
            if short and (errors := list(filter(_ERROR.match, titles))):
                return f"it is an error page, not an article: {clean_line(errors[0])[:100]}"
            walled = password or (not sentences and _LOGIN.search(text))
            if walled and short and not said.linked.articles:
                return "it is a page to log in or subscribe, not an article"
            if refresh and short:
                return f"it only leads to another page: {clean_line(refresh)}"
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
        if days := reports_in(lines):
            return f"it holds {days} reports, not one: add the pages of each"
        return None

    return reason


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

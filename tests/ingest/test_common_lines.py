"""The lines that many sites have in common, and prose that begins as they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers import lines
from tests.reading import read

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets

BEFORE = "The council of Oleksin met on Tuesday and spoke about the bridge over the river."
AFTER = "The mayor said that repairs would begin in May, and that buses would take another road."


def _bodies(outlets: Outlets, line: str) -> list[str]:
    article = read(lines("A bridge is closed", "", BEFORE, "", line, "", AFTER), "x", outlets)
    return [part.text for part in article.body]


@pytest.mark.parametrize(
    "line",
    [
        "We value your privacy. We and our 843 partners store and access information on a device.",
        "We use cookies to improve your experience.",
        "This site uses cookies. Learn more",
        "Accept all",
        "Ми використовуємо файли cookie, щоб сайт працював краще.",
        "Мы используем файлы cookie. Продолжая, вы соглашаетесь с этим.",
        "If you like our work, please consider a donation.",
        "If you value our journalism, please consider supporting us.",
        "Якщо вам подобається наша робота, підтримайте нас.",
        "Поддержите нашу работу: сделайте взнос.",
        "Sign up for our newsletter and miss nothing.",
        "Get the best of the Gazette in your inbox every morning.",
        "Підписуйтесь на наш Telegram-канал",
        "Подписывайтесь на наш канал в Telegram!",
        "Share this article",
        "Поділитися у Facebook",
        "The post A Bridge Is Closed appeared first on The Gazette.",
        "The post “Closed” first appeared on The Gazette",
        "View this email in your browser: https://coast.example/v/1",
        "You receive this because you signed up at coast.example.",
        "Unsubscribe: https://coast.example/u",
        "Manage your preferences",
        "This email was sent to me@example.org",
        "Ви отримали цей лист, бо підписані на розсилку.",
        "Отписаться от рассылки",
    ],
)
def test_what_no_news_says_is_left_out(outlets: Outlets, line: str) -> None:
    assert _bodies(outlets, line) == [BEFORE, AFTER]


@pytest.mark.parametrize(
    "line",
    [
        "“We use cookies to learn what you like,” the company wrote to the court on Monday.",
        "We value privacy, the minister told the council, but the bridge comes first.",
        "The post that appeared first on Telegram was deleted on Monday.",
        "Accept the offer or leave, the mayor told the owners of the bridge.",
        "You receive this country as a guest, the mayor told the engineers.",
        "Subscribe was not the word that the mayor used.",
        "This email was sent to engineers in March, the council found.",
        "If you like our bridge, stay, the mayor told the visitors.",
        "Підтримайте міст, сказав мер на засіданні ради у вівторок.",
    ],
)
def test_what_begins_likewise_stays(outlets: Outlets, line: str) -> None:
    assert _bodies(outlets, line) == [BEFORE, line, AFTER]

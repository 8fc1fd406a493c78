"""The addresses of an article, whatever is written around them."""

from __future__ import annotations

import pytest

from digest_tui.analyse.links import links
from digest_tui.models import Dropped, Role
from tests.helpers import article


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://a.example/b.", ["https://a.example/b"]),
        ("(https://a.example/b_(c)), and so on", ["https://a.example/b_(c)"]),
        ("(at https://a.example/b)", ["https://a.example/b"]),
        ("“https://a.example/b”", ["https://a.example/b"]),
        ("HTTP://A.example and http://a.example", ["HTTP://A.example", "http://a.example"]),
        ("twice https://a.example twice https://a.example!", ["https://a.example"]),
        ("javascript:alert(1) file:///etc/passwd ftp://a.example", []),
        ("https:// and https://", []),
        ("https://a.example/\x1b]52;c;x\a", []),
        ("https://a.example/\u202etxt", []),
    ],
)
def test_addresses_in_a_text(text: str, found: list[str]) -> None:
    assert [link.address for link in links(article(text))] == found


def test_its_own_comes_first_and_each_says_what_it_is() -> None:
    read = article(
        "As https://b.example has it, and https://a.example/1.",
        url="https://a.example/1",
        also_at=("https://m.example/1",),
        cited_source="https://c.example",
        dropped=(Dropped(9, Role.FOOTNOTE, "[1] https://d.example"),),
    )
    assert [tuple(link) for link in links(read)] == [
        ("https://a.example/1", "the article"),
        ("https://m.example/1", "the same article"),
        ("https://c.example", "source cited"),
        ("https://b.example", "in the text"),
        ("https://d.example", "in a footnote"),
    ]


def test_a_page_of_addresses_has_an_end() -> None:
    text = " ".join(f"https://a.example/{number}" for number in range(100_000))
    assert len(links(article(text + "https://" * 100_000))) == 200

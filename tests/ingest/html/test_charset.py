"""Encodings of pages: as declared, wrongly declared, and not declared at all."""

from __future__ import annotations

import pytest

from digest_tui.errors import Refused
from digest_tui.ingest.html.charset import decode_page

UKRAINIAN = "Новини: їхній президент сказав - так, і пішов до Європи. Гроші є."
RUSSIAN = "Новости: объявлено о ёлке, и президент уехал в Европу."
FRENCH = "Café à Paris, déjà vu, l’été"
JAPANESE = "日本語のニュース記事です。これは短い文です。"


def encoded(text: str, codec: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body><p>{text}</p></body></html>".encode(codec)


@pytest.mark.parametrize("header", [None, "utf-8", "windows-1251", "latin1", "utf-7", "x-none"])
@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (UKRAINIAN, "utf-8"),
        (UKRAINIAN, "utf-8-sig"),
        (UKRAINIAN, "utf-16"),
        (UKRAINIAN, "utf-16-le"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8_u"),
        (RUSSIAN, "koi8_r"),
        (FRENCH, "cp1252"),
        (FRENCH, "utf-8"),
    ],
)
def test_no_header_makes_mojibake(text: str, codec: str, header: str | None) -> None:
    assert text in decode_page(encoded(text, codec), header, "page").text


@pytest.mark.parametrize(
    ("head", "header", "text", "codec"),
    [
        ('<meta charset="shift_jis">', None, JAPANESE, "shift_jis"),
        ("", "Shift-JIS", JAPANESE, "shift_jis"),
        ("", "EUC-KR", "한국어 뉴스 기사입니다.", "euc_kr"),
        ('<meta charset="gb2312">', None, "中文新闻报道。", "gbk"),
        ("", "iso-2022-jp", JAPANESE, "iso2022_jp"),
        ("", "windows-1250", "Żółć gęślą jaźń w Łodzi", "cp1250"),
        # WHATWG: latin1 is Windows-1252, with its quotation marks.
        ('<meta charset="latin1">', None, "“Quoted” – said", "cp1252"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=koi8-u">',
            None,
            "Цє \u2500 лінія",
            "koi8_u",
        ),
    ],
)
def test_as_declared(head: str, header: str | None, text: str, codec: str) -> None:
    assert text in decode_page(encoded(text, codec, head), header, "page").text


def test_a_declaration_in_a_comment_is_none() -> None:
    data = encoded(
        UKRAINIAN, "cp1251", '<!-- <meta charset="shift_jis"> --><meta charset="cp1251">'
    )
    assert decode_page(data, None, "page").encoding == "cp1251"


def test_the_xml_declaration_is_read() -> None:
    data = b'<?xml version="1.0" encoding="windows-1251"?>' + encoded(UKRAINIAN, "cp1251")
    assert UKRAINIAN in decode_page(data, None, "page").text


def test_a_damaged_letter_makes_no_other_encoding() -> None:
    data = encoded(UKRAINIAN, "utf-8").replace("президент".encode(), "прези\u0434".encode()[:-1])
    assert "Європи" in decode_page(data, "utf-8", "page").text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" \n ", "it is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "it is a PNG image, not text"),
        (b"%PDF-1.7 ...", "it is a PDF document, not text"),
        (b"x" * 5_000_000, "it is too large for one article (5.0 MB; at most 4.2)"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        decode_page(data, "utf-8", "page.html")
    assert refused.value.reason == reason

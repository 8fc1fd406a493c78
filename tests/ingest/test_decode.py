from __future__ import annotations

import pytest

from digest_tui.errors import Refused
from digest_tui.ingest.decode import MOST_BYTES, decode

ENGLISH = "ISW said “Kyiv” – it’s true. Zürich, a naïve café."
UKRAINIAN = (
    "Міністр оборони України Рустем Умєров оголосив 10 лютого про проєкт «Лінія дронів». "
    "Росія відправила офіцерів до КНДР."
)
RUSSIAN = "Министр обороны Украины Рустем Умеров объявил 10 февраля о проекте «Линия дронов»."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "cp1252"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (UKRAINIAN, "utf-8"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "utf-16"),
        (UKRAINIAN, "utf-16-le"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-u"),
        (RUSSIAN, "utf-16-be"),
    ],
)
def test_the_text_is_read_whatever_its_encoding(text: str, encoding: str) -> None:
    raw = text.encode(encoding, "replace")
    assert decode(raw, "x").text == raw.decode(encoding)


def test_one_damaged_spot_leaves_the_rest() -> None:
    raw = UKRAINIAN.encode().replace("оборони".encode(), b"\xd0\xff", 1)
    decoded = decode(raw, "x")
    assert decoded.encoding == "utf-8, damaged"
    assert "Рустем Умєров" in decoded.text


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "it is empty"),
        (b" \r\n\t ", "it is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "it is a PNG image, not text"),
        (b"%PDF-1.7 ...", "it is a PDF document, not text"),
        (b"PK\x03\x04....", "it is a zip archive or office document, not text"),
        (bytes(range(256)) * 4, "it is binary data, not text"),
        (b"a" * (MOST_BYTES + 1), "it is too large for one article (4.2 MB; at most 4.2)"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(raw: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        decode(raw, "some/file")
    assert refused.value.reason == reason
    assert str(refused.value) == f"some/file: {reason}"

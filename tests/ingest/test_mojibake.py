from __future__ import annotations

import pytest

from digest_tui.ingest.mojibake import mended

ENGLISH = "The Kremlin’s “demands” – all of them – are old…"
UKRAINIAN = "Кремль і далі заявляє, що переговори «заморожені»."


def taken_for(text: str, encoding: str) -> str:
    """Give what a reader of that encoding makes of UTF-8; browsers read every byte."""
    shown = []
    for byte in text.encode():
        try:
            shown.append(bytes([byte]).decode(encoding))
        except UnicodeDecodeError:
            shown.append(chr(byte))
    return "".join(shown)


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251"])
@pytest.mark.parametrize("text", [ENGLISH, UKRAINIAN, "“Wie lange?” fragte er, “über 5 €?” 🔹"])
def test_wrongly_decoded_texts(text: str, encoding: str) -> None:
    wrong = taken_for(text, encoding)
    assert wrong != text
    assert mended(wrong) == text


@pytest.mark.parametrize(
    "text",
    [
        "plain ASCII",
        ENGLISH,
        UKRAINIAN,
        "«À bientôt», dit-il à l’élève: «ça ira, Noël»",
        "Ça coûte 5 € à l’Opéra – où ça?",
        "Es heißt “â€™” und meint ein Zeichen, über das man früher stolperte.",
    ],
)
def test_what_was_read_right_stays(text: str) -> None:
    assert mended(text) == text

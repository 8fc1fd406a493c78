"""Makers of values for tests: name what matters, the rest is filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from digest_tui.models import (
    Article,
    Assessment,
    Filed,
    GivenDate,
    Paragraph,
    Place,
    Question,
    Reading,
    Received,
    Source,
    Takeaway,
)
from digest_tui.store import Store, ToFile

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
DATA = ROOT / "tests" / "data"
EUROMAIDAN = "000_70470cd7ccbf1993.txt"
CALIBER = "001_e2eb1e0c9266e0a3.txt"
PRAVDA = "002_306a3111077e3e2e.txt"
NOWHERE = Place(1, 1, 0, 0)


def article(body: str = "One paragraph.\nAnother one.", **given: Any) -> Article:
    """Make an article of paragraphs, one a line."""
    fields: dict[str, Any] = {
        "id": "0123456789abcdef",
        "source": Source("a-paper", "A Paper"),
        "evidence": (),
        "title": "A headline",
        "dek": None,
        "byline": None,
        "published": None,
        "body": tuple(Paragraph(line, NOWHERE) for line in body.split("\n") if line),
        "name": "a-paper-a-headline",
    }
    return Article(**(fields | given))


def assessment(*texts: str, publisher: str | None = "ISW", **given: Any) -> Assessment:
    """Make a list of takeaways."""
    fields: dict[str, Any] = {
        "publisher": publisher,
        "report_date": GivenDate(2, 10),
        "takeaways": tuple(
            Takeaway(number, text, NOWHERE) for number, text in enumerate(texts, 1)
        ),
        "cue": "Key Takeaways:",
    }
    return Assessment(**(fields | given))


def reading(of: Article, **given: Any) -> Reading:
    """Make the reading of an article without any marks."""
    fields: dict[str, Any] = {
        "article": of,
        "question": Question(),
        "body": tuple(() for _ in of.body),
        "takeaways": tuple(tuple(() for _ in a.takeaways) for a in of.assessments),
    }
    return Reading(**(fields | given))


def file_in(
    store: Store, given: Article, data: bytes, said_source: str | None = None
) -> tuple[Filed, Article]:
    """Keep an article that was read from some bytes."""
    received = Received(given.origin, data, url=given.url)
    with store.desk() as desk:
        (kept,) = desk.file([ToFile(given, received, said_source)])
    return kept


def lines(*texts: str) -> bytes:
    """Make the bytes of a file, one line each."""
    return "\n".join(texts).encode()


# What an article could carry to harm whoever reads it, or the program: name and text.
E_ = "\x1b"
HOSTILE = {
    "clear screen": f"{E_}[2J",
    "colours": f"{E_}[5;31m",
    "cursor": f"{E_}[10;10H",
    "clipboard, bell": f"{E_}]52;c;aGFja2Vk\x07",
    "clipboard, terminator": f"{E_}]52;c;aGFja2Vk{E_}\\",
    "title": f"{E_}]0;pwned\x07",
    "link": f"{E_}]8;;http://evil.example/{E_}\\click{E_}]8;;{E_}\\",
    "question": f"{E_}[6n",
    "device control": f"{E_}P$qm{E_}\\",
    "unterminated": f"{E_}]0;never ends",
    "8-bit sequence": "\x9b31m",
    "8-bit string": "\x9d0;x\x9c",
    "leave the screen": f"{E_}[?1049l",
    "mouse": f"{E_}[?1003l",
    "reset": f"{E_}c",
    "bell": "\x07",
    "backspaces": "abc\x08\x08\x08XYZ",
    "carriage return": "real\rfake",
    "zero byte": "a\x00b",
    "delete": "a\x7fb",
    "shift out": "\x0e\x0f",
    "vertical tab": "a\x0bb\x0cc",
    "next line": "a\x85b",
    "line separators": "a\u2028b\u2029c",
    "tab": "a\tb",
    "override": "user\u202egnp.exe",
    "isolates": "\u2066x\u2069\u2067y",
    "zero width": "a\u200bb\u200cc\u200dd\ufeffe",
    "tags": "a\U000e0041\U000e0042",
    "variation": "\u2764\ufe0f",
    "marks": "a" + "\u0301\u0316" * 60,
    "family": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "flag": "\U0001f1f3\U0001f1f4",
    "wide": "\u6f22\u5b57",
    "right to left": "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "surrogate": "a\ud800b",
    "private": "\ue000",
    "noncharacter": "\uffff",
    "filler": "\u3164",
    "soft hyphen": "a\u00adb",
    "markup": "[red]R[/red]",
    "click markup": "[@click=app.quit]C[/]",
    "link markup": "[link=http://evil.example/]L[/link]",
    "closing markup": "[/nope]",
    "bare markup": "[/]",
    "variable": "$primary $x",
    "open markup": "[bold",
    "escaped markup": "\\[red]",
}

"""What stands before the items of a list: bullets, numbers, letters, signs that come again.

A bullet or `1.` is a marker wherever it stands. A bare `1`, `a)`, `ii.`, `#3` or an emoji
could be the words of a sentence, so it is one only where it comes again as a list has it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from digest_tui.text.dates import find_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BULLETS = "-–—‒―*•·●▪◦‣▶►○■□➢➤✦✓✔☑✅⁃∙▸▹◆◇→➔➜⇒»›"
_STARTS = r"A-ZА-ЯІЇЄҐ\"“«‘'"
_MARKER = re.compile(
    rf"(?P<bullet>[{_BULLETS}])(?=\s|[{_STARTS}])\s*"
    r"|\[\*\]\s*"  # a list item of BBCode
    r"|[+o](?=\s+[A-ZА-ЯІЇЄҐ])\s*"  # Markdown's third bullet; what is left of Word's
    rf"|(?P<number>\(?\d{{1,2}}(?:[.)](?=\s|[{_STARTS}])|/\d{{0,2}}(?=\s)|\u20e3(?=\s|[{_STARTS}])))\s*"
)
_ALONE = re.compile(rf"[{_BULLETS.strip('-–—‒―')}]|\(?\d{{1,2}}(?:[.)]|\u20e3)")
_COUNTED = re.compile(
    r"(?:(?P<open>\()?(?P<letter>[a-hA-H])\)"
    r"|\(?(?P<roman>[ivx]{1,5}|[IVX]{1,5})(?P<after>[.)])"
    r"|(?P<small>[a-h])\."
    r"|[#№](?P<hash>\d{1,2})[.):]?"
    r"|(?P<bare>\d{1,2})(?P<parted>\s[-–—]|:)?)"
    rf"\s+(?=[{_STARTS}])"
)
_ROMAN = {
    numeral: number
    for number, numeral in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)
}
_FEWEST_COUNTED = 3
_LONGEST_SIGN = 4
_NO_BULLETS = frozenset("©®™°№␛�" + "".join(map(chr, range(0x2400, 0x2422)))) - {"�"}
_DIGITS = re.compile(r"\d+")


class Markers:
    """Tells the markers in one text, whose rows are known from the start."""

    def __init__(self, rows: Sequence[str]) -> None:
        counted = {at: length for run in _runs(rows) for at, length in run}
        signs = Counter(sign for row in rows if (sign := sign_at_start(row)))
        self._counted = counted
        self._signs = frozenset(sign for sign, times in signs.items() if times > 1)

    def split(self, at: int, content: str) -> tuple[str, str]:
        """Give the marker of a row, empty where it has none, and the words after it."""
        end = self._counted.get(at, 0)
        if not end and (found := _MARKER.match(content)):
            end = found.end()
        if not end and (sign := sign_at_start(content)) in self._signs:
            end = len(sign)
        words = content[end:].lstrip()
        return (content[:end].strip(), words) if end and words else ("", content)


def is_alone(text: str) -> bool:
    """Tell a row of nothing but a marker, as pasted lists often have them."""
    return _ALONE.fullmatch(text) is not None


@lru_cache(maxsize=1024)
def number_of(marker: str) -> int | None:
    """Give the number that a marker says, if it says one."""
    digits = _DIGITS.search(marker)
    return int(digits[0]) if digits else None


def kind_of(marker: str) -> str:
    """Give what two items of one list have in common."""
    if number_of(marker) is not None:
        return "number"
    return "letter" if any(map(str.isalpha, marker)) and marker != "o" else marker


def sign_at_start(row: str) -> str:
    """Give the pictures that a row starts with: `⚡`, `🔹`, a flag; mostly none."""
    if row[:1].isascii() or row[:1].isalnum():
        return ""
    end = 0
    while end < min(len(row), _LONGEST_SIGN) and _is_picture(row[end]):
        end += 1
    return row[:end]


def _is_picture(character: str) -> bool:
    return (
        unicodedata.category(character) in {"So", "Sk", "Sm"}
        and not character.isascii()
        and character not in _NO_BULLETS
    )


def _runs(rows: Iterable[str]) -> Iterator[list[tuple[int, int]]]:
    """Give what counts up from its first, row by row, whatever stands between."""
    open_runs: dict[str, list[tuple[int, int]]] = {}
    done: list[list[tuple[int, int]]] = []
    for at, row in enumerate(rows):
        found = _COUNTED.match(row)
        if found is None:
            continue
        for form, number in _counts(found, row):
            run = open_runs.get(form, [])
            if number == len(run) + 1:
                run.append((at, found.end()))
            elif number == 1:
                done.append(run)
                run = [(at, found.end())]
            open_runs[form] = run
    return (run for run in (*done, *open_runs.values()) if len(run) >= _FEWEST_COUNTED)


def _counts(found: re.Match[str], row: str) -> Iterator[tuple[str, int]]:
    """Give the ways to read a marker that counts: `i)` is a first one or a ninth."""
    if letter := found["letter"] or found["small"]:
        yield f"letter {found['small'] is not None}", ord(letter.lower()) - ord("a") + 1
    elif roman := found["roman"]:
        if number := _ROMAN.get(roman.lower()):
            yield f"roman {roman.islower()} {found['after']}", number
    elif found["hash"]:
        yield "hash", int(found["hash"])
    elif not (date := find_date(row[:40])) or date[1]:  # "4 March" is a day
        yield f"bare {found['parted']}", int(found["bare"])

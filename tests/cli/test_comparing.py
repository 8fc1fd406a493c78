"""`compare` and `explain`."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from digest_tui.library import Library
from digest_tui.models import Dismissed
from tests.cli.running import digest

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.ingest.outlets import Outlets

ALL = ("ukrainska", "caliber", "euromaidan")


@pytest.fixture(autouse=True)
def _filed(seeded: Library) -> None:
    """The samples are in the library that commands use."""


def test_compare_says_what_differs_and_what_only_one_tells() -> None:
    done = digest("compare", *ALL)
    assert done.code == 0
    assert "4 claims by all, 2 by some · 11 only here · 5 differ" in done.out
    differs, alone = done.out.split("What differs")[1].split("Only in Caliber.Az")
    assert "≠ role: Ukrainska Pravda “hundreds of its officers” (2) / Euromaidan" in differs
    assert "≠ spelling: Ukrainska Pravda “Aleksandr Matsegora” (4) / Caliber.Az “Alex" in differs
    assert "≠ place: Caliber.Az “Kursk region of Ukraine” (9) / Euromaidan Press “Rus" in differs
    caliber, euromaidan = alone.split("Only in Euromaidan Press")
    assert "even without proper treatment" in " ".join(caliber.split())
    assert "North Korean university professors would travel" in " ".join(euromaidan.split())
    assert "Only in Ukrainska Pravda" not in done.out


def test_compare_counts_weak_differences_on_request() -> None:
    assert "certainty" not in digest("compare", *ALL).out
    weak = digest("compare", "--weak", *ALL).out
    assert "14 differ, weak too" in weak
    assert "≠ certainty: Caliber.Az “reportedly” (2) / Euromaidan Press nothing of" in weak
    assert "14 differ, weak too" in digest("compare", "--weak", "--table", *ALL).out


def test_compare_says_where_quotations_are() -> None:
    found = digest("compare", *ALL)
    assert "” Euromaidan Press (11) “for a long period of time”: in no other article" in found.out


def test_what_is_dismissed_is_set_aside(tmp_path: Path, outlets: Outlets) -> None:
    with Library(tmp_path / "library", outlets, tmp_path / "state") as library:
        read = [library.article(name) for name in ALL]
        compared = library.compare(read)
        library.reader.keep(Dismissed.of(compared, compared.discrepancies[1]))
    found = digest("compare", *ALL)
    assert "4 differ · 1 dismissed" in found.out


def test_compare_as_a_table() -> None:
    table = digest("compare", "--table", *ALL).out.splitlines()
    assert table[2].split() == [
        "Ukrainska",
        "Pravda",
        "│",
        "Caliber.Az",
        "│",
        "Euromaidan",
        "Press",
    ]
    refused = [n for n, row in enumerate(table) if "refused" in row or "declined" in row]
    assert refused  # one row has the refusal in the words of all three
    text = "\n".join(table)
    row = next(part for part in text.split("─┼─") if "8. The ambassador" in part)
    assert "8. ISW also reported" in row
    assert "4. However, Matsegora" in row


def test_compare_as_json() -> None:
    found = digest("compare", *ALL, "--json").json
    assert set(found) == {
        "articles",
        "sentences",
        "pairs",
        "claims",
        "only_here",
        "cut",
        "discrepancies",
        "dismissed",
        "quotations",
    }
    assert {d["kind"] for d in found["discrepancies"]} >= {"role", "spelling", "place"}
    texts = [sentence["text"] for sentence in found["sentences"]]
    refusal = next(
        c for c in found["claims"] if any("refused" in texts[s] for s in c["sentences"])
    )
    assert {found["sentences"][s]["article"].split("-")[0] for s in refusal["sentences"]} == {
        "ukrainska",
        "caliber",
        "euromaidan",
    }


def test_explain() -> None:
    done = digest("explain", "ukrainska:8", "caliber:4")
    assert done.code == 0
    assert "strong pair (strong from 0.21, possible from 0.16)" in done.out
    assert "like refuse" in done.out
    found = digest("explain", "ukrainska:8", "caliber:13", "euromaidan", "--json").json
    assert found["tier"] is None
    assert found["score"] < 0.16
    assert [sentence["number"] for sentence in found["sentences"]] == [8, 13]


def test_explain_what_comes_closest() -> None:
    done = digest("explain", "caliber:13", "euromaidan")
    assert "Euromaidan Press, 7: Additionally, Pyongyang transfers missiles" in done.out
    assert re.search(r"no pair, 0\.\d{3} too little", done.out)


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        (("ukrainska", "caliber:4"), 2, "write ARTICLE:NUMBER"),
        (("ukrainska:x", "caliber:4"), 2, "write ARTICLE:NUMBER"),
        (("ukrainska:99", "caliber:4"), 2, "has 8 sentences; there is no number 99"),
        (("ukrainska:1", "ukrainska:2"), 2, "sentences of two articles"),
        (("ukrainska:1", "ukrainska"), 2, "sentences of two articles"),
        (("nosuch:1", "caliber:2"), 3, "nosuch"),
    ],
)
def test_explain_wrongly(given: tuple[str, ...], code: int, words: str) -> None:
    done = digest("explain", *given)
    assert (done.code, done.out) == (code, "")
    assert words in done.err


def test_numpy_is_imported_where_it_is_of_use() -> None:
    code = (
        "import sys; from digest_tui.cli import main\n"
        "try: main()\nfinally: print('numpy' in sys.modules, file=sys.stderr)"
    )
    for args, expected in ((("takeaways",), "False"), (("compare", *ALL), "True")):
        done = subprocess.run(
            [sys.executable, "-c", code, *args], capture_output=True, check=True, text=True
        )
        assert done.stderr.split()[-1] == expected

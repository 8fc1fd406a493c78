from __future__ import annotations

from digest_tui.query.fields import FIELDS
from digest_tui.query.reference import REFERENCE, lines


def test_it_fits_on_one_screen() -> None:
    shown = ["".join(line) for line in lines()]
    assert len(shown) <= 22
    assert max(map(len, shown)) <= 73


def test_no_field_is_missing() -> None:
    text = " ".join(" ".join((*entry.typed, entry.found)) for entry in REFERENCE)
    for field in FIELDS.keys() - {"tag"}:  # there are none yet
        assert f"{field}:" in text

from __future__ import annotations

import pytest

from digest_tui.ingest.takeaways.run_together import split_items

ONE, TWO, THREE = "It is told.", "It was told.", "It will be told."


@pytest.mark.parametrize(
    "line",
    [
        f"• {ONE} • {TWO} • {THREE}",
        f"{ONE} • {TWO} • {THREE}",
        f"- {ONE} - {TWO} - {THREE}",
        f"{ONE} – {TWO} – {THREE}",
        f"* {ONE} * {TWO} * {THREE}",
        f"1. {ONE} 2. {TWO} 3. {THREE}",
        f"(1) {ONE} (2) {TWO} (3) {THREE}",
        f"{ONE} 2) {TWO} 3) {THREE}",
    ],
)
def test_items_on_one_line(line: str) -> None:
    assert split_items(line) == [ONE, TWO, THREE]


@pytest.mark.parametrize(
    "line",
    [
        ONE,
        f"{ONE} {TWO}",
        "The largest package - that of May - was told - Again",
        "It was told in No. 5. That was all.",
        "They left on May 14. The rest stayed.",
        "",
    ],
)
def test_one_item_or_none(line: str) -> None:
    assert split_items(line) == [line]

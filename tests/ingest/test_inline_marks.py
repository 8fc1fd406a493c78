from __future__ import annotations

import pytest

from digest_tui.ingest.inline_marks import without_marks


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("**Key Takeaways:**", "Key Takeaways:"),
        ("*Key Takeaways*", "Key Takeaways"),
        ("<h2 class='x'>Key Takeaways</h2>", "Key Takeaways"),
        ("<li><b>It</b> is told.</li>", "- It is told."),
        ("[b]Key Takeaways[/b]", "Key Takeaways"),
        ("[url=https://a.example/x]Source[/url]", "Source"),
        ("[list]", ""),
        ("It [is](https://a.example/x) told.[[1]](https://a.example/y)", "It is told.[1]"),
        # What only looks like a mark stays.
        ("It is told.[i]", "It is told.[i]"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("* It is *told*.", "* It is *told*."),
        ("[the Kremlin] said (so)", "[the Kremlin] said (so)"),
        ("__init__ of **it", "init of **it"),
    ],
)
def test_marks(row: str, expected: str) -> None:
    assert without_marks(row) == expected

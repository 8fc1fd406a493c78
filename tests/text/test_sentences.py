from __future__ import annotations

import pytest

from digest_tui.text.sentences import ends_sentence, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Mr. Putin left. He said so.", ["Mr. Putin left.", "He said so."]),
        ("The U.S. Army came at 5 p.m. on Monday.", ["The U.S. Army came at 5 p.m. on Monday."]),
        ("He said “no.” Then he left.", ["He said “no.”", "Then he left."]),
        ("It cost 3.5 million. Why?", ["It cost 3.5 million.", "Why?"]),
        ("D. W. Placeholder wrote it.", ["D. W. Placeholder wrote it."]),
        ("wait... and see. Now.", ["wait... and see.", "Now."]),
        ("  spaces.  Around.  ", ["spaces.", "Around."]),
        ("Перше речення. Друге речення.", ["Перше речення.", "Друге речення."]),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It ends.", True),
        ("It ends.”", True),
        ("It ends.[3]", True),
        ("It ends. [N.B. a note]", True),
        ("A headline", False),
        ("A cue:", False),
    ],
)
def test_where_a_sentence_ends(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends

from __future__ import annotations

from digest_tui.ingest.unpack import Limits
from tests.ingest.unpack.helpers import taken_apart

FROM = "From a@b.example Tue Feb 11 10:00:00 2025\n"


def test_messages_are_parted_by_lines_that_start_with_from() -> None:
    first = "Subject: A\n\nA text.\n\n>From here on it is quoted.\nFrom: no start\n"
    second = "Subject: B\n\nFrom Kyiv they went on.\n\nFrom Kyiv they went on.\n"
    assert taken_apart(f"{FROM}{first}\n{FROM}{second}".encode()) == [
        f"MAIL x, message 1 {first.replace('>From', 'From')}\n",
        f"MAIL x, message 2 {second}",
    ]


def test_a_message_that_is_too_large_or_empty_is_named_and_passed_over() -> None:
    large = "Subject: A\n\n" + "a" * 3000 + "\n" * 3000
    box = f"{FROM}{large}\n{FROM}\n{FROM}Subject: B\n\nB text.\n"
    assert taken_apart(box.encode(), "x.mbox", limits=Limits(mail=1000)) == [
        "x.mbox, message 1: it is too large for one message (more than 0.0 MB)",
        "x.mbox, message 2: it is empty",
        "MAIL x.mbox, message 3 Subject: B\n\nB text.\n",
    ]

from __future__ import annotations

from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import Refused
from digest_tui.ingest import read, safe_text
from digest_tui.models import GivenDate, Kind, Received

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article

ONE, TWO = "The first paragraph of the letter.", "The second paragraph of the letter."
HTML = f"<html><head><title>x</title></head><p>{ONE}</p><p>{TWO}</p></html>"


def _read(message: bytes | EmailMessage, outlets: Outlets) -> Article:
    return read(Received("x", bytes(message), Kind.MAIL), outlets)


def _letter(plain: str = "", html: str = "", **headers: str) -> EmailMessage:
    message = EmailMessage()
    known = {
        "From": "The Daily Letter <news@letter.example>",
        "Subject": "A title of some words",
        "Date": "Tue, 11 Feb 2025 14:32:00 +0200",
    }
    for name, value in (known | headers).items():
        message[name] = value
    if plain:
        message.set_content(plain)
    if html:
        (message.add_alternative if plain else message.set_content)(html, subtype="html")
    return message


def test_the_headers_are_known_of_it(outlets: Outlets) -> None:
    article = _read(_letter(f"{ONE}\n\n{TWO}\n"), outlets)
    assert article.title == "A title of some words"
    assert article.published == GivenDate(2, 11, 2025, 14, 32)
    assert article.source_name == "The Daily Letter"
    assert [p.text for p in article.body] == [ONE, TWO]


def test_who_sent_it_is_its_source_only_if_the_text_tells_none(outlets: Outlets) -> None:
    told = f"{ONE}\n\nSupport UP or become our patron!\n"
    assert _read(_letter(told), outlets).source_name == "Ukrainska Pravda"
    assert _read(_letter(ONE, Subject="Fwd: A title"), outlets).source is None


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Fwd: RE: A title of it", "A title of it"),
        ("[list] A title of it", "[list] A title of it"),
        ("Заголовок листа — новини", "Заголовок листа — новини"),
        ("Fwd:", ""),
        ("", ""),
    ],
)
def test_the_subject_is_the_title(outlets: Outlets, subject: str, title: str) -> None:
    assert _read(_letter(f"{ONE}\n\n{TWO}", Subject=subject), outlets).title == title


@pytest.mark.parametrize(
    "message",
    [
        _letter(f"{ONE}\n\n{TWO}\n", HTML),
        _letter(html=HTML),
        _letter("Read it in your browser.", HTML),
        _letter(f"{ONE} <https://a.example/{'x' * 60}>\n\n{TWO}\n", HTML),
        _letter(HTML, HTML),
    ],
    ids=["both", "html", "stub", "links", "html as text"],
)
def test_the_part_that_has_the_whole_text_is_read(outlets: Outlets, message: EmailMessage) -> None:
    assert [p.text for p in _read(message, outlets).body] == [ONE, TWO]


def _raw(headers: str, body: bytes) -> bytes:
    return f"From: x\nSubject: A title of it\n{headers}\n\n".encode() + body


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (_raw("X-A: b", b"It is plain."), "It is plain."),
        (
            _raw("Content-Type: text/plain; charset=windows-1251", "Це лист.".encode("cp1251")),
            "Це лист.",
        ),
        (_raw("Content-Type: text/plain; charset=us-ascii", "Це лист.".encode()), "Це лист."),
        (_raw("Content-Type: text/plain; charset=no-such", "Це лист.".encode()), "Це лист."),
        (
            _raw(
                "Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain",
                b"It is =\nplain=2E",
            ),
            "It is plain.",
        ),
        (_raw("Content-Transfer-Encoding: base64", b"SXQgaXMgcGxhaW4u"), "It is plain."),
        (_raw("Content-Transfer-Encoding: no-such", b"It is plain."), "It is plain."),
        (_raw("Content-Type: text/plain; format=flowed", b"It is \nplain."), "It is plain."),
        (_raw("Content-Type: text/plain; charset=punycode", b"It is plain."), "It is plain."),
        (_raw("Content-Type: text/plain; charset=a\0b", b"It is plain."), "It is plain."),
        (_raw("Content-Type: nonsense", b"It is plain."), "It is plain."),
        (
            _raw("Content-Type: multipart/mixed; boundary=b", b"--b\n\nIt is plain."),
            "It is plain.",
        ),
        (_raw("X-A: b", b"It is\0 plain.\x1b[2J"), "It is␀ plain.␛"),
        (_raw("not a header at all", b"It is plain."), "It is plain."),
    ],
)
def test_any_encoding_and_any_defect(outlets: Outlets, message: bytes, text: str) -> None:
    assert _read(message, outlets).body[-1].text == text


def test_headers_that_are_no_ascii_or_of_no_encoding(outlets: Outlets) -> None:
    raw = f"From: Газета <x@y>\nSubject: =?no-such?Q?A=20title?= of it\n\n{ONE}\n".encode()
    article = _read(raw, outlets)
    assert (article.title, article.source_name) == ("A title of it", "Газета")


def test_attachments_are_left_out_and_counted(outlets: Outlets) -> None:
    message = _letter(ONE)
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    message.add_attachment("never", filename="a.txt")
    article = _read(message, outlets)
    assert [p.text for p in article.body] == [ONE]
    assert article.notes == ("2 attachments are left out",)


def test_a_message_that_only_carries_another_one_is_that_one(outlets: Outlets) -> None:
    carrier = EmailMessage()
    carrier["From"], carrier["Subject"] = "A Friend <a@b.example>", "Fwd: look"
    carrier.add_attachment(_letter(f"{ONE}\n\n{TWO}"))
    article = _read(carrier, outlets)
    assert (article.title, article.source_name) == ("A title of some words", "The Daily Letter")


def _nested(depth: int) -> bytes:
    opened = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth)
    )
    return b"From: x\nSubject: y\n" + opened + b"\nIt is deep down.\n"


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (b"From: x\nSubject: y\n\n", "there is no text in the message"),
        (_raw("Content-Type: application/pdf", b"x"), "there is no text in the message"),
        (_nested(3000), "its parts are nested too deeply to be read"),
        (
            _raw("Content-Type: text/html", b"<p>text</p>\n" * 800_000),
            "it cannot be read: its text is too long",
        ),
    ],
    ids=["empty", "no text", "deep", "long"],
)
def test_what_cannot_be_read_is_refused(outlets: Outlets, message: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        _read(message, outlets)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    "message",
    [
        _nested(50),
        _raw(
            "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b",
            b"--b\n\nIt is deep down.\n" * 10_000,
        ),
        _raw("X-A: b\n" * 10_000 + "X-B: c", b"It is deep down."),
        _raw("X-A: b\n" + " c\n" * 10_000 + "X-B: c", b"It is deep down."),
        _raw('Content-Type: text/plain; a="b\\";' + 'a="b\\";' * 50_000, b"It is deep down."),
        b'From: "a" <b@c>, (' + b'"a" <b@c>, (' * 50_000 + b"\nSubject: y\n\nIt is deep down.",
        b"From: x\nSubject: " + b"=?utf-8?Q?a?= " * 50_000 + b"\n\nIt is deep down.",
    ],
    ids=["nested", "parts", "headers", "folded", "parameters", "addresses", "words"],
)
def test_hostile_messages_are_read_all_the_same(outlets: Outlets, message: bytes) -> None:
    assert _read(message, outlets).body[-1].text == "It is deep down."


def test_the_text_for_people_is_decoded() -> None:
    received = Received("x", bytes(_letter(html=HTML)), Kind.MAIL)
    assert safe_text(received) == f"A title of some words\n\n{ONE}\n\n{TWO}"

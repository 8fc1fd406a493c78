"""Lists of subscriptions, as readers really write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.errors import Refused
from digest_tui.ingest.feeds import read_opml, write_opml
from digest_tui.models import Subscription

A, B = "https://a.example/feed", "https://b.example/rss?x=1&y=2"


def opml(body: str, head: str = "") -> bytes:
    return f"{head}<opml version='1.0'><head/><body>{body}</body></opml>".encode()


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (f'<outline text="A" xmlUrl="{A}"/>', Subscription("A", A)),
        (f'<outline title="A" text="B" type="rss" XMLURL="{A}"/>', Subscription("A", A)),
        (
            (
                f'<outline text="World"><outline text="E"><outline text="A" xmlurl="{A}"'
                ' htmlUrl="https://a.example/"/></outline></outline>'
            ),
            Subscription("A", A, "https://a.example/", "World/E"),
        ),
        (f'<outline xmlUrl=" {A} "/>', Subscription("a.example", A)),
        (f'<outline text="A" xmlUrl="feed:{A}" htmlUrl="x:y"/>', Subscription("A", A)),
        (f'<outline text="A&#10;\u202eB" xmlUrl="{A}"/>', Subscription("A \ufffdB", A)),
        # Ill-formed: a bare ampersand, an end tag that is not there, HTML's entities.
        (f'<outline text="A & B" xmlUrl="{A}">', Subscription("A & B", A)),
        (f"<outline text=A&nbsp;&copy; xmlUrl={A} />", Subscription("A ©", A)),
    ],
)
def test_what_readers_write(body: str, read: Subscription) -> None:
    assert read_opml(opml(body), "x").subscriptions == (read,)


def test_what_is_no_feed_is_left_and_each_is_there_once() -> None:
    body = (
        f'<outline text="F"><outline text="note"/><outline text="x" xmlUrl="file:///x"/>'
        f'<outline text="A" xmlUrl="{A}"/></outline><outline text="Again" xmlUrl="{A}"/>'
    )
    listed = read_opml(opml(body), "x")
    assert listed.subscriptions == (Subscription("A", A, None, "F"),)
    assert listed.left == ("“note”: it has no address", "“x”: file:///x is no web address")


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ('<outline text="No address"/>', "“No address”: it has no address"),
        ("<outline/>", "“no name”: it has no address"),
        ('<outline text="F"><outline/></outline>', "“no name”: it has no address"),
        (
            '<outline title="ftp one" xmlUrl=" ftp://x.example/f"/>',
            "“ftp one”: ftp://x.example/f is no web address",
        ),
        (
            '<outline xmlUrl="x:\u202e"/>',
            "“no name”: x:\ufffd is no web address",
        ),
    ],
)
def test_why_an_outline_is_left(body: str, left: str) -> None:
    assert read_opml(opml(f'<outline xmlUrl="{A}"/>{body}'), "x").left == (left,)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b"<html><body>x</body></html>", "it is no list of subscriptions (OPML)"),
        (b"{}", "it is no list of subscriptions (OPML)"),
        (b"\x89PNG\r\n\x1a\n\xff", "it is a PNG image, not text"),
        (opml(""), "it is a list of subscriptions, but names no feed"),
    ],
)
def test_what_is_no_list_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        read_opml(data, "x")
    assert refused.value.reason == reason


def test_entities_are_not_expanded_and_depth_is_no_matter() -> None:
    head = '<!DOCTYPE o [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]>'
    (read,) = read_opml(opml(f'<outline text="A &b;" xmlUrl="{A}"/>', head), "x").subscriptions
    assert read.name == "A"
    deep = '<outline text="f">' * 20_000 + f'<outline text="A" xmlUrl="{A}"/>'
    for data in (opml(deep + "</outline>" * 20_000), opml(deep)):
        (read,) = read_opml(data, "x").subscriptions
        assert (read.name, read.feed) == ("A", A)
        assert len(read.folder or "") <= 500


def test_a_list_is_written_in_folders() -> None:
    written = write_opml(
        [Subscription("A", A, "https://a.example/", "World/Europe"), Subscription("<B>", B)],
        "Mine & yours",
    )
    assert written.splitlines()[2:] == [
        "  <head><title>Mine &amp; yours</title></head>",
        "  <body>",
        (
            '    <outline type="rss" text="&lt;B&gt;" title="&lt;B&gt;"'
            ' xmlUrl="https://b.example/rss?x=1&amp;y=2"/>'
        ),
        '    <outline text="World" title="World">',
        '      <outline text="Europe" title="Europe">',
        (
            f'        <outline type="rss" text="A" title="A" xmlUrl="{A}"'
            ' htmlUrl="https://a.example/"/>'
        ),
        "      </outline>",
        "    </outline>",
        "  </body>",
        "</opml>",
    ]


@given(
    st.dictionaries(
        st.integers(0, 9),
        st.tuples(
            st.text("aЖ\"'<>&;]\u202e\x1b -", min_size=1), st.sampled_from([None, "a", "a/b"])
        ),
        min_size=1,
    )
)
def test_what_is_written_is_read_as_it_was(drawn: dict[int, tuple[str, str | None]]) -> None:
    given_ = [
        Subscription(name, f"https://a.example/{number}?a&b", "https://a.example/", folder)
        for number, (name, folder) in drawn.items()
    ]
    once = read_opml(write_opml(given_, "x").encode(), "x").subscriptions
    assert {(s.feed, s.folder) for s in once} == {(s.feed, s.folder) for s in given_}
    again = read_opml(write_opml(once, "x").encode(), "x").subscriptions
    assert set(again) == set(once)

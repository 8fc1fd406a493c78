"""What a reader follows: read, added, changed and removed, and nothing beside it is lost."""

from __future__ import annotations

import os
import stat
import threading
from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import AlreadyFollowed, NotFound, SubscriptionsError
from digest_tui.models import FetchSettings, Subscription, Subscriptions
from digest_tui.subscriptions import (
    add_subscription,
    load_subscriptions,
    remove_subscription,
    replace_subscription,
)
from digest_tui.subscriptions.form import FetchTable, SourceTable
from tests.helpers import ROOT

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = """\
# What I follow.

[fetch]
pause = 2   # they are slow
allow_private = [
    "nas.local",
]

# The war

[[source]]
name = "A Paper" # the first
feed = "https://a.example/feed"
folder = 'War'

# B is in Ukrainian,
# and good.
[[source]]
feed = "https://b.example/feed"
name = "B"
full_text = true

# The economy

[[source]] # weekly
name = "C"
feed = "https://c.example/feed"

# The end.
"""
A = Subscription("A Paper", "https://a.example/feed", folder="War")
B = Subscription("B", "https://b.example/feed", full_text=True)
C = Subscription("C", "https://c.example/feed")
D = Subscription("D", "https://d.example/feed", "https://d.example/", "War", max_age=7)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "sources.toml"
    file.write_text(WRITTEN, encoding="utf-8")
    return file


def test_reading(file: Path, tmp_path: Path) -> None:
    assert load_subscriptions(file) == Subscriptions(
        (A, B, C), FetchSettings(pause=2.0, allow_private=("nas.local",))
    )
    assert load_subscriptions(tmp_path / "none.toml") == Subscriptions()


def test_addresses_are_read_as_they_are_asked_for(file: Path) -> None:
    file.write_text('[[source]]\nname = "A"\nfeed = "HTTPS://A.example:443"\n')
    assert load_subscriptions(file).sources == (Subscription("A", "https://a.example/"),)


def test_adding(file: Path) -> None:
    add_subscription(file, D)
    assert load_subscriptions(file).sources == (A, B, C, D)
    assert file.read_text(encoding="utf-8") == (
        f"{WRITTEN}\n[[source]]\n"
        'name = "D"\nfeed = "https://d.example/feed"\nhome = "https://d.example/"\n'
        'folder = "War"\nmax_age = 7\n'
    )


def test_adding_where_there_is_nothing(tmp_path: Path) -> None:
    file = tmp_path / "new" / "sources.toml"
    add_subscription(file, D)
    assert load_subscriptions(file).sources == (D,)
    assert file.read_text().startswith("[[source]]\n")
    assert os.listdir(file.parent) == ["sources.toml"]  # noqa: PTH208


@pytest.mark.parametrize(
    ("name", "gone"),
    [
        ("A Paper", ('name = "A Paper"', "# the first")),
        ("b", ("# B is in", "# and good.", 'name = "B"', "full_text")),
        ("C", ("# weekly", 'name = "C"')),
    ],
)
def test_removing_takes_its_own_remark_and_no_other(
    file: Path, name: str, gone: tuple[str, ...]
) -> None:
    removed = remove_subscription(file, name)
    left = tuple(source for source in (A, B, C) if source != removed)
    assert load_subscriptions(file).sources == left
    text = file.read_text(encoding="utf-8")
    for words in gone:
        assert words not in text
    remarks = ("# What I follow", "# they are slow", "# The war", "# and good", "# The economy")
    for remark in {*remarks, "# The end."} - {*gone, "# and good" if name == "b" else ""}:
        assert remark in text
    assert "\n\n\n" not in text


def test_removing_all(file: Path) -> None:
    for name in ("A Paper", "B", "C"):
        remove_subscription(file, name)
    assert load_subscriptions(file).sources == ()
    assert load_subscriptions(file).fetch.pause == 2
    file.write_text('[[source]]\nname = "A"\nfeed = "http://a.example/"')
    remove_subscription(file, "A")
    assert file.read_text() == ""


def test_replacing_changes_what_is_another_and_no_more(file: Path) -> None:
    moved = Subscription("B", "https://b.example/new", folder="War")
    replace_subscription(file, "B", moved)
    assert load_subscriptions(file).sources == (A, moved, C)
    expected = WRITTEN.replace("b.example/feed", "b.example/new").replace(
        "full_text = true", 'folder = "War"'
    )
    assert file.read_text(encoding="utf-8") == expected


def test_replacing_by_the_same_changes_nothing(file: Path) -> None:
    replace_subscription(file, "B", B)
    assert file.read_text(encoding="utf-8") == WRITTEN


def test_line_ends_are_kept(file: Path) -> None:
    file.write_bytes(WRITTEN.replace("\n", "\r\n").encode())
    add_subscription(file, D)
    replace_subscription(file, "A Paper", Subscription("A", "https://a.example/feed"))
    remove_subscription(file, "B")
    data = file.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert [source.name for source in load_subscriptions(file).sources] == ["A", "C", "D"]


def test_modes_and_links_are_kept(file: Path, tmp_path: Path) -> None:
    file.chmod(0o640)
    link = tmp_path / "dotfiles" / "sources.toml"
    link.parent.mkdir()
    link.symlink_to(file)
    add_subscription(link, D)
    assert link.is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert len(load_subscriptions(file).sources) == 4


def test_several_sessions_lose_nothing(file: Path) -> None:
    def add(number: int) -> None:
        add_subscription(file, Subscription(f"N{number}", f"https://n.example/{number}"))

    threads = [threading.Thread(target=add, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(load_subscriptions(file).sources) == 11


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (Subscription("a paper", "https://x.example/"), "another source is called A Paper"),
        (Subscription("X", "HTTPS://A.example/feed"), "A Paper has the same feed"),
    ],
)
def test_nothing_is_followed_twice(file: Path, other: Subscription, words: str) -> None:
    with pytest.raises(AlreadyFollowed, match=words):
        add_subscription(file, other)
    with pytest.raises(AlreadyFollowed, match=words):
        replace_subscription(file, "C", other)
    assert file.read_text(encoding="utf-8") == WRITTEN


def test_what_is_not_followed_cannot_be_removed(file: Path) -> None:
    with pytest.raises(NotFound, match=r"you follow no source called .D"):
        remove_subscription(file, "D")
    with pytest.raises(NotFound, match=r"you follow no source called .D"):
        replace_subscription(file, "D", D)


@pytest.mark.parametrize(
    "wrong",
    [
        Subscription("", "https://x.example/"),
        Subscription("\x1b[2J", "https://x.example/"),
        Subscription("X", "file:///etc/passwd"),
        Subscription("X", "https://x.example/", home="x"),
        Subscription("X", "https://x.example/", max_age=0),
        Subscription("X" * 300, "https://x.example/"),
    ],
)
def test_what_cannot_be_is_not_written(file: Path, wrong: Subscription) -> None:
    with pytest.raises(SubscriptionsError) as caught:
        add_subscription(file, wrong)
    assert str(caught.value).isprintable()
    assert file.read_text(encoding="utf-8") == WRITTEN


def test_what_goes_too_deep_is_said(file: Path) -> None:
    file.write_text(f"source = {'[' * 100_000}", encoding="utf-8")
    with pytest.raises(SubscriptionsError, match="see docs"):
        load_subscriptions(file)


def test_every_field_is_documented() -> None:
    text = (ROOT / "docs" / "fetch.md").read_text(encoding="utf-8")
    for table in (SourceTable, FetchTable):
        for name in table.__struct_fields__:
            assert f"\n{name} = " in text, name


SOURCE = '[[source]]\nname = "A"\nfeed = "https://a.example/"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[source]]\nname = 'A'\n", "missing required field `feed` - at `$.source[0]`"),
        (f"{SOURCE}fulltext = true\n", "unknown field `fulltext` - at `$.source[0]`"),
        (f"{SOURCE}full_text = 'yes'\n", "Expected `bool | null`, got `str`"),
        (f"{SOURCE}{SOURCE}", "source 2 (A): A has the same feed"),
        (
            '[[source]]\nname = "A"\nfeed = "ftp://a.example/"',
            "source 1 (A): feed: it is no web address",
        ),
        ("[fetch]\njobs = 0\n", "at `$.fetch.jobs`"),
        ("[fetch]\npause = nan\n", "at `$.fetch.pause`"),
        ("[fetch]\ntimeout = -1\n", "at `$.fetch.timeout`"),
        ('[fetch]\nuser_agent = "a\\nX-Evil: b"\n', "fetch: user_agent: only plain ASCII"),
        ("[fetch\n", "(at line 1, column 7)"),
        ("sources = 1\n", "unknown field `sources`"),
        ('[[source]]\nname = "A\\u001b"\nfeed = "http://a.example/"', "name: it cannot be shown"),
    ],
)
def test_a_wrong_file_says_where(file: Path, text: str, words: str) -> None:
    file.write_text(text)
    for act in (
        lambda: load_subscriptions(file),
        lambda: add_subscription(file, D),
        lambda: remove_subscription(file, "A"),
    ):
        with pytest.raises(SubscriptionsError) as caught:
            act()
        assert words in str(caught.value)
        assert str(caught.value).startswith(str(file))
        assert str(caught.value).isprintable()
    assert file.read_text() == text


def test_what_only_its_writer_can_change_is_left(file: Path) -> None:
    text = 'source = [{ name = "A", feed = "https://a.example/" }]\n'
    file.write_text(text)
    assert len(load_subscriptions(file).sources) == 1
    with pytest.raises(SubscriptionsError, match=r"has to begin with a line \[\[source\]\]"):
        add_subscription(file, D)
    assert file.read_text() == text


def test_a_header_inside_a_text_misleads_nobody(file: Path) -> None:
    text = f"{SOURCE}folder = '''\n[[source]]\n'''\n"
    file.write_text(text)
    with pytest.raises(SubscriptionsError):
        remove_subscription(file, "A")
    assert file.read_text() == text


def test_files_that_are_none(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(SubscriptionsError, match="it has to be a file"):
        load_subscriptions(pipe)
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(SubscriptionsError, match="loop: Too many levels of symbolic links"):
        load_subscriptions(loop)
    latin = tmp_path / "latin.toml"
    latin.write_bytes(b'[[source]]\nname = "\xe9"')
    with pytest.raises(SubscriptionsError, match=r"see docs/fetch\.md"):
        load_subscriptions(latin)
    with pytest.raises(SubscriptionsError, match="it cannot be written"):
        add_subscription(latin / "sources.toml", D)

"""When an article is new, known, read anew or a new version."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from digest_tui.models import Filed, Kind, Received, Source
from digest_tui.store import Store, ToFile
from tests.helpers import article

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.models import Article
    from digest_tui.store.records import Seen

HERE = "https://paper.example/news/one"
BODY = "The bridge was closed at noon on Monday.\nNobody was hurt, the mayor said.\nIt opens soon."
EDITED = BODY.replace("noon", "ten")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def file(
    store: Store,
    body: str = BODY,
    data: bytes = b"page",
    kind: Kind = Kind.HTML,
    rules: str = "r1",
    **given: str | tuple[str, ...] | None,
) -> tuple[Filed, Article]:
    read = article(body, **({"url": HERE} | given))
    received = Received("here", data, kind, url=read.url)
    with store.desk() as desk:
        (kept,) = desk.file([ToFile(read, received, rules=rules)])
    return kept


@pytest.mark.parametrize(
    "address",
    [
        HERE,
        f"{HERE}/",
        "http://www.paper.example/news/one",
        f"{HERE}?utm_source=feed&utm_medium=rss",
        f"{HERE}/amp",
        f"{HERE}#comments",
    ],
)
def test_an_article_is_known_by_its_address(store: Store, address: str) -> None:
    _, first = file(store)
    # Another address makes another id; what counts is that it leads to the same article.
    filed, second = file(store, data=b"another page", url=address, id="f" * 16)
    assert (filed, second.id) == (Filed.KNOWN, first.id)
    assert store.count() == 1


def test_other_articles_of_a_site_are_others(store: Store) -> None:
    file(store)
    assert file(store, url=f"{HERE}?p=2", id="a" * 16)[0] is Filed.NEW
    assert file(store, url="https://paper.example/news/two", id="b" * 16)[0] is Filed.NEW
    assert store.count() == 3


def test_an_address_that_a_page_names_leads_to_it_too(store: Store) -> None:
    _, first = file(store, also_at=("https://m.short.example/x1",))
    filed, second = file(store, url="https://m.short.example/x1", id="f" * 16)
    assert (filed, second.id) == (Filed.KNOWN, first.id)


def test_what_the_outlet_has_changed_is_a_new_version(store: Store) -> None:
    _, first = file(store)
    filed, second = file(store, EDITED, b"the page, edited")
    assert (filed, second.id, second.name) == (Filed.NEW_VERSION, first.id, first.name)
    assert store.article(first.id).body[0].text == "The bridge was closed at ten on Monday."
    assert [kept.received.data for kept in store.versions(first.id)] == [
        b"page",
        b"the page, edited",
    ]
    assert store.original(first.id).received.data == b"the page, edited"
    assert store.count() == 1


def test_other_furniture_around_the_same_words_is_no_version(store: Store) -> None:
    _, first = file(store)
    assert file(store, data=b"page, 17 views", notes=("17 views",))[0] is Filed.KNOWN
    assert len(store.versions(first.id)) == 1
    assert store.original(first.id).received.data == b"page"


def test_a_version_that_was_there_before_is_known(store: Store) -> None:
    _, first = file(store)
    file(store, EDITED, b"the page, edited")
    assert file(store)[0] is Filed.KNOWN
    assert file(store, data=b"the first page, 17 views")[0] is Filed.KNOWN
    assert store.article(first.id).body[0].text.endswith("ten on Monday.")


def test_an_outlet_can_take_a_change_back(store: Store) -> None:
    def fetched(body: str, data: bytes) -> Filed:
        read = article(body, url=HERE, origin=HERE)
        received = Received(HERE, data, Kind.HTML, url=HERE)
        with store.desk() as desk:
            ((filed, _),) = desk.file([ToFile(read, received)])
        return filed

    told = [fetched(BODY, b"1"), fetched(EDITED, b"2"), fetched(BODY, b"1")]
    assert told == [Filed.NEW, Filed.NEW_VERSION, Filed.NEW_VERSION]


def test_an_excerpt_of_what_is_there_whole_is_known(store: Store) -> None:
    _, first = file(store)
    excerpt = BODY.split("\n", maxsplit=1)[0]
    assert file(store, excerpt, b"entry", Kind.RECORD)[0] is Filed.KNOWN
    assert len(store.versions(first.id)) == 1


def test_the_whole_takes_the_place_of_an_excerpt(store: Store) -> None:
    excerpt = BODY.split("\n", maxsplit=1)[0]
    _, first = file(store, excerpt, b"entry", Kind.RECORD)
    filed, second = file(store)
    assert (filed, second.id) == (Filed.READ_ANEW, first.id)
    assert [kept.received.data for kept in store.versions(first.id)] == [b"page"]


def test_a_whole_text_of_a_feed_that_was_changed_is_a_version(store: Store) -> None:
    long = "\n".join(f"Sentence number {n} of a text that the feed gives." for n in range(31))
    file(store, long, b"entry", Kind.RECORD)
    edited = long.replace("number 7", "number seven")
    assert file(store, edited, b"entry, edited", Kind.RECORD)[0] is Filed.NEW_VERSION
    more = edited + "\nOne sentence more."
    assert file(store, more, b"entry, longer", Kind.RECORD)[0] is Filed.NEW_VERSION


def test_a_page_that_has_lost_a_part_is_a_version(store: Store) -> None:
    file(store)
    assert file(store, BODY.split("\n", maxsplit=1)[0], b"the page, cut")[0] is Filed.NEW_VERSION


def test_other_rules_make_no_version(tmp_path: Path) -> None:
    """The page says the same; what was dropped from it before is now read."""
    store = Store(tmp_path, lambda _: replace(first, body=by_new_rules.body))
    by_new_rules = article(BODY + "\nA last line.", url=HERE)
    _, first = file(store)
    filed, _ = file(store, BODY + "\nA last line.", b"page, 17 views", rules="r2")
    assert filed is Filed.KNOWN
    assert len(store.versions(first.id)) == 1


def test_equal_bytes_by_other_rules_are_read_anew(store: Store) -> None:
    _, first = file(store)
    filed, second = file(store, byline="Jane Doe", rules="r2")
    assert (filed, second.byline) == (Filed.READ_ANEW, "Jane Doe")
    assert len(store.versions(first.id)) == 1


OTHER = "A school in the north has a new roof.\nPupils moved in on Friday, teachers said."


def file_from(store: Store, fetched: str | None, body: str, kind: Kind = Kind.HTML) -> Filed:
    """File what says that it is at HERE; its id is made of that."""
    read = article(body, url=HERE, title=body.split(" ", maxsplit=3)[2])
    received = Received("here", body.encode(), kind, url=fetched)
    with store.desk() as desk:
        ((filed, kept),) = desk.file([ToFile(read, received)])
    assert store.article(kept.id).body == read.body
    return filed


@pytest.mark.parametrize(
    ("fetched", "others", "kind"),
    [
        ("https://paper.example/a", "https://paper.example/b", Kind.HTML),
        (None, None, Kind.HTML),
        (None, None, Kind.RECORD),
        (HERE, HERE, Kind.RECORD),
    ],
    ids=["pages", "saved pages", "records", "entries of a feed"],
)
def test_one_address_for_all_is_none(
    store: Store, fetched: str | None, others: str | None, kind: Kind
) -> None:
    assert file_from(store, fetched, BODY, kind) is Filed.NEW
    assert file_from(store, others, OTHER, kind) is Filed.NEW
    assert store.count() == 2
    assert file_from(store, others, OTHER, kind) is Filed.KNOWN
    assert file_from(store, fetched, BODY, kind) is Filed.KNOWN
    assert file_from(store, fetched, EDITED, kind) is Filed.NEW_VERSION
    if fetched != others:  # that one is known by where it was fetched
        assert file_from(store, others, f"{OTHER}\nAll is well.", kind) is Filed.NEW_VERSION
    assert store.count() == 2


def test_a_page_that_is_written_anew_is_a_version(store: Store) -> None:
    assert file_from(store, HERE, BODY) is Filed.NEW
    assert file_from(store, HERE, OTHER) is Filed.NEW_VERSION


def test_an_entry_in_words_of_its_own_becomes_the_page(store: Store) -> None:
    assert file_from(store, HERE, OTHER, Kind.RECORD) is Filed.NEW
    assert file_from(store, HERE, BODY) is Filed.NEW_VERSION


def test_the_address_that_it_came_from_goes_before_those_that_it_claims(store: Store) -> None:
    _, first = file(store, url="https://paper.example/zz", id="a" * 16)
    file(store, OTHER, b"other", url="https://paper.example/aa", id="b" * 16)
    read = article(EDITED, url="https://paper.example/aa", id="b" * 16)
    received = Received("here", b"edited", Kind.HTML, url="https://paper.example/zz")
    with store.desk() as desk:
        ((filed, kept),) = desk.file([ToFile(read, received)])
    assert (filed, kept.id) == (Filed.NEW_VERSION, first.id)


def test_a_teaser_takes_not_the_place_of_the_page(store: Store) -> None:
    assert file_from(store, HERE, BODY) is Filed.NEW
    read = article("What drivers have to know today.", url=HERE)
    with store.desk() as desk:
        ((filed, kept),) = desk.file(
            [ToFile(read, Received("feed", b"entry", Kind.RECORD, url=HERE))]
        )
    assert filed is Filed.KNOWN
    assert store.article(kept.id).body[0].text.startswith("The bridge")


def seen_in(store: Store, received: Received) -> Seen | None:
    with store.desk() as desk:
        return desk.seen(received)


def test_what_came_in_before_is_seen(store: Store) -> None:
    received = Received("here", b"page", Kind.HTML, url=HERE)
    assert seen_in(store, received) is None
    _, kept = file(store)
    seen = seen_in(store, received)
    assert seen is not None
    assert (seen.article.id, seen.rules, seen.said_source) == (kept.id, "r1", None)
    for other in (
        replace(received, data=b"other"),
        replace(received, charset="koi8-r"),
        replace(received, url=None),
        replace(received, kind=Kind.PLAIN),
    ):
        assert seen_in(store, other) is None
    assert seen_in(store, replace(received, origin="elsewhere")) == seen


def test_what_is_removed_leaves_nothing(store: Store) -> None:
    _, kept = file(store)
    file(store, EDITED, b"the page, edited")
    store.remove(kept.id)
    assert store.versions(kept.id) == []
    assert seen_in(store, Received("here", b"page", Kind.HTML, url=HERE)) is None
    assert file(store)[0] is Filed.NEW


def test_large_originals_are_kept_byte_for_byte(store: Store) -> None:
    data = bytes(range(256)) * 40
    _, kept = file(store, data=data)
    assert store.original(kept.id).received == Received("here", data, Kind.HTML, url=HERE)


@pytest.mark.parametrize(("first", "second"), [(HERE, None), (None, HERE)])
def test_a_page_and_the_page_saved_are_one(
    store: Store, first: str | None, second: str | None
) -> None:
    _, kept = file(store, url=first, id="a" * 16)
    filed, known = file(store, data=b"the page, saved", url=second, id="b" * 16)
    assert known.id == kept.id
    assert filed in {Filed.KNOWN, Filed.READ_ANEW}
    assert store.count() == 1
    # From now on its address leads to it, whichever came first.
    assert file(store, EDITED, b"the page, edited", url=HERE)[1].id == kept.id


def test_one_text_of_two_sources_is_two_articles(store: Store) -> None:
    file(store, url=None, id="a" * 16)
    other = article(BODY, id="b" * 16, url=HERE, source=Source("other", "Other"))
    with store.desk() as desk:
        ((filed, _),) = desk.file([ToFile(other, Received("here", b"page", Kind.HTML, url=HERE))])
    assert filed is Filed.NEW

"""The sources that a reader follows on the screen, key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import LibraryReadOnly
from digest_tui.models import (
    FetchedArticle,
    FetchedSource,
    Outcome,
    Subscription,
)
from digest_tui.subscriptions import add_subscription, load_subscriptions
from digest_tui.tui.screens.browse import BrowseScreen
from digest_tui.tui.screens.discovering import looks_like_an_address
from digest_tui.tui.screens.sources import SourcesScreen
from tests.helpers import article, file_in
from tests.library.test_fetching import PROSE, item, page, rss
from tests.tui.driving import Screen, burst, running
from tests.tui.fetching import COURIER, GAZETTE, HERALD, Fetched
from tests.tui.test_stories import told
from tests.webserver import HANG, RSS, Response, raw, serving

if TYPE_CHECKING:
    from pathlib import Path

    from digest_tui.library import Library

SIZES = [(80, 24), (120, 40), (200, 50)]


def write(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)


def names(file: Path) -> list[str]:
    return [source.name for source in load_subscriptions(file).sources]


async def listing(screen: Screen) -> SourcesScreen:
    await screen.press("F")
    await screen.until(lambda: isinstance(screen.app.screen, SourcesScreen))
    shown = screen.app.screen
    assert isinstance(shown, SourcesScreen)
    await screen.until(lambda: not shown.is_fetching)
    return shown


async def browsing(screen: Screen) -> None:
    await screen.until(lambda: isinstance(screen.app.screen, BrowseScreen))


@pytest.mark.parametrize("size", SIZES[:1])
async def test_all_are_fetched(fetched: Fetched, size: tuple[int, int]) -> None:
    fetched.news = [
        FetchedArticle(COURIER, Outcome("https://courier.example/1", None, refused="it is empty")),
        FetchedSource(COURIER, new=12, entries=20, refused=1, notes=("its feed is old",)),
        FetchedSource(HERALD, unchanged=True),
        FetchedSource(GAZETTE, "it answered 500 [bold]"),
    ]
    async with running(fetched, size) as screen:
        await listing(screen)
        await screen.shows("3 sources", "Local · https://courier.example/feed", "Gazette [red]")
        await screen.press("f")
        await screen.shows("▸ ! Fernley Courier  12 new of 20, 1 refused, 1 trouble")
        await screen.shows(
            "= The Herald       nothing new", "▸ ✗ Gazette [red]    it answered 500 ["
        )
        await screen.shows("12 new articles; 1 article refused; 1 source failed · 3 sources")
        assert not told(screen)
        await screen.press("j", "l")
        await screen.shows("▾ !", "! its feed is old", "✗ https://courier.example/1: it is empty")
        await screen.press("j", "h")
        await screen.lacks("its feed is old")
        await screen.press("G", "enter")
        await screen.shows("▾ ✗", "✗ it answered 500 [bold]")
        await screen.press("enter", "k", "enter")
        await screen.until(lambda: "Nothing was wrong with it" in told(screen))
        await screen.press("l", "h", "q")
        await screen.shows("3 articles")
    assert fetched.asked == [(["Fernley Courier", "The Herald", "Gazette [red]"], False)]


async def test_a_long_name_takes_the_room_there_is(fetched: Fetched, file: Path) -> None:
    name = "The Weekly Gazette of Fernley and of all Villages along the River"
    long = Subscription(name, "https://long.example/feed")
    add_subscription(file, long)
    notes = ("https://long.example/1: it answered 500",) * 3
    fetched.news = [
        FetchedSource(HERALD, "it answered 500 (internal server error) three times, or four"),
        FetchedSource(long, new=4, entries=4, notes=notes),
    ]
    async with running(fetched, (80, 24)) as screen:
        await listing(screen)
        await screen.shows(f"    {name}")
        await screen.press("f")
        await screen.shows(
            "▸ ! The Weekly Gazette of Fernley and of all Villages…  4 new of 4, 3 troubles"
        )
        await screen.shows("it answered 500 (internal server")
    async with running(fetched, (200, 50)) as screen:
        await listing(screen)
        await screen.press("f")
        await screen.shows(f"▸ ! {name}  4 new of 4, 3 troubles")


async def test_it_goes_on_while_something_else_is_read(fetched: Fetched) -> None:
    fetched.gate.clear()
    fetched.news = [FetchedSource(COURIER, new=1), FetchedSource(HERALD), FetchedSource(GAZETTE)]
    async with running(fetched, (80, 24)) as screen:
        shown = await listing(screen)
        await screen.press("enter")  # on all of them
        await screen.shows("fetching 1 of 3 (s stops it)", "… Gazette [red]    asking")
        await screen.press("f", "j", "enter")
        await screen.until(lambda: "Sources are being fetched; s stops that." in told(screen))
        await screen.press("q")
        await screen.shows("fetching 1 of 3 · 3 articles")
        await screen.search("titel:combat")
        await screen.shows("✗ there is no field")
        file_in(fetched._store, article(title="A new headline", source=None), b"")
        fetched.gate.set()
        await screen.until(lambda: "1 new article" in told(screen))
        await screen.press("ctrl+u", "escape")
        await screen.shows("4 articles", "A new headline")
        assert not shown.is_attached
        await listing(screen)
        await screen.shows("1 new article · 3 sources")
    assert len(fetched.asked) == 1


async def test_one_is_fetched_and_again(fetched: Fetched) -> None:
    fetched.news = [FetchedSource(HERALD)]
    async with running(fetched) as screen:
        await listing(screen)
        await screen.press("j", "j", "enter")
        await screen.shows("= The Herald       nothing new")
        await screen.until(lambda: screen.app.screen.query_one("StatusLine"))
        await screen.shows("Nothing new · 3 sources")
        await screen.press("R")
        await screen.until(lambda: len(fetched.asked) == 2)
    assert fetched.asked == [(["The Herald"], False), (["The Herald"], True)]


async def test_it_stops_at_once(fetched: Fetched) -> None:
    fetched.gate.clear()
    fetched.news = [FetchedSource(COURIER)]
    async with running(fetched, (80, 24)) as screen:
        await listing(screen)
        await screen.press("s")  # there is nothing to stop
        assert "s stop " not in screen.text
        await screen.press("f")
        await screen.shows("fetching", "s stop ")
        await screen.press("s")
        await screen.shows("Stopped; nothing new", "- The Herald       stopped before it was done")


async def test_leaving_the_program_stops_it(fetched: Fetched) -> None:
    fetched.gate.clear()
    fetched.news = [FetchedSource(COURIER)]
    async with running(fetched, (80, 24)) as screen:
        await listing(screen)
        await screen.press("f")
        await screen.shows("fetching")
        await screen.press("q", "q")
        await screen.until(lambda: screen.app._exit)


async def test_what_ends_a_round_is_said(fetched: Fetched) -> None:
    fetched.news = [FetchedSource(COURIER), LibraryReadOnly("x: the library can only be read")]
    async with running(fetched) as screen:
        await listing(screen)
        await screen.press("f")
        await screen.shows("X: the library can only be read; nothing new")
        await screen.shows("- The Herald")
        await screen.press("q")
        await screen.shows("3 articles")


async def test_who_reads_stays_where_he_is(fetched: Fetched) -> None:
    fetched.gate.clear()
    fetched.news = [FetchedSource(COURIER, new=1)]
    async with running(fetched, (120, 40)) as screen:
        await listing(screen)
        await screen.press("f", "q")
        await browsing(screen)
        await screen.press("j", "enter", "ctrl+d")
        pane, hits = screen.browse.article, screen.browse.hits
        await screen.until(lambda: pane.scroll_offset.y > 0)
        place, shown = pane.scroll_offset.y, pane.reading
        assert shown is not None
        file_in(fetched._store, article(id="f" * 16, title="Newer"), b"")
        fetched.gate.set()
        await screen.shows("4 articles")
        await screen.settled()
        assert hits.hit is not None
        assert hits.hit.entry.id == shown.article.id
        assert pane.scroll_offset.y == place


async def test_where_nothing_is_followed(library: Library, file: Path) -> None:
    async with running(library, (80, 24)) as screen:
        await screen.shows("Press F to follow sources")
        await listing(screen)
        await screen.shows("digest-tui sources add URL", "digest-tui sources presets", "0 sources")
        assert screen.text.split("\n")[-1] == "a add  ? help"
        await screen.press("enter", "l", "h", "j", "f")
        await screen.until(lambda: "There is no source to fetch." in told(screen))
        await screen.press("R")
        await screen.until(lambda: "There is no source to fetch." in told(screen))
        await screen.press("x")
        await screen.press("a")
        await screen.shows("en · euromaidanpress.com")
        await screen.type("isw")
        await screen.press("enter")
        await screen.shows("Followed: ISW · 1 source", "▌     ISW")
        await screen.until(lambda: "turns programs away" in told(screen))
        await screen.press("a")
        await screen.shows("euromaidanpress.com")
        assert "understandingwar.org" not in screen.text.split("Follow ━")[1]
        await screen.press("escape", "z")
        await screen.shows("There is nothing to take back.")
    assert names(file) == ["ISW"]


async def test_one_is_followed_no_longer_and_again(fetched: Fetched, file: Path) -> None:
    async with running(fetched, (80, 24)) as screen:
        await listing(screen)
        await screen.press("j")
        for key in ("n", "q", "escape", "backspace"):
            await screen.press("x")
            await screen.shows("Stop following Fernley Courier?", "y  Stop; its articles stay")
            await screen.press("z", key)
            await screen.lacks("Stop following")
        assert names(file)[0] == "Fernley Courier"
        await screen.press("minus", "enter")
        await screen.shows("Followed no longer: Fernley Courier (z takes it back) · 2 sources")
        assert names(file) == ["The Herald", "Gazette [red]"]
        await screen.press("z")
        await screen.shows("Followed again: Fernley Courier · 3 sources", "▌     Fernley Courier")
    assert names(file)[-1] == "Fernley Courier"
    assert load_subscriptions(file).sources[-1] == COURIER


async def test_yes_in_a_burst_or_by_a_click(fetched: Fetched, file: Path) -> None:
    async with running(fetched, (80, 24)) as screen:
        await listing(screen)
        burst(screen.app, [*"jxy"])
        await screen.shows("Followed no longer: Fernley Courier")
        for answer, left in ((2, ["The Herald", "Gazette [red]"]), (1, ["Gazette [red]"])):
            await screen.press("x")
            await screen.shows("Stop following The Herald?")
            row = screen.app.screen.query("Static")[answer]
            await screen.pilot.click(row)
            await screen.lacks("Stop following")
            await screen.settled()
            assert names(file) == left


async def look_for(screen: Screen, address: str) -> None:
    await screen.press("a")
    await screen.shows("type a part of a name, or the address of a site")
    burst(screen.app, [*address])
    await screen.shows(f"▌ Look for the feed of {address}")
    await screen.press("enter")


async def test_a_site_is_followed_by_its_address(library: Library, file: Path) -> None:
    with serving() as web, serving() as other:
        feed = web.add("/feed", Response(rss(item(web.url("/1"), "Bridge to close")), RSS))
        hanging = other.add("/hanging", raw(HANG))
        nothing = web.url("/nothing")
        write(file, '[fetch]\nallow_private = ["127.0.0.1"]\npause = 0\n')
        async with running(library, (80, 24)) as screen:
            await listing(screen)
            await screen.press("a")
            await screen.shows("type a part of a name, or the address of a site")
            await screen.type("no such")
            await screen.shows("None of the ready list; the address of a site has a dot")
            await screen.press("enter", "ctrl+u")
            burst(screen.app, [*hanging])
            await screen.shows(f"▌ Look for the feed of {hanging}")
            await screen.press("enter")
            await screen.shows(f"looking for the feed of {hanging} (s stops it)", "s stop ")
            await screen.press("s")
            await screen.shows("Looked no longer for the feed of")
            await look_for(screen, nothing)
            await screen.until(lambda: f"{nothing}: no feed was found; looked" in told(screen))
            await look_for(screen, feed)
            await screen.shows("Followed: ", " · 1 source", "▌     ")
            await screen.lacks("looking for")
            await look_for(screen, feed)
            await screen.until(lambda: "The Fernley Courier: " in told(screen))
            await look_for(screen, hanging)
            await screen.shows("looking for the feed")
            await screen.press("q")
            await screen.shows("There are no articles")
    assert [source.feed for source in load_subscriptions(file).sources] == [feed]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("courier.example", True),
        ("https://courier", True),
        ("courier.example/news feed", False),
        ("courier", False),
        ("courier.", False),
        ("...", False),
        ("", False),
    ],
)
def test_what_looks_like_an_address(text: str, is_one: bool) -> None:
    assert looks_like_an_address(text) == is_one


async def test_a_wrong_file_is_said(fetched: Fetched, file: Path) -> None:
    async with running(fetched, (80, 24)) as screen:
        write(file, "[[source]]\nname = 3\n")
        await listing(screen)
        await screen.shows("What you follow cannot be read.", "docs/fetch.md")
        await screen.press("a")
        await screen.type("isw")
        await screen.press("enter")
        await screen.until(lambda: "docs/fetch.md" in told(screen))
        write(file, "[[source]]\nname = 'Mended'\nfeed = 'https://mended.example/'\n")
        await screen.press("r")
        await screen.shows("1 source", "Mended")
        await screen.lacks("What you follow")
    assert names(file) == ["Mended"]


async def test_all_of_the_ready_list(fetched: Fetched, file: Path) -> None:
    from digest_tui.fetch import presets  # noqa: PLC0415 - only here

    for preset in presets():
        if new := preset.subscription():
            add_subscription(file, new)
    async with running(fetched, (80, 24)) as screen:
        await listing(screen)
        await screen.press("a")
        await screen.shows("None of the ready list; the address of a site has a dot")
        await screen.type("a.example")
        await screen.shows("▌ Look for the feed of a.example")


async def test_keys_in_a_burst(fetched: Fetched) -> None:
    fetched.news = [FetchedSource(COURIER), FetchedSource(HERALD), FetchedSource(GAZETTE)]
    async with running(fetched, (80, 24)) as screen:
        burst(screen.app, [*"FfqFjlq/q"])
        await browsing(screen)
        await screen.until(lambda: screen.browse.search_bar.field.value == "q")
        await screen.until(lambda: screen.browse.progress.round is None)
    assert len(fetched.asked) == 1


async def test_search_leads_back_to_searching(fetched: Fetched) -> None:
    async with running(fetched) as screen:
        await listing(screen)
        await screen.press("slash")
        await browsing(screen)
        await screen.until(lambda: screen.browse.search_bar.field.has_focus)


async def test_from_an_empty_library_to_reading(library: Library, file: Path) -> None:
    with serving() as web, serving() as other:
        first, gone = (web.url(f"/{name}") for name in ("first", "gone"))
        web.add("/first", Response(page("Bridge to close")))
        feed = web.add(
            "/feed", Response(rss(item(first, "Bridge to close"), item(gone, "Gone")), RSS)
        )
        hanging = other.add("/hanging", raw(HANG))
        write(
            file,
            f"""
            [fetch]
            allow_private = ["127.0.0.1"]
            pause = 0
            [[source]]
            name = "Courier"
            feed = "{feed}"
            [[source]]
            name = "Hanging"
            feed = "{hanging}"
            """,
        )
        async with running(library, (80, 24)) as screen:
            await listing(screen)
            await screen.press("f")
            await screen.shows("… Hanging  asking", "▸ ! Courier  1 new of 2, 1 refused")
            await screen.press("q")
            await screen.shows("fetching 2 of 2", "There are no articles in this library yet.")
            await screen.press("F", "s")
            await screen.shows("Stopped; 1 new article; 1 article refused")
            await screen.press("j", "enter")
            await screen.shows("there is nothing at this address (404)")
            await screen.press("q")
            await screen.shows("1 article", "Bridge to close")
            await screen.press("enter")
            await screen.shows("Courier · 11 February 2025", first, PROSE[0][:40])
            await screen.press("o")
            await screen.shows("As it came", PROSE[2][:40])
            await screen.press("V")
            await screen.until(lambda: "There is only one version" in told(screen))

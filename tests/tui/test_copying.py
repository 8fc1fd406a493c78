"""What is copied where, and that the terminal alone is asked to do it."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from digest_tui.tui.screens.aside import AsideScreen
from digest_tui.tui.screens.links import LinksScreen
from tests.tui.driving import Screen, running

if TYPE_CHECKING:
    from digest_tui.library import Library

REFERENCE = "Ukrainska Pravda, “Russia sends officers to North Korea"


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that takes what it is sent, and a browser that must not be opened."""
    monkeypatch.setenv("TERM", "xterm-256color")

    def forbidden(*_: object, **__: object) -> bool:
        raise AssertionError("a browser was opened on the machine of the library")

    monkeypatch.setattr(webbrowser, "open", forbidden)


def copied(screen: Screen) -> str:
    return screen.app.clipboard


async def test_in_the_list_the_hit_with_its_reference(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.search("officers")
        await screen.press("enter", "Y")
        await screen.shows("Copied", "Ukrainska Pravda", "characters")
        words, reference = copied(screen).split("\n")[:2]
        assert "officers" in words
        assert words[0] == "“"
        assert reference.startswith(REFERENCE)


async def test_in_the_article_the_sentence_of_the_match(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.search("officially")
        await screen.press("enter", "enter", "n", "Y")
        await screen.shows("Copied a sentence of Ukrainska Pravda")
        assert copied(screen).startswith("“Russia has sent hundreds of its officers")
        assert "\n" + REFERENCE in copied(screen)


async def test_in_the_article_what_is_on_top(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        await screen.press("enter", "Y")
        await screen.until(lambda: copied(screen).startswith(REFERENCE))
        await screen.press(*["j"] * 8, "Y")
        await screen.until(lambda: copied(screen).startswith("“Details: Aleksandr Matsegora"))
        assert "\n" + REFERENCE in copied(screen)


async def test_the_whole_article(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.press("W")
        await screen.shows("Copied the article of Ukrainska Pravda")
        assert "10. Russian milbloggers" in copied(screen)


async def test_a_takeaway_and_all_of_them(seeded: Library) -> None:
    async with running(seeded, (160, 40)) as screen:
        await screen.shows("Key Takeaways", " 2. ")
        await screen.press("t", "j", "Y")
        await screen.shows("Copied Key Takeaway 2 of ISW")
        assert "\nKey Takeaway 2, ISW, 10 February" in copied(screen)
        await screen.press("W")
        await screen.shows("10 Key Takeaways of ISW")
        assert copied(screen).count("\n") == 11


async def test_in_a_comparison_the_sentence_or_the_claim(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.press("c")
        await screen.shows("by all")
        await screen.press("right_square_bracket")
        await screen.shows("≠ role")
        await screen.press("Y")
        await screen.shows("Copied a sentence of")
        sentence = copied(screen).split("\n")[0]
        await screen.press("v")
        await screen.shows("▌ ≠ ")
        await screen.press("Y")
        await screen.shows("Copied a claim as")
        assert sentence in copied(screen)
        assert copied(screen).count("\n\n") >= 2
        await screen.press("v", "W")
        await screen.shows("Copied the article of")


async def test_in_the_coverage_the_sentence_that_tells(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.press("C")
        await screen.shows("1 told by all")
        await screen.press("Y")
        await screen.shows("Copied Key Takeaway 1 of ISW")
        await screen.press("j", "j", "j", "j", "j", "Y")
        await screen.shows("Copied a passage of")


async def test_the_same_again_is_shown_to_select(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.press("Y")
        await screen.shows("Copied the reference")
        await screen.press("Y")
        await screen.until(lambda: isinstance(screen.app.screen, AsideScreen))
        assert isinstance(screen.app.screen, AsideScreen)
        assert screen.app.screen.text.startswith(copied(screen))
        await screen.press("q")  # any key goes back, and does nothing else
        await screen.until(lambda: not isinstance(screen.app.screen, AsideScreen))
        await screen.shows("3 articles")


async def test_where_it_may_fail_it_is_shown_at_once(
    seeded: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with running(seeded) as screen:
        await screen.press("Y")
        await screen.until(lambda: isinstance(screen.app.screen, AsideScreen))
        assert isinstance(screen.app.screen, AsideScreen)
        assert "no clipboard that programs reach" in " ".join(screen.app.screen.text.split())


async def test_what_was_sent_in_doubt_is_shown_once(
    seeded: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "tmux-256color")
    async with running(seeded) as screen:
        await screen.press("Y")
        await screen.until(lambda: isinstance(screen.app.screen, AsideScreen))
        await screen.press("x", "j", "Y")
        await screen.shows("Copied the reference", "It may not be in your")


async def test_an_address_by_its_number(thrice: Library) -> None:
    async with running(thrice) as screen:
        await screen.press("L")
        await screen.shows("1 https://paper.example/world/bridge", "the article")
        await screen.type("1")
        await screen.shows("Copied the address")
        assert copied(screen).startswith("https://paper.example/world/bridge-bridge")
        await screen.press("L", "enter")
        await screen.until(lambda: isinstance(screen.app.screen, AsideScreen))  # the same again


async def test_a_number_waits_for_a_longer_one(library: Library) -> None:
    text = "News of links\n\n" + "\n".join(
        f"See https://{n}.example/ there." for n in range(1, 13)
    )
    file = library.folder.parent / "links.txt"
    file.write_text(text)
    list(library.add([str(file)]))
    async with running(library) as screen:
        await screen.press("L")
        await screen.shows("12 https://12.example/")
        await screen.type("1")
        await screen.lacks("2 https://2.example/")
        assert isinstance(screen.app.screen, LinksScreen)
        await screen.type("2")
        await screen.shows("Copied the address")
        assert copied(screen) == "https://12.example/"


async def test_no_address_and_nothing_to_copy(seeded: Library) -> None:
    async with running(seeded) as screen:
        await screen.press("L")
        await screen.shows("No address is known here.")
        await screen.search("nosuchword")
        await screen.press("enter", "Y")
        await screen.shows("There is nothing here to copy.")


async def test_no_browser_is_opened(seeded: Library) -> None:
    async with running(seeded) as screen:
        screen.app.open_url("https://a.example/\x1b]52;c;x\a")
        await screen.shows("Copied the address")
        assert copied(screen).isprintable()


async def test_no_cursor_blinks_and_nothing_moves(seeded: Library) -> None:
    async with running(seeded) as screen:
        assert screen.app.animation_level == "none"
        fields = list(screen.app.screen.query(Input))
        await screen.press("s")
        await screen.shows("All sources")
        fields += screen.app.screen.query(Input)
        assert len(fields) == 3
        assert not any(field.cursor_blink for field in fields)


async def test_in_a_list_beside_nothing_all_of_the_article(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        await screen.press("j", "W")
        await screen.shows("Copied the article")
        assert copied(screen).startswith("ISW: Is Russia using its soldiers")

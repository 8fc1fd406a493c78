"""What is done with an article once it has been read, and how an act is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.driving import running

if TYPE_CHECKING:
    from digest_tui.library import Library


async def test_the_same_words_for_another_question_are_read_once(seeded: Library) -> None:
    async with running(seeded, (120, 30)) as screen:
        await screen.shows("Ukrainska Pravda · ")
        await screen.press("a")  # the same hits, in an answer to another question
        await screen.until(lambda: screen.browse.hits.answer.question.as_typed)
        await screen.press("o")
        await screen.shows("As it came: ")


async def test_an_act_is_found_by_how_its_name_begins(seeded: Library) -> None:
    async with running(seeded, (80, 24)) as screen:
        await screen.press("colon")
        await screen.type("them")
        await screen.shows("▌ theme")

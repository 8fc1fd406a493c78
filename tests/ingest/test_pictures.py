from __future__ import annotations

import pytest

from digest_tui.ingest.pictures import agency_before, read_agency_caption, read_caption

AGENCIES = frozenset({"getty images", "epa", "afp"})


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("The square on Monday. Photo: Jane Doe", "Jane Doe"),
        ("The square on Monday (Photo by AFP)", "AFP"),
        ("The square on Monday. Photo by Jane Doe/Getty Images", "Jane Doe/Getty Images"),
        ("The square on Monday. (AP Photo/Jane Doe)", "Jane Doe"),
        (
            "The square. Credit...Jane Doe for The New York Times",
            "Jane Doe for The New York Times",
        ),
        ("Площа у понеділок. Фото: ДСНС", "ДСНС"),
        ("Фото: площа у понеділок (Getty Images)", "Getty Images"),
        ("The square on MondayImage: Jane Doe/AP", "Jane Doe/AP"),
    ],
)
def test_credits(line: str, credit: str) -> None:
    caption = read_caption(line, 1)
    assert caption is not None
    assert caption.credit == credit


@pytest.mark.parametrize(
    "line",
    [
        "The roof came down within seconds, video by residents showed.",
        "The building was hit at noon, images by Maxar show.",
        "It burned into the night, according to pictures by Reuters.",
        "Photo by photo, the archivist went through what was left.",
        "Photo: that was all he had of her.",
        "It was bought by a German (and a Pole).",
        "He spoke to NATO/EU officials.",
    ],
)
def test_prose_is_no_caption(line: str) -> None:
    assert read_caption(line, 1) is None
    assert read_agency_caption(line, AGENCIES, 1) is None


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("He visits Kyiv, Ukraine February 10, 2025. REUTERS/Jane Doe", "REUTERS/Jane Doe"),
        (
            "Firefighters at work. (State Emergency Service / Telegram)",
            "State Emergency Service / Telegram",
        ),
        ("Trucks wait at the port [Dana Omar/AFP]", "Dana Omar/AFP"),
        ("Trucks wait at the port (Getty Images)", "Getty Images"),
    ],
)
def test_agencies(line: str, credit: str) -> None:
    caption = read_agency_caption(line, AGENCIES, 1)
    assert caption is not None
    assert caption.credit == credit


def test_an_agency_can_stand_before_the_words() -> None:
    assert agency_before("EPA Soldiers fire a howitzer", AGENCIES) == "EPA"
    assert agency_before("Getty Images", AGENCIES) == "Getty Images"
    assert agency_before("EPA said so.", AGENCIES) is None
    assert agency_before("EPA soldiers", AGENCIES) is None

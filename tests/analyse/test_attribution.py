from __future__ import annotations

import pytest

from digest_tui.analyse.attribution import cited

KNOWN = {
    "isw": "Institute for the Study of War",
    "institute for the study of war": "Institute for the Study of War",
    "kyiv post": "Kyiv Post",
}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Doe said it was late.", ["Jane Doe"]),
        ("“It is late,” said chief physician Jane Doe.", ["Jane Doe"]),
        ("“It is late,” Doe said. Jane Doe runs the clinic.", ["Jane Doe"]),
        ("According to Defence Minister Rustem Umierov, it was late.", ["Rustem Umierov"]),
        (
            "According to Russian Ambassador to North Korea Alexander Matsegora, it was late.",
            ["Alexander Matsegora"],
        ),
        ("Ion Barbu, the mayor of Valea Mica, said so.", ["Ion Barbu"]),
        ("The mayor of Valea Mica, Ion Barbu, said so.", ["Ion Barbu"]),
        ("Ukrainian intelligence, led by Kyrylo Budanov, indicated that.", ["Kyrylo Budanov"]),
        ("Ukrainian military sources reported that.", ["Ukrainian military sources"]),
        ("The Ministry of Energy of Moldova reported it.", ["Ministry of Energy of Moldova"]),
        ("ISW analysts suggest otherwise.", ["Institute for the Study of War"]),
        ("This improves skills, states ISW.", ["Institute for the Study of War"]),
        ("It grew, according to Kyiv Post.", ["Kyiv Post"]),
        (
            "It follows a report from South Korea's National Intelligence Service (NIS).",
            ["South Korea's National Intelligence Service"],
        ),
        ("NATO said so.", ["NATO"]),
        # Nobody in particular, or nobody who speaks.
        ("He said so.", []),
        ("The experts warn of it.", []),
        ("Officials said so.", []),
        ("Jane Doe went to Kyiv.", []),
        ("Russia claimed victory.", []),
        ("", []),
    ],
)
def test_who_is_cited(text: str, names: list[str]) -> None:
    assert list(cited([text], KNOWN)) == names


def test_each_once_and_not_the_source_itself() -> None:
    text = ["Kyiv Post reported it. ISW said so.", "The Institute for the Study of War noted it."]
    assert cited(text, KNOWN, but=["Kyiv Post"]) == ("Institute for the Study of War",)


def test_two_of_one_surname_stay_two() -> None:
    text = ["Jane Doe said so.", "John Doe said no."]
    assert cited(text, KNOWN) == ("Jane Doe", "John Doe")

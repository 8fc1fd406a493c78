"""Who tells a takeaway, and who a part of it."""

from __future__ import annotations

from dataclasses import replace

from digest_tui.analyse.takeaways.tellings import tellings
from digest_tui.models import Role, Told
from tests.helpers import article, assessment

INFLUX = (
    "The Kremlin may be preparing an influx of North Korean workers arriving in Russia to "
    "justify later claims that its factories need no further mobilisation at home."
)
TAKEAWAYS = [
    "Ukrainian drones struck an oil refinery in Ryazan on February 10.",
    "Russian forces recently advanced near Pokrovsk.",
    INFLUX,
]
TOLD = article(
    "The weather was cold. Drones struck a refinery near Ryazan overnight, officials said.\n"
    "Nobody was hurt.",
    id="told",
)
LOOKS_ALIKE = article("Drones were shown at a fair in Paris. Oil was cheap.", id="alike")
OTHER = article("The minister resigned on Monday. A successor was not named.", id="other")
IN_PART = article(
    "A report of the intelligence service that was read out to deputies in Seoul last week "
    "speaks of a rise in North Koreans entering Russia on papers of many kinds this autumn.",
    id="part",
)


def test_who_tells_it_and_where() -> None:
    (telling,) = tellings(TAKEAWAYS, [OTHER, LOOKS_ALIKE, TOLD])[0]
    assert (telling.article, telling.told) == (TOLD, Told.TOLD)
    best = telling.passages[0]
    assert best.paragraph == 0
    assert best.text.startswith("Drones struck a refinery near Ryazan")
    whole = TOLD.body[0].text
    assert whole[best.span.start : best.span.end] == best.text


def test_the_standfirst_counts() -> None:
    told = article("Nothing more.", id="dek", dek="Drones hit an oil refinery in Ryazan.")
    (telling,) = tellings(TAKEAWAYS, [OTHER, told])[0]
    assert telling.passages[0].paragraph is None
    assert telling.passages[0].text == "Drones hit an oil refinery in Ryazan."


def test_a_part_of_it_is_told_in_part_and_comes_last() -> None:
    whole = article(TAKEAWAYS[2], id="whole")
    assert [
        (telling.article.id, telling.told) for telling in tellings(TAKEAWAYS, [IN_PART, whole])[2]
    ] == [("whole", Told.TOLD), ("part", Told.PARTLY)]
    ((telling,),) = (tellings(TAKEAWAYS, [OTHER, TOLD, IN_PART])[2],)
    assert telling.passages[0].score < 0.2  # it is not like the takeaway as a whole
    assert telling.passages[0].run >= 4


def test_one_sentence_that_is_a_little_like_it_tells_it_in_part() -> None:
    a_little = article("A refinery near Ryazan was shown to officials of the region.", id="little")
    (telling,) = tellings(TAKEAWAYS, [OTHER, LOOKS_ALIKE, a_little])[0]
    assert telling.told is Told.PARTLY
    assert 0.2 <= telling.score < 0.3
    assert telling.passages[0].run == 0


def test_headings_tell_nothing() -> None:
    heading = replace(TOLD.body[0], text=TAKEAWAYS[0], kind=Role.HEADING)
    assert tellings(TAKEAWAYS, [OTHER, replace(OTHER, body=(heading,), id="heading")])[0] == []


def test_a_list_that_is_quoted_is_no_telling() -> None:
    quotes = article("Analysts met.", id="quotes", assessments=(assessment(*TAKEAWAYS),))
    assert tellings(TAKEAWAYS, [quotes]) == [[], [], []]


def test_nothing_to_look_in_or_for() -> None:
    assert tellings(TAKEAWAYS, []) == [[], [], []]
    assert tellings(TAKEAWAYS, [article("")]) == [[], [], []]
    assert tellings([], [TOLD]) == []
    assert tellings([""], [TOLD]) == [[]]

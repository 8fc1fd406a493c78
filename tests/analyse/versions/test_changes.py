"""What becomes of sentences from one version of an article to the next."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest_tui.analyse.versions import changed, same_content
from digest_tui.analyse.versions.content import lines_of
from digest_tui.models import Article, Change, Fate, GivenDate, Where
from tests.helpers import article, assessment

STRIKE = "Russian forces struck a substation in Sumy Oblast overnight."
TOLL = "At least 15 people were injured in the attack, the governor said."
OIL = "Oil prices rose by two percent in London."
TALKS = "The foreign ministers will meet in Riyadh on Tuesday."


def body_changes(before: str, after: str) -> list[Change]:
    found = changed(article(before), article(after)).changes
    return [change for change in found if change.where is Where.BODY]


def told(change: Change) -> tuple[str, list[str], list[str]]:
    before, after = change.before or "", change.after or ""
    return (
        change.kind.value,
        [before[slice(*span)] for span in change.before_spans],
        [after[slice(*span)] for span in change.after_spans],
    )


@pytest.mark.parametrize(
    ("before", "after", "was", "now"),
    [
        (TOLL, TOLL.replace("15", "17"), ["15"], ["17"]),
        ("15 died.", "17 died.", ["15"], ["17"]),
        (TOLL, TOLL.replace("At least ", ""), ["At least"], []),
        (TOLL, TOLL.replace("injured", "killed or injured"), [], ["killed or"]),
        (TOLL, TOLL.replace("injured", "killed"), ["injured"], ["killed"]),
        (TOLL, TOLL.replace("attack,", "attack"), [","], []),
        (TOLL, TOLL.replace("people", "People"), ["people"], ["People"]),
        ("Kiev said so on Monday.", "Kyiv said so on Monday.", ["Kiev"], ["Kyiv"]),
        ("He will accept talks.", "He will not accept talks.", [], ["not"]),
        (STRIKE, STRIKE[:-1] + ", the Air Force said.", [], [", the Air Force said"]),
        ("The defence of Kharkiv failed.", "The defense of Kharkiv failed.",
         ["defence"], ["defense"]),
        ("“I said ‘no’ to it,” he said.", "\"I said 'yes' to it,\" he said.", ["no"], ["yes"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("around", ["{}", f"{OIL} {{}} {TALKS}", f"{OIL}\n{{}}\n{TALKS}"])
def test_an_altered_sentence(
    before: str, after: str, was: list[str], now: list[str], around: str
) -> None:
    found = body_changes(around.format(before), around.format(after))
    (altered,) = [change for change in found if change.kind is not Fate.KEPT]
    assert told(altered) == ("altered", was, now)
    back = body_changes(around.format(after), around.format(before))
    (altered,) = [change for change in back if change.kind is not Fate.KEPT]
    assert told(altered) == ("altered", now, was)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("“It’s so” – he said…", "\"It's so\" - he said..."),
        ("«Так» — сказав він.", "“Так” - сказав він."),
        ("It is  so.", "It is so ."),
        ("In 2022—2023 it rose.", "In 2022 – 2023 it rose."),
        (f"{STRIKE}\n{TOLL}", f"{STRIKE} {TOLL}"),
        (f"{STRIKE}\n23 hours ago", f"{STRIKE}\n1 day ago"),
        (f"{STRIKE}\n1,204 views", f"Views: 1 877\n{STRIKE}"),
        (f"{STRIKE}\nUpdated: 5 March 2025, 14:30",
         f"Last updated on 6.03.2025 at 9 a.m.\n{STRIKE}"),
        (f"{STRIKE}\n3 min read", STRIKE),
        (f"{STRIKE}\n12 хвилин тому", f"{STRIKE}\nПереглядів: 12 034"),
    ],
)  # fmt: skip
def test_no_change(before: str, after: str) -> None:
    assert {change.kind for change in body_changes(before, after)} == {Fate.KEPT}
    assert same_content(article(before), article(after))


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        (f"{STRIKE}\n{TOLL}", f"{STRIKE}\n{OIL}\n{TOLL}", "kept added kept"),
        (f"{STRIKE}\n{OIL}\n{TOLL}", f"{STRIKE}\n{TOLL}", "kept removed kept"),
        (f"{STRIKE}\n{OIL}", f"{STRIKE}\n{TALKS}", "kept removed added"),
        (f"{STRIKE} {TOLL}\n{OIL}\n{TALKS}", f"{OIL}\n{STRIKE} {TOLL}\n{TALKS}",
         "moved kept kept kept"),
        (f"{STRIKE}\n{TOLL}\n{OIL}\n{TALKS}", f"{STRIKE}\n{OIL}\n{TALKS}\n{TOLL}",
         "kept kept kept moved"),
        # A sentence that was moved and altered is one, too, where most of it is there.
        (f"{STRIKE}\n{TOLL}\n{OIL}\n{TALKS}",
         f"{TOLL.replace('15', '17')}\n{STRIKE}\n{OIL}\n{TALKS}", "altered kept kept kept"),
        # One that says no more than a part of it is another one.
        (f"{STRIKE}\n{TOLL}", f"{STRIKE}\nThe governor spoke to people in Kyiv about prices.",
         "kept removed added"),
        ("He said so.\nHe said so.\nHe said so.", "He said so.\nHe said so.", "kept kept removed"),
        (f"{OIL}\nHe said so.\n{STRIKE}\nHe said so.\n{TALKS}",
         f"{OIL}\n{STRIKE}\nHe said so.\n{TALKS}", "kept removed kept kept kept"),
        ("", STRIKE, "added"),
        (STRIKE, "", "removed"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_what_becomes_of_sentences(before: str, after: str, kinds: str) -> None:
    assert " ".join(change.kind for change in body_changes(before, after)) == kinds


def test_the_toll_of_each_town() -> None:
    """Sentences of one pattern go on with their own numbers, not with the next best."""
    towns = ["Sumy", "Odesa", "Kharkiv", "Lviv"]
    before = "\n".join(f"{at} people died in {town}." for at, town in enumerate(towns, 10))
    after = "\n".join(f"{at} people died in {town}." for at, town in enumerate(towns[1:], 21))
    found = body_changes(before, after)
    assert [change.kind for change in found] == ["removed", "altered", "altered", "altered"]
    assert [told(change)[1:] for change in found[1:]] == [
        (["11"], ["21"]),
        (["12"], ["22"]),
        (["13"], ["23"]),
    ]


def test_all_parts_of_an_article() -> None:
    before = article(
        STRIKE,
        title="Substation struck",
        dek="It is dark.",
        byline="Ann Bee",
        published=GivenDate(2, 10),
        assessments=(assessment(OIL, TALKS),),
    )
    after = article(
        STRIKE,
        title="Two substations hit",
        published=GivenDate(2, 10, 2031),
        assessments=(assessment(TALKS, TOLL),),
    )
    assert [(str(c.where), str(c.kind)) for c in changed(before, after).changes] == [
        ("title", "altered"),
        ("dek", "removed"),
        ("byline", "removed"),
        ("published", "altered"),
        ("body", "kept"),
        ("takeaway", "removed"),
        ("takeaway", "kept"),
        ("takeaway", "added"),
    ]
    found = changed(before, after)
    assert found.differing == 6
    assert found.counts[Fate.REMOVED] == 3


def test_a_heading_and_a_takeaway_count_as_one() -> None:
    carried = article("", title="", assessments=(assessment(f"{STRIKE} {TOLL}"),))
    now = article("", title="", assessments=(assessment(f"{STRIKE} {TOLL.replace('15', '16')}"),))
    (change,) = changed(carried, now).changes
    assert told(change) == ("altered", ["15"], ["16"])


sentence = st.sampled_from(
    [STRIKE, TOLL, TOLL.replace("15", "17"), OIL, TALKS, "He said so.", "He said no.", "No."]
)
bodies = st.lists(st.lists(sentence, max_size=4).map(" ".join), max_size=8).map("\n".join)
letters = st.text("ab .,\n", max_size=60)


def check(before: Article, after: Article) -> None:
    """The changes applied to the one are the other, and no sentence comes twice."""
    was, now = lines_of(before), lines_of(after)
    found = changed(before, after).changes
    for where in Where:
        of = [change for change in found if change.where is where]
        after_at = [change.after_at for change in of if change.after_at is not None]
        assert after_at == [at for at, line in enumerate(now) if line.where is where]
        before_at = [change.before_at for change in of if change.before_at is not None]
        assert sorted(before_at) == [at for at, line in enumerate(was) if line.where is where]
        stayed = [c.before_at for c in of if c.kind in {Fate.KEPT, Fate.REMOVED} and c.before_at]
        assert stayed == sorted(stayed)
    for change in found:
        old = None if change.before_at is None else was[change.before_at]
        new = None if change.after_at is None else now[change.after_at]
        assert (old and old.text, new and new.text) == (change.before, change.after)
        same = old is not None and new is not None and old.key == new.key
        assert same is (change.kind in {Fate.KEPT, Fate.MOVED})
        assert (old is None, new is None) == (
            change.kind is Fate.ADDED,
            change.kind is Fate.REMOVED,
        )
        assert bool(change.before_spans or change.after_spans) is (change.kind is Fate.ALTERED)


@given(bodies | letters, bodies | letters)
@example("a. b. a.", "b. a. b.")
def test_the_changes_make_the_one_of_the_other(before: str, after: str) -> None:
    check(article(before), article(after))


@given(bodies | letters)
def test_nothing_changes_from_a_version_to_itself(body: str) -> None:
    found = changed(article(body), article(body))
    assert found.differing == 0


@given(bodies | letters, bodies | letters)
def test_another_content_is_seen(before: str, after: str) -> None:
    if not same_content(article(before), article(after)):
        assert changed(article(before), article(after)).differing


@settings(max_examples=20)
@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text(before: str, after: str) -> None:
    check(article(before), article(after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["It is told."] * 1500, ["It is told."] * 1400),
        ([f"It is told {at}." for at in range(800)],
         [f"It is told {at}, too." for at in range(800)]),
        ([f"{'a b ' * 60}n{at}." for at in range(200)],
         [f"{'b a ' * 60}m{at}." for at in range(200)]),
        (["a b " * 9000], ["b a " * 9000]),
    ],
)  # fmt: skip
def test_texts_that_repeat_themselves(before: list[str], after: list[str]) -> None:
    check(article("\n".join(before)), article("\n".join(after)))


def test_numpy_is_not_needed() -> None:
    code = "import sys, digest_tui.analyse.versions; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

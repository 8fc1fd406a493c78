"""The quick way to the best sentences, against the exhaustive one."""

from __future__ import annotations

import random
import re
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest_tui.library.sieve import Sieve, _even, anchor, even
from digest_tui.library.snippets import Snippets
from digest_tui.models import Role, Span
from digest_tui.query import Matcher, parse
from digest_tui.text.sentences import sentences
from digest_tui.text.stems import stems
from digest_tui.text.tokens import fold, stem, tokens
from tests.helpers import SEEDS, article, assessment

if TYPE_CHECKING:
    from digest_tui.models import Article
    from digest_tui.query import Node

_ROOTS = """
a ab abl able act activ agr al andes anx appl arm army atlas author bas be beaut bi bias bl bless
capab cann car carr cas centr cit civil class conspir cosm cr cry d dat day de deb defen deploy
depos dev di die dist dr dual dy e ear effect emb en enem equal exp f fam fight fl fre fulfil g gas
gener gentl h happ her hop hous howe i idl ie in inn intens inv isl k kill l lad lat li ly m man
mass mob money mov n nation new no nob o oblig off offic on op organ out p part past pi pl poss pr
proceed pro psych q qu r rad rat re real rel rely res rid s sand sen sk sky sing sol spy st stab
stat stud succ sympath t tank ten th tie tr tro trou tw u ug un us v vie viab visib w war y yes z
""".split()
_ENDINGS = """
 s es ed er ers est ing ings ly y ie ied ies ier iest ying able ably ability abilities ible ibly
ibility ibilities ble bly bility bilities al ally ality alities alism alist alize alized alization
ational ation ations ator ators ate ated ates ating ative atively ity ities ive ively iveness ivity
ivities ous ously ousness ful fully fulness less lessly lessness ness nesses ment ments ement ence
ences ency encies ance ances ancy ancies ent ently ant antly ic ical ically icity icate iciti ogy
ogist ogies ize ized izes izing ization izations izer ise ee eed eedly edly ingly ism ist li sses
us uses ss ski sky skis skies e i l b at bl iz
""".split()
_WORDS = """
Kursk Kursk’s kursks Sumy officers officer's official dying die dies die, sky skies possibility
possible Capability capable relational early ugly O'Brien o’brien d''su 12,000 12.5 1,2,3
naïve Café
ŉaŉ İstanbul Straße ΣΟΦΟΣ Київ київський Зеленський война войны й ё Ёлка ǆ ﬁre _su foo_su x2 2x
שָׁלוֹם مَرْحَبًا한국 कि e\u0301te\u0301 a\u0345 combat experience
combat-experienced soldiers sumy,kursk kupiansk стіл столу кінець кінця війною Ґанок київської
""".split()
_QUERIES = [
    "kursk",
    "ku*",
    "die",
    "dy*",
    "sky",
    "possible",
    "capability",
    "officers",
    "12000",
    "12.5",
    "naive",
    "cafe",
    "istanbul*",
    "strasse",
    "київ*",
    "зеленський",
    "ёлка",
    "su*",
    "obrien",
    '"combat experience"',
    "combat experience",
    "combat-experienced",
    "kursk sumy",
    "kursk su*",
    "kursk OR sumy OR kupiansk -die",
    "so?diers",
    "ku?sk sumy 12000",
    "takeaway:kursk sumy",
    "title:kursk",
    "שלום",
    "ete",
    "fire",
    "oficer~",
    "kursk oficers~",
    "kursk NEAR/2 sumy",
    "ku* NEAR/0 die NEAR/0 сил",
    "київська",
    "війни",
    "стіл кінець",
]


def matcher_of(query: str) -> Matcher:
    return Matcher.of(parse(query, unfinished=True))


def test_every_word_begins_with_the_anchor_of_its_stem() -> None:
    text = " ".join(path.read_text() for path in SEEDS.glob("*.txt"))
    known = {token.word for token in tokens(text) if token.word.isascii()}
    made = {"".join(parts) for parts in product(_ROOTS, _ENDINGS)}
    made |= {"".join(parts) for parts in product(_ROOTS[::20], _ENDINGS, _ENDINGS[::2])}
    lost = [word for word in known | made if not word.startswith(anchor(stem(word)))]
    assert lost == []


@given(st.text("abcdefghilmnoprstuvyz", min_size=1, max_size=12))
def test_so_does_every_row_of_letters(word: str) -> None:
    assert word.startswith(anchor(stem(word)))


@given(st.text("абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=12))
@example("кінець")
@example("ґанок")
@example("ёлка")
def test_so_does_every_word_of_cyrillic_letters(word: str) -> None:
    for key in stems(fold(word)):
        assert _even(fold(word)).startswith(_even(anchor(key)))


@given(st.lists(st.sampled_from(_WORDS) | st.text(max_size=6), max_size=12))
@example(["ŉ"])
@example(["𝞐"])
def test_every_word_is_found_in_the_evened_text(words: list[str]) -> None:
    text = " ".join(words)
    evened = even(text)
    for token in tokens(text):
        assert _even(token.word) in evened


@given(
    st.lists(st.sampled_from(_WORDS) | st.text(max_size=6), max_size=14),
    st.sampled_from(["", " ", "-", ", ", "’", "_"]),
    st.sampled_from(_QUERIES),
)
def test_no_text_counts_more_than_its_bound(words: list[str], glue: str, query: str) -> None:
    text = glue.join(words)
    matcher = matcher_of(query)
    sieve = Sieve(matcher)
    assert min(matcher.look(text)[0], sieve.most) <= sieve.bound(text)


def exhaustive(given: Article, node: Node | None) -> list[tuple[str, int | None, Span]]:
    """Look at every sentence, as slowly as can be."""
    parts: list[tuple[str, int | None, str]] = [("dek", None, given.dek or "")]
    parts += [
        ("body", at, part.text) for at, part in enumerate(given.body) if part.kind is Role.BODY
    ]
    parts += [
        (f"takeaway {t.number}", None, t.text) for a in given.assessments for t in a.takeaways
    ]
    found = []
    for where, at, text in parts:
        matcher = Matcher.of(node, "takeaway" if where.startswith("takeaway") else "text")
        for span in sentences(text):
            kinds = min(matcher.look(text[span.start : span.end])[0], Sieve(matcher).most)
            if kinds:
                found.append((kinds, where, at, span))
    found.sort(key=lambda one: -one[0])
    return [(where, at, span) for _, where, at, span in found[:2]]


@pytest.mark.parametrize("query", _QUERIES)
def test_the_best_sentences_are_those_of_the_exhaustive_way(query: str) -> None:
    node = parse(query, unfinished=True)
    for number in range(40):
        chance = random.Random(number)

        def text() -> str:
            some = [
                " ".join(chance.choices([*_WORDS, "filler", "words"], k=chance.randint(1, 9)))  # noqa: B023
                for _ in range(chance.randint(1, 5))  # noqa: B023
            ]
            return ". ".join(words.capitalize() for words in some) + "."

        one = article(
            "\n".join(text() for _ in range(chance.randint(1, 12))),
            dek=text() if number % 3 else None,
            assessments=(assessment(text(), text()),) if number % 2 else (),
        )
        quick = [(s.where, s.paragraph, s.span) for s in Snippets(node).of(one)]
        assert quick == exhaustive(one, node)


@pytest.mark.parametrize("query", ["kursk", "kursk*", '"kursk fell"', "kursk fell"])
def test_few_sentences_of_a_long_article_are_cut_into_words(
    query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraph = "Nothing of note happened here. " * 9 + "Then Kursk fell. And Kursk fell again."
    long = article("\n".join([paragraph] * 200))
    look, looked = Matcher.look, []

    def counted(self: Matcher, text: str) -> tuple[int, tuple[Span, ...]]:
        looked.append(text)
        return look(self, text)

    monkeypatch.setattr(Matcher, "look", counted)
    found = Snippets(parse(query)).of(long)
    assert [re.sub(r"\W", "", s.words.text) for s in found] == [
        "ThenKurskfell",
        "AndKurskfellagain",
    ]
    assert len(looked) == 2


def test_a_sentence_without_end_is_looked_at_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    longest = 0
    look = Matcher.look

    def counted(self: Matcher, text: str) -> tuple[int, tuple[Span, ...]]:
        nonlocal longest
        longest = max(longest, len(text))
        return look(self, text)

    monkeypatch.setattr(Matcher, "look", counted)
    for filler in ("word " * 30_000, "x" * 150_000):
        told = article(f"{filler} needle {filler} needle")
        (found,) = Snippets(parse("needle")).of(told)
        assert "needle" in found.words.text
        assert found.span is not None
        assert found.span.start <= len(filler) + 1 < found.span.end
    assert 0 < longest <= 2_000

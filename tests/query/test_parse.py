from __future__ import annotations

from datetime import date

import pytest

from digest_tui.errors import QueryError
from digest_tui.models import Order
from digest_tui.query import (
    FIELDS,
    And,
    Dated,
    Field,
    Fuzzy,
    Named,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Wildcard,
    Word,
    parse,
    understand,
)
from digest_tui.query.reference import REFERENCE, Entry
from digest_tui.query.terms import growing

SORT = "sort: is about the whole query: it cannot stand in brackets or after NOT"
NEAR = "NEAR stands between two single words"
NAMES = "takes names with OR between them; NEAR is for words"
QUOTED = "what has a blank stands in quotation marks:"
TILDE = "~ stands right after a word; for words close to each other write a NEAR/5 b"
A, B, C = Word("a"), Word("b"), Word("c")
TODAY = date(2026, 2, 12)
DAY = Dated(date(2026, 2, 10), date(2026, 2, 10))
DAY_NOTE = "date:10feb was read as 10 February 2026"
URL_NOTE = "a web address is looked for among those of the articles, as with url:"


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("officers", Word("officers")),
        ("Russia’s", Word("russia")),
        ("a b c", And((A, B, C))),
        ("a AND b", And((A, B))),
        ("a OR b c", Or((A, And((B, C))))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ('"combat experience"', Phrase(("combat", "experience"))),
        ("“combat experience”", Phrase(("combat", "experience"))),
        ('"officers"', Phrase(("officers",))),
        ("combat-experienced", Phrase(("combat", "experienced"))),
        ("soldier*", Prefix("soldier")),
        ("so?dier", Wildcard("so?dier")),
        ("who sent it?", And((Word("who"), Word("sent"), Word("it")))),
        ("korea -drone", And((Word("korea"), Not(Word("drone"))))),
        ("korea NOT drone", And((Word("korea"), Not(Word("drone"))))),
        ("-(a b)", Not(And((A, B)))),
        ("title:rehabilitation", Field("title", Word("rehabilitation"))),
        ("TITLE:a", Field("title", A)),
        ('title:"a b"', Field("title", Phrase(("a", "b")))),
        ("title:(a OR b)", Field("title", Or((A, B)))),
        ("source:caliber", Field("source", Prefix("caliber"))),
        ("source:Caliber.Az", Field("source", Prefix("caliber az"))),
        ('source:"kyiv post" a', And((Field("source", Prefix("kyiv post")), A))),
        (
            'source:(isw OR "kyiv post")',
            Or((Field("source", Prefix("isw")), Field("source", Prefix("kyiv post")))),
        ),
        (
            "-source:(isw -kyiv)",
            Not(And((Field("source", Prefix("isw")), Not(Field("source", Prefix("kyiv")))))),
        ),
        ("source:(near) near", And((Field("source", Prefix("near")), Word("near")))),
        ("is:(a OR b)", Or((Named("is", "a", 4), Named("is", "b", 9)))),
        ("date:(2026-02-10 OR unknown)", Or((DAY, Dated()))),
        ("10:30", Phrase(("10", "30"))),
        ("Breaking: a", And((Word("breaking"), A))),
        ("title:(a -b)", Field("title", And((A, Not(B))))),
        ("byline:a", Field("byline", A)),
        ("takeaway:a", Field("takeaway", A)),
        ("title: a", Field("title", A)),
        ("url:pravda.com.ua/news?id=1", Field("url", Phrase(("pravda", "com", "ua", "news")))),
        ("url:pravda*", Field("url", Prefix("pravda"))),
        ("combat-exp*", And((Phrase(("combat",)), Prefix("exp")))),
        ("officer’s*", Prefix("officer")),
        ("so*er", Wildcard("so*er")),
        ("officr~", Fuzzy("officr")),
        ("OFFICR~2", Fuzzy("officr")),
        ("a~b", Phrase(("a", "b"))),
        ("a NEAR b", Near((A, B), 5)),
        ("a NEAR/0 b", Near((A, B), 0)),
        ("a NEAR/3 b NEAR/3 c", Near((A, B, C), 3)),
        (
            "ab* NEAR so?d NEAR abcd~",
            Near((Prefix("ab"), Wildcard("so?d"), Fuzzy("abcd")), 5),
        ),
        ("a b NEAR c", And((A, Near((B, C), 5)))),
        ("-a NEAR b", Not(Near((A, B), 5))),
        ("title:a NEAR b", Field("title", Near((A, B), 5))),
        ("near a", And((Word("near"), A))),
        ("date:2026-02-10", DAY),
        ('DATE:"10 February 2026" a', And((DAY, A))),
        ("date:unknown", Dated()),
        ("date:2026-02-10..", Dated(date(2026, 2, 10))),
        ("-date:..2026-02-10", Not(Dated(None, date(2026, 2, 10)))),
        ("is:star", Named("is", "star", 0)),
        ('a tag:"Two Words"', And((A, Named("tag", "Two Words", 2)))),
        ("(a OR story:kyiv-talks)", Or((A, Named("story", "kyiv-talks", 6)))),
        ("or and not", And((Word("or"), Word("and"), Word("not")))),
    ],
)
def test_what_is_understood(text: str, tree: Node) -> None:
    assert understand(text, today=TODAY) == Query(tree)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Query()),
        ("sort:date", Query(None, Order.DATE)),
        ("a sort:Source", Query(A, Order.SOURCE)),
        ("sort:relevance a OR b", Query(Or((A, B)), Order.RELEVANCE)),
        (
            "sort:date a sort:source",
            Query(A, Order.SOURCE, ("sort:date was left out: the last one counts, sort:source",)),
        ),
        ("date:10feb date:10feb", Query(And((DAY, DAY)), None, (DAY_NOTE,))),
        ("a & b", Query(And((A, B)), None, ("'&' is no word and was left out",))),
        (
            "a NEAR/99 b",
            Query(Near((A, B), 50), None, ("NEAR/99 was read as NEAR/50, the most there is",)),
        ),
        (
            f'"{"a " * 20}"',
            Query(
                Phrase(("a",) * 12),
                None,
                ("only the first 12 words of a phrase are looked for",),
            ),
        ),
        (
            "https://www.isw.pub/a-b?x=1#y",
            Query(Field("url", Phrase(("isw", "pub", "a", "b"))), None, (URL_NOTE,)),
        ),
        ("WWW.isw.pub", Query(Field("url", Phrase(("isw", "pub"))), None, (URL_NOTE,))),
    ],
)
def test_what_is_ignored_or_concluded_is_said(text: str, query: Query) -> None:
    assert understand(text, today=TODAY) == query


def test_a_field_knows_its_place() -> None:
    node = parse("a source:caliber")
    assert isinstance(node, And)
    field = node.nodes[1]
    assert isinstance(field, Field)
    assert field.position == 2


@pytest.mark.parametrize("entry", REFERENCE, ids=lambda entry: entry.typed[0])
@pytest.mark.parametrize("unfinished", [False, True])
def test_every_example_of_the_reference_is_understood(entry: Entry, unfinished: bool) -> None:
    for text in entry.typed:
        query = understand(text, today=TODAY, unfinished=unfinished)
        assert query.node or query.order


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_asks_for_nothing(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "words", "position"),
    [
        ('korea "combat', "the quotation mark at character 7 is not closed", 6),
        ("(a b", "the bracket at character 1 is not closed", 0),
        ("(", "the bracket at character 1 is not closed", 0),
        ("a) b", "the bracket at character 2 closes nothing", 1),
        ("()", "there is nothing between the brackets", 1),
        ('""', "there is no word between the quotation marks", 0),
        ("a OR", "OR needs a word on both sides", 2),
        ("OR a", "OR needs a word on both sides", 0),
        ("a AND", "AND needs a word on both sides", 2),
        ("NOT", "NOT needs a word after it", 0),
        ("a NOT", "NOT needs a word after it", 2),
        ("title:", "title: needs a word right after it", 0),
        ("*", "*: at least 2 letters must stand before * or ?", 0),
        ("a*", "a*: at least 2 letters must stand before * or ?", 0),
        ("korea -", "- excludes the word that it stands right before", 6),
        ("((((((((a))))))))", "brackets, NOT and fields go at most 6 deep", 6),
        ("a AND OR b", "AND needs a word on both sides", 2),
        ("a OR sort:date", "OR needs a word on both sides", 2),
        ("NOT OR a", "NOT needs a word after it", 0),
        ("&", "there is no word in '&'", 0),
        ("title:&", "there is no word in '&'", 6),
        ("-&", "there is no word in '&'", 1),
        ("foo:bar", f"there is no field 'foo'; there are {', '.join(FIELDS)}", 0),
        ("a titel:b", "there is no field 'titel'; did you mean title:", 2),
        ("Titel: b", "there is no field 'titel'; did you mean title:", 0),
        ("author:b", "there is no field 'author'; did you mean byline:", 0),
        ("title:OR b", "title: needs a word right after it", 0),
        ("title:(a source:b)", "source: cannot stand in title:, which is about one part", 9),
        ("source:(a title:b)", "title: cannot stand in source:, which is about names alone", 10),
        ("date:(feb is:b)", "is: cannot stand in date:, which is about days alone", 10),
        ("source:(a NEAR b)", f"source: {NAMES}", 10),
        ("-source:(a OR &)", "source: needs a name right after it", 14),
        ("source:(a OR b", "the bracket at character 8 is not closed", 7),
        ("source:()", "there is nothing between the brackets", 8),
        ("date:(2025 OR last week)", f'{QUOTED} date:"last week"', 14),
        ('is:("a)', "the quotation mark at character 5 is not closed", 4),
        ("sort:(date)", "sort: needs a name right after it", 0),
        ('tag:""', "tag: needs a name right after it", 0),
        ('date:"10feb', "the quotation mark at character 6 is not closed", 5),
        ("date:last week a", f'{QUOTED} date:"last week"', 5),
        ("(date:10 feb)", f'{QUOTED} date:"10 feb"', 6),
        ("date:10 of feb 2025 a", f'{QUOTED} date:"10 of feb 2025"', 5),
        ("a date:", "date: needs a day right after it", 2),
        (
            'a date:"2025-02-14..2025-02-10"',
            "the range ends before it begins: 14 February 2025 to 10 February 2025",
            20,
        ),
        ("(a sort:date)", SORT, 3),
        ("-sort:date", SORT, 1),
        ("sort:newest", "sort: is by date, relevance, source; not by 'newest'", 5),
        ("NEAR a", NEAR, 0),
        ("a OR NEAR b", NEAR, 5),
        ("a NEAR OR", NEAR, 7),
        ('a NEAR "b"', NEAR, 7),
        ('"a b" NEAR c', NEAR, 6),
        ("a NEAR combat-b", NEAR, 7),
        ("(a) NEAR b", NEAR, 4),
        ("a NEAR", "NEAR needs a word on both sides", 2),
        ("a NEAR & b", "there is no word in '&'", 7),
        ("a NEAR/x b", "NEAR/x: a number belongs after the /, as in NEAR/5", 2),
        ("a NEAR/2 b NEAR/3 c", "words in a row have one number after NEAR, here 2", 11),
        ("off~", "off~: at least 4 letters must stand before ~", 0),
        ("combat-experience~", "combat-experience~: only a single whole word can have a ~", 0),
        ("off*er~", "off*er~: only a single whole word can have a ~", 0),
        ('"a b"~5', TILDE, 5),
        ("off?r-x", "off?r-x: only the last word can have a * or ?", 0),
        ("\x1b*", "␛*: at least 2 letters must stand before * or ?", 0),
        ("NOT NOT NOT NOT NOT NOT NOT a", "brackets, NOT and fields go at most 6 deep", 24),
        ("-is:a " * 40, "a query has at most 64 parts", 196),
        ("x" * 300, "a query has at most 256 characters", 256),
        ("a " * 30, "a query has at most 24 words", 48),
    ],
)
def test_what_is_not_understood_is_said_with_its_place(
    text: str, words: str, position: int
) -> None:
    with pytest.raises(QueryError) as error:
        parse(text)
    assert (str(error.value), error.value.position) == (words, position)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("sol", Or((Word("sol"), Prefix("sol")))),
        ("a sol", And((A, Or((Word("sol"), Prefix("sol")))))),
        ("sol ", Word("sol")),
        ("s", growing("s")),
        # What is excluded is excluded as it stands, not all that begins so.
        ("a -sol", And((A, Not(Word("sol"))))),
    ],
)
def test_the_last_word_can_go_on(text: str, tree: Node) -> None:
    assert parse(text, unfinished=True) == tree


@pytest.mark.parametrize(
    ("text", "tree", "left_out"),
    [
        ('"half a phr', And((Phrase(("half", "a")), growing("phr"))), ""),
        ('"half a p', And((Phrase(("half", "a")), growing("p"))), ""),
        ('"half a ', Phrase(("half", "a")), ""),
        ('"h', growing("h"), ""),
        ('"half', growing("half"), ""),
        ('a "', A, '"'),
        ('-"half a phr', Not(Phrase(("half", "a", "phr"))), ""),
        ("combat-exp", And((Phrase(("combat",)), growing("exp"))), ""),
        ("(a OR", A, "OR"),
        ("(a OR b", Or((A, growing("b"))), ""),
        ("a (", A, "("),
        ("a OR (", A, "("),
        ("title:", None, "title:"),
        ("a title: ", A, "title:"),
        ("title:(a OR ", Field("title", A), "OR"),
        ("titl:", None, "titl:"),
        ("date:10f", None, "date:10f"),
        ("a -date:10f", A, "date:10f"),
        ('date:"last w', None, 'date:"last w'),
        ("date:2026-02-10..", Dated(date(2026, 2, 10)), ""),
        ("sort:d", None, "sort:d"),
        ("source:", None, "source:"),
        ("source:(", None, "("),
        ("source:(a OR ", Field("source", Prefix("a")), "OR"),
        ("source:(a OR b", Or((Field("source", Prefix("a")), Field("source", Prefix("b")))), ""),
        ("date:(2026-02-10 OR 10f", DAY, "10f"),
        ('tag:"two w', Named("tag", "two w", 0), ""),
        ("a AND", A, "AND"),
        ("a NOT ", A, "NOT"),
        ("a -", A, "-"),
        ("OR", None, "OR"),
        ("NEAR", None, "NEAR"),
        ("a NEAR/", A, "NEAR/"),
        ("a NEAR/5 ", A, "NEAR/5"),
        ("a NEAR/5 bo", Near((A, Prefix("bo")), 5), ""),
        ("a k*", A, "k*"),
        ("a off~", A, "off~"),
        ("a &", A, "&"),
        ("https:", None, "https:"),
        ("url:isw.pu", Field("url", And((Phrase(("isw",)), growing("pu")))), ""),
    ],
)
def test_what_is_begun_is_left_out_while_it_is_typed(
    text: str, tree: Node | None, left_out: str
) -> None:
    notes = (f"not looked for yet: {left_out}",) if left_out else ()
    assert understand(text, today=TODAY, unfinished=True) == Query(tree, None, notes)
    if left_out not in {"", "&"}:
        with pytest.raises(QueryError):
            understand(text.rstrip(), today=TODAY)


@pytest.mark.parametrize("text", ["date:10f a", "date:10f ", "foo:b", "a)", "sort:d a", "off~ a"])
def test_what_is_wrong_elsewhere_is_said_while_typing_too(text: str) -> None:
    with pytest.raises(QueryError):
        understand(text, today=TODAY, unfinished=True)


@pytest.mark.parametrize(
    "text",
    [
        *(text for entry in REFERENCE for text in entry.typed),
        'korea -(drone OR "combat experience") title:officr~ source:"kyiv post" sort:date',
        "a NEAR/10 b NEAR/10 cd* OR takeaway:so?d* -is:read date:10.2.2025..14.2.2025",
        "https://www.isw.pub/news/2025?x=1 Zelensky’s 10:30",
    ],
)
def test_every_key_of_a_good_query_is_understood(text: str) -> None:
    for typed in range(len(text) + 1):
        understand(text[:typed], today=TODAY, unfinished=True)

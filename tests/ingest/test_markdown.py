from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest_tui.errors import Refused
from digest_tui.ingest import read, safe_text
from digest_tui.ingest.markdown import MOST_BYTES
from digest_tui.models import GivenDate, Kind, Received

if TYPE_CHECKING:
    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article

TEXT = """\
# A title above it all

The *first* paragraph is
set to a width, and [links](https://a.example/) lose
their ![picture](a.png) marks.

## A heading

- an item that
  goes on
- **another** one

1. the first
2. the second

```
code   stays
```

> It is quoted.

<p>HTML is read, too.<script>this is not</script></p>
"""


def _read(text: str, outlets: Outlets) -> Article:
    return read(Received("x", text.encode(), Kind.MARKDOWN), outlets)


def test_the_marks_go_and_the_lines_stay(outlets: Outlets) -> None:
    article = _read(TEXT, outlets)
    assert article.title == "A title above it all"
    assert [f"{p.kind.name} {p.marker}{p.text}" for p in article.body] == [
        "BODY The first paragraph is set to a width, and links lose their marks.",
        "HEADING A heading",
        "BODY -an item that goes on",
        "BODY -another one",
        "BODY 1.the first",
        "BODY 2.the second",
        "BODY code stays",
        "BODY It is quoted.",
        "BODY HTML is read, too.",
    ]


FIELDS = ("A title: and more", "Jane Doe, John Roe", GivenDate(2, 11, 2025), "no")


YAML = """---
title: "A title: and more"
authors: [Jane Doe, John Roe]
date: 2025-02-11
lang: no
tags:
- a
---
"""
YAML_TOO = """---\r
# a remark\r
title: 'A title: and more'\r
author: Jane Doe, John Roe\r
date: 11 Feb 2025\r
lang: no\r
---\r
"""
TOML = """+++
title = "A title: and more"
authors = ["Jane Doe", "John Roe"]
date = 2025-02-11
lang = "no"
+++
"""
JSON = """{"title": "A title: and more", "authors": ["Jane Doe", "John Roe"],
"date": "2025-02-11", "lang": "no"}

"""


@pytest.mark.parametrize("front", [YAML, YAML_TOO, TOML, JSON])
def test_front_matter_gives_the_fields(outlets: Outlets, front: str) -> None:
    article = _read(f"{front}\nThe body is here.\n", outlets)
    assert (article.title, article.byline, article.published, article.language) == FIELDS
    assert [paragraph.text for paragraph in article.body] == ["The body is here."]
    assert article.notes == ()


def test_damaged_front_matter_gives_its_simple_lines_and_says_so(outlets: Outlets) -> None:
    article = _read("---\ntitle: A title: and more\nx: [\n---\nThe body is here.\n", outlets)
    assert (article.title, article.notes) == (
        "A title: and more",
        ("its front matter is damaged",),
    )


@pytest.mark.parametrize(
    "front",
    [
        "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c]",
        "a: &a {<<: *a}",
        "a: &a [*a]",
        "a: !!python/object/apply:os.system [ls]",
        "a: " + "[" * 2_000,
        "a: " + "9" * 10_000,
        "date: 2025-99-99",
        "\0",
    ],
    ids=["aliases", "merge", "itself", "python", "deep", "huge", "no day", "zero"],
)
def test_hostile_front_matter_does_no_harm(outlets: Outlets, front: str) -> None:
    article = _read(f"---\ntitle: A title\n{front}\n---\nThe body is here.\n", outlets)
    assert [paragraph.text for paragraph in article.body] == ["The body is here."]
    assert article.title == "A title"


def test_a_text_between_rules_is_no_front_matter(outlets: Outlets) -> None:
    article = _read("---\n\nThe first of it.\n\n---\n\nThe second of it.\n", outlets)
    assert [p.text for p in article.body] == ["The first of it.", "The second of it."]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\ntitle: [a, b]\n---\nText.", "its `title` is a list, not a text"),
        (f"---\ntitle: {'x' * 10_000}\n---\nText.", "its `title` has 10,000 characters"),
        ("---\ntitle: \n---\n", "there are no words in it"),
        ("a " * MOST_BYTES, "it is too large for one article in Markdown"),
    ],
)
def test_what_cannot_be_read_is_refused(outlets: Outlets, text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason.replace("[", r"\[")):
        _read(text, outlets)


def test_the_text_for_people_has_no_marks() -> None:
    raw = b"---\ntitle: A title\n---\nIt is *so*.\n- one"
    assert safe_text(Received("x", raw, Kind.MARKDOWN)) == "A title\n\nIt is so.\n\n- one"

"""What an article tells, apart from how it is set and what a page says of itself."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.analyse.altered import Piece
from digest_tui.models import Role, Where
from digest_tui.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.models import Article

_PIECE = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’ʼ`´‘][^\W\d_]+)*|\.\.\.|\S")
_SET = str.maketrans(
    dict.fromkeys('‘’‚‛′ʼ`´‹›“”„‟″«»"', "'") | dict.fromkeys("‐‑‒–—―−", "-") | {"…": "..."}
)
"""How the signs of one text can be set."""

_TIME = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)"
_COUNTED = r"(?:views?|reads?|comments?|shares?|likes?|reactions?|replies)"
_LONGEST_PASSING = 200
_PASSING = re.compile(
    rf"(?:(?:last )?(?:updated|modified|edited|published|posted)[: ]+)?"
    rf"(?:just now|(?:an?|\d+) {_TIME} ago)"
    r"|(?:last )?(?:updated|modified|edited)(?:\s*:| on| at| \d)[^!?]{0,50}"
    rf"|[\d.,  ]+[km]? {_COUNTED}|{_COUNTED}[: (]+[\d.,  ]+[km]?\)?"
    r"|\d+[- ]min(?:ute)?s?(?: to)? read"
    r"|\d+ (?:сек|хв|хвилин\w*|годин\w*|дн\w+|день|мин|минут\w*|час\w*)\.? (?:тому|назад)"
    r"|(?:переглядів|просмотров|коментарів|комментариев)[: (]+[\d.,  ]+\)?"
    r"|(?:оновлено|обновлено)(?:\s*:| о| в| \d)[^!?]{0,50}"
    r"|the post .* (?:appeared first on|first appeared on) .*"
    r"|(?:read more|continue reading|читати далі|читать далее)[^.!?]{0,60}",
    re.IGNORECASE,
)
"""What a page says of itself and otherwise at every visit, or a feed of its entries."""
_CUT = re.compile(r"(?: [\[(])? \.\.\.(?: [\])])?$")
"""How a feed ends a text that it has shortened."""
_SPARED = 20
"""One sentence among so many another reading of a page may have for itself."""
_MOST_LOOKS_BACK = 200
"""Sentences that may stand elsewhere, or nowhere: all of the other text is gone through."""
_FEWEST_WORDS = 5
"""With which a text without the title of another can be a part of it."""
_RUN = 3
"""Words in a row that two articles of one event seldom have in common."""


_TOLD = frozenset({Where.DEK, Where.BODY, Where.TAKEAWAY})


class Line(NamedTuple):
    """One sentence of an article; or a heading, a takeaway, a byline."""

    where: Where
    text: str
    key: str
    """The same however it is set; no two wordings have the same."""


def pieces(text: str) -> list[Piece]:
    """Give the words and signs of a text, however it is set."""
    return [
        Piece(match[0].translate(_SET), match.start(), match.end())
        for match in _PIECE.finditer(text)
    ]


def lines_of(article: Article) -> list[Line]:
    """Give the sentences of an article in the order of reading."""
    return [Line(where, text, key) for where, text in _texts(article) if (key := _key(text))]


def same_content(one: Article, other: Article) -> bool:
    """Tell whether two readings tell the same in the same words.

    Title, dek, body and takeaways count; how they are set does not, nor do byline, dates,
    captions and what is dropped.
    """
    return _content(lines_of(one)) == _content(lines_of(other))


def content_id(article: Article) -> str:
    """Name what an article tells: readings have the same name that `same_content` holds equal."""
    content = "\n".join(_content(lines_of(article)))
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def is_part_of(one: Article, other: Article) -> bool:
    """Tell whether all that one article tells stands in another, the last sentence cut or not.

    So it is with the shortened entry of a feed, and with another reading of the same page.
    """
    ours, theirs = lines_of(one), lines_of(other)
    keys = [line.key for line in ours if line.where in _TOLD]
    same_title = _content(ours)[0] == _content(theirs)[0] != ""
    if not same_title and sum(key.count(" ") + 1 for key in keys) < _FEWEST_WORDS:
        return False
    text = f" {' '.join(line.key for line in theirs)} "
    spared, looks_back = len(keys) // _SPARED, _MOST_LOOKS_BACK
    at = 0
    for number, key in enumerate(keys, 1):
        found = text.find(f" {key} ", at)
        if found >= 0:
            at = found
            continue
        cut = _CUT.sub("", f" {key}") if number == len(keys) else None
        if f" {key} " not in text and (cut is None or cut not in text):
            spared -= 1
        looks_back -= 1
        if spared < 0 or looks_back < 0:
            return False
    return True


def is_alike(one: Article, other: Article, share: float) -> bool:
    """Tell whether two readings have at least a share of the shorter one in the same words."""
    ours, theirs = _runs(one), _runs(other)
    return len(ours & theirs) >= share * min(len(ours), len(theirs))


def _runs(article: Article) -> set[str]:
    told = {Where.TITLE, *_TOLD}
    keys = " ".join(line.key for line in lines_of(article) if line.where in told)
    words = [word for word in keys.casefold().split() if any(map(str.isalnum, word))]
    return {" ".join(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))}


def _content(lines: Sequence[Line]) -> tuple[str, str, str]:
    """Give title, text and takeaways. Where a paragraph ends is a matter of how it is set."""

    def told(*parts: Where) -> str:
        return " ".join(line.key for line in lines if line.where in parts)

    return told(Where.TITLE), told(Where.DEK, Where.BODY), told(Where.TAKEAWAY)


def _texts(article: Article) -> Iterator[tuple[Where, str]]:
    yield Where.TITLE, article.title
    yield from ((Where.DEK, text) for text in _sentences(article.dek or ""))
    yield Where.BYLINE, article.byline or ""
    yield Where.PUBLISHED, str(article.published or "")
    for paragraph in article.body:
        if paragraph.kind is Role.HEADING:
            yield Where.BODY, paragraph.text
        elif not _is_passing(paragraph.text):
            yield from ((Where.BODY, text) for text in _sentences(paragraph.text))
    for assessment in article.assessments:
        yield from ((Where.TAKEAWAY, takeaway.text) for takeaway in assessment.takeaways)


def _sentences(text: str) -> Iterator[str]:
    return (
        sentence for start, end in sentences(text) if not _is_passing(sentence := text[start:end])
    )


def _is_passing(text: str) -> bool:
    return len(text) <= _LONGEST_PASSING and _PASSING.fullmatch(text.strip(" .…»>→[]")) is not None


def _key(text: str) -> str:
    return " ".join(_PIECE.findall(text)).translate(_SET)

"""What programs and people call the fields of an article, and what stands in them."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeGuard

from digest_tui.ingest.given import Given
from digest_tui.models import GivenDate
from digest_tui.text.addresses import safe_address
from digest_tui.text.dates import find_date, read_stamp
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

_TITLE = ("title", "headline", "name")
_DEK = ("dek", "standfirst", "subtitle", "subheading", "description", "summary", "excerpt")
_BYLINE = ("byline", "authors", "author", "creator")
_PUBLISHED = (
    *("published", "publishedat", "datepublished", "publicationdate", "publishdate", "pubdate"),
    *("date", "dategmt"),
)
_URL = ("url", "link", "permalink", "canonicalurl", "canonical", "@id", "mainentityofpage")
_SOURCE = ("source", "site", "sitename", "publisher", "outlet")
_LANGUAGE = ("language", "lang", "inlanguage")
_WHAT = {
    "title": _TITLE,
    "dek": _DEK,
    "byline": _BYLINE,
    "date": _PUBLISHED,
    "language": _LANGUAGE,
    "source": _SOURCE,
    "address": _URL,
}
HTML = ("html", "contenthtml", "bodyhtml", "contentencoded")
TEXT = ("text",)
EITHER = ("body", "content", "contenttext", "articlebody", "fulltext", "maintext")
"""What can have HTML in it or text."""
_MORE_ADDRESSES = ("alsoat",)
KNOWN = frozenset[str]().union(
    *(_TITLE, _DEK, _BYLINE, _PUBLISHED, _URL, _MORE_ADDRESSES, _SOURCE, _LANGUAGE),
    *(HTML, TEXT, EITHER),
)
_INSIDE = (
    "rendered",
    "name",
    "@value",
    "#text",
    "$date",
    "html",
    "text",
    "content",
    "@id",
    "url",
    "title",
)
"""Where in an object its words are: `{"rendered": "..."}`, `{"name": "..."}`."""
_NAME_SIGNS = re.compile(r"[^a-z@]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
_LANGUAGE_TAG = re.compile(r"([a-z]{2,3})(?:[-_].{0,30})?", re.IGNORECASE)
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_CUT = ("[…]", "[...]", "…", "...", "Continue reading", "Read more")
"""How a summary ends that a program has cut from the text."""
_LONGEST = 1000
"""Of a title, a name, an address or a date."""
_LONGEST_DEK = 5000
_LONGEST_SHOWN = 40
_MOST_NAMES = 50
_SECONDS = range(4_000_000_000)


def folded_name(name: str) -> str:
    """Give the name of a field without capitals and signs: `published_at`, `publishedAt`."""
    return _NAME_SIGNS.sub("", name.lower())


class WrongField(ValueError):
    """A field with something in it that cannot be meant; says which and what."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"its `{clean_line(name)[:_LONGEST_SHOWN]}` {problem}")


class Fields:
    """The fields of an article, by whichever of their names."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._found: dict[str, tuple[str, object]] = {}
        """Name as it stands and value, by the name without capitals and signs."""
        for name, value in values.items():
            if value not in (None, "", [], {}):
                self._found.setdefault(folded_name(name), (name, value))

    def find(self, names: Iterable[str]) -> tuple[str, object] | None:
        """Give the first of some fields that has something in it, and its name as it stands."""
        return next((self._found[name] for name in names if name in self._found), None)

    def given(self, of: str, notes: tuple[str, ...] = (), *, whole_lines: bool = False) -> Given:
        """Give what the fields say of an article.

        Args:
            of: What they are the fields of, for people.
            notes: What else to know.
            whole_lines: No line of its text was broken.

        Raises:
            WrongField: One of them has something in it that cannot be meant.
        """
        published, more = self._published()
        said = (safe_address(text) for text in self._addresses() if text)
        addresses = list(dict.fromkeys(address for address in said if address))
        dek, cut = self._dek()
        language = _LANGUAGE_TAG.fullmatch(self._line(_LANGUAGE) or "")
        return Given(
            url=addresses[0] if addresses else None,
            also_at=tuple(addresses[1:]),
            site=self._line(_SOURCE),
            title=self._line(_TITLE),
            dek=dek,
            byline=self._byline(),
            published=published,
            language=language[1].lower() if language else None,
            whole_lines=whole_lines,
            how=tuple(self._how(of)),
            notes=(*notes, *more, *cut),
        )

    def _how(self, of: str) -> Iterable[tuple[str, str]]:
        for what, names in _WHAT.items():
            if found := self.find(names):
                yield what, f"`{clean_line(found[0])[:_LONGEST_SHOWN]}` of the {of}"

    def _line(self, names: Iterable[str], longest: int = _LONGEST) -> str | None:
        found = self.find(names)
        return _line(*found, longest) if found else None

    def _dek(self) -> tuple[str | None, tuple[str, ...]]:
        found = self.find(_DEK)
        if found is None:
            return None, ()
        dek = _line(*found, longest=None)
        if len(dek) > _LONGEST_DEK:
            return None, (
                f"its {clean_line(found[0])[:_LONGEST_SHOWN]} is too long for a standfirst",
            )
        return (None if dek.endswith(_CUT) else dek or None), ()

    def _byline(self) -> str | None:
        found = self.find(_BYLINE)
        if found is None or isinstance(found[1], int):
            return None  # the number of an author in somebody's database
        name, value = found
        several = value if _is_list(value) else [value]
        names = [_line(name, one, _LONGEST) for one in several[:_MOST_NAMES]]
        return ", ".join(dict.fromkeys(one for one in names if one))[:_LONGEST] or None

    def _addresses(self) -> Iterable[str | None]:
        for name in _URL:
            yield self._line((name,))
        yield from _texts(self.find(_MORE_ADDRESSES))

    def _published(self) -> tuple[GivenDate | None, tuple[str, ...]]:
        found = self.find(_PUBLISHED)
        if found is None:
            return None, ()
        name, value = found
        if isinstance(value, Mapping) and "month" in value:
            return given_date(name, value), ()
        if isinstance(value, int | float) and not isinstance(value, bool):
            seconds = value / 1000 if value > _SECONDS.stop else value
            if int(seconds) not in _SECONDS:
                raise WrongField(name, "is a number that is no date")
            moment = datetime.fromtimestamp(seconds, UTC)
            return (
                GivenDate(moment.month, moment.day, moment.year, moment.hour, moment.minute),
                (),
            )
        text = _line(name, value, _LONGEST)
        if date := read_stamp(text):
            return date, ()
        partly = find_date(text)
        if partly is None:
            return None, (f"its {clean_line(name)[:_LONGEST_SHOWN]} is no date: {text[:60]}",)
        return partly[0], ()


def given_date(name: str, value: Mapping[str, object]) -> GivenDate:
    """Read a date as our own JSON has it; its year can be unknown.

    Raises:
        WrongField: There is no such day.
    """
    year, month, day = value.get("year"), value.get("month"), value.get("day")
    time = _TIME.fullmatch(str(value.get("time") or ""))
    try:
        if not (isinstance(month, int) and isinstance(day, int)):
            raise WrongField(name, "is no date")
        # 29 February may stand without its year.
        datetime(year if isinstance(year, int) else 2024, month, day, tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise WrongField(name, "is no date") from error
    return GivenDate(
        month,
        day,
        year if isinstance(year, int) else None,
        int(time[1]) if time else None,
        int(time[2]) if time else None,
    )


def words_of(name: str, value: object) -> str:
    """Give the text of a field, as it stands.

    Raises:
        WrongField: It is something else than text.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        for inside in _INSIDE:
            if isinstance(words := value.get(inside), str):
                return words
        raise WrongField(name, "is an object, not a text")
    if _is_list(value) and len(value) == 1 and not _is_list(value[0]):
        return words_of(name, value[0])
    if isinstance(value, bool):
        raise WrongField(name, "is true or false, not a text")
    raise WrongField(name, f"is a {'list' if _is_list(value) else 'number'}, not a text")


def _line(name: str, value: object, longest: int | None) -> str:
    words = words_of(name, value)
    if longest and len(words) > 4 * longest:
        raise WrongField(name, f"has {len(words):,} characters; at most {longest:,}")
    if _ENTITY.search(words) or "<" in words:
        words = _without_markup(words)
    line = " ".join(clean_line(words).split())
    if longest and len(line) > longest:
        raise WrongField(name, f"has {len(line):,} characters; at most {longest:,}")
    return line


def _without_markup(words: str) -> str:
    from digest_tui.ingest.html.fragment import (  # noqa: PLC0415 - few titles need it
        lines_of,
        looks_like_html,
    )

    return lines_of(words) if looks_like_html(words) else html.unescape(words)


def _texts(found: tuple[str, object] | None) -> list[str]:
    if found is None or not _is_list(found[1]):
        return []
    return [_line(found[0], value, _LONGEST) for value in found[1][:_MOST_NAMES]]


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)

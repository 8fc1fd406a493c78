"""An article as a JSON object: our own record, an export, or what other programs write."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from digest_tui.errors import Refused
from digest_tui.ingest.exports import is_export, read_export, text_of_export
from digest_tui.ingest.fields import (
    EITHER,
    HTML,
    KNOWN,
    TEXT,
    Fields,
    WrongField,
    folded_name,
    words_of,
)
from digest_tui.ingest.given import Given
from digest_tui.ingest.html.fragment import lines_of, looks_like_html
from digest_tui.ingest.json_errors import broken_json
from digest_tui.ingest.prepared import Prepared, headed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest_tui.ingest.outlets import Outlets
    from digest_tui.models import Article, Received

_MOST = 16 << 20
"""Bytes of a record; `unpack` gives none that is larger."""


def read_record(received: Received, outlets: Outlets, source: str | None) -> Article | None:
    """Give the article of an export; None for every other record, of which a text is made.

    Raises:
        Refused: It is no JSON object, or a field has something else in it than an export has.
    """
    if not is_export(_fields(received)):
        return None
    try:
        return read_export(received.data, received.origin, outlets, source)
    except WrongField as wrong:
        raise Refused(received.origin, str(wrong)) from wrong


def prepare_record(received: Received) -> Prepared:
    """Make a text of a JSON object.

    Raises:
        Refused: It is no JSON object, has no text, or a field has something else in it.
    """
    raw = _fields(received)
    try:
        if is_export(raw):
            return Prepared(text_of_export(received.data), Given(whole_lines=True))
        return _prepared(raw)
    except WrongField as wrong:
        raise Refused(received.origin, str(wrong)) from wrong


def _fields(received: Received) -> dict[str, msgspec.Raw]:
    data = received.data
    if len(data) > _MOST:
        raise Refused(received.origin, "it is too large for one article")
    try:
        return msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    except msgspec.ValidationError as error:
        raise Refused(received.origin, "it is no JSON object") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(received.origin, broken_json(error)) from error


def _prepared(raw: Mapping[str, msgspec.Raw]) -> Prepared:
    fields = Fields(
        {name: _decoded(name, value) for name, value in raw.items() if folded_name(name) in KNOWN}
    )
    for names in (HTML, TEXT, EITHER):
        if (found := fields.find(names)) and (body := _body(*found, names)).strip():
            break
    else:
        raise WrongField("text", "is missing, and there is no other field with an article in it")
    given = fields.given("record", whole_lines=names is not EITHER or body != found[1])
    if given.dek and body.startswith(given.dek):
        given = replace(given, dek=None)  # a program has copied the first paragraph
    return headed(body, given)


def _decoded(name: str, value: msgspec.Raw) -> object:
    try:
        return msgspec.json.decode(value)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise WrongField(name, f"cannot be read: {broken_json(error)}") from error


def _body(name: str, value: object, names: tuple[str, ...]) -> str:
    """Give the text of an article in lines."""
    if isinstance(value, list):
        return "\n\n".join(filter(None, (_block(name, block) for block in value)))
    words = words_of(name, value)
    if names is HTML or (names is EITHER and looks_like_html(words)):
        return lines_of(words)
    return words


def _block(name: str, block: object) -> str:
    """Give a paragraph that stands by itself in a list, with what marks it."""
    words = words_of(name, block)
    if not isinstance(block, dict):
        return words
    marks = [str(block.get(key) or "") for key in ("marker", "label")]
    if block.get("kind", block.get("type")) == "heading":
        marks.insert(0, "##")
    return " ".join(filter(None, (*marks, " ".join(words.split()))))

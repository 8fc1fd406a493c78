"""What stands above a text between two marks: its fields, in YAML, TOML or JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_YAML = re.compile(
    r"\s*---[ \t]*\n(?P<fields>.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE
)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(?P<fields>.*?)^\+\+\+[ \t]*$", re.DOTALL | re.MULTILINE)
_SIMPLE = re.compile(r"^([A-Za-z][\w -]{0,40}):[ \t]+(.*)$", re.MULTILINE)
_MOST = 16 * 1024
"""Characters; the parser of YAML reads some hundred thousand a second."""


class FrontMatter(NamedTuple):
    """The fields above a text."""

    values: Mapping[str, object]
    notes: tuple[str, ...] = ()


_NONE = FrontMatter({})


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Take the front matter off a text.

    Where it cannot be read as what it seems to be, its simple lines (`title: ...`) are
    taken all the same, and a note says so.
    """
    text = text.removeprefix("\ufeff")
    for pattern, read in ((_YAML, _yaml), (_TOML, _toml)):
        if found := pattern.match(text, 0, _MOST):
            fields = found["fields"]
            try:
                values = read(fields)
            except (ValueError, RecursionError):
                simple = {name: value.strip("\"'[] ") for name, value in _SIMPLE.findall(fields)}
                if not simple:
                    return _NONE, text  # a text between two rules
                return FrontMatter(simple, ("its front matter is damaged",)), text[found.end() :]
            if values is not None:
                return FrontMatter(values), text[found.end() :]
    return _json(text)


def _yaml(fields: str) -> Mapping[str, object] | None:
    import yaml  # noqa: PLC0415 - needed by few texts

    try:
        # Every value stays the text it is: `lang: no` is no truth value, and a date in a
        # form that YAML has not is one all the same. It makes nothing but texts, lists and
        # mappings, and copies no part of one into another.
        values = yaml.load(fields, Loader=yaml.BaseLoader)  # noqa: S506 - safer than the safe one
    except yaml.YAMLError as error:
        raise ValueError from error
    return values if isinstance(values, dict) else None


def _toml(fields: str) -> Mapping[str, object]:
    import tomllib  # noqa: PLC0415 - needed by few texts

    values = tomllib.loads(fields)
    # Its dates are values of their own.
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in values.items()
    }


def _json(text: str) -> tuple[FrontMatter, str]:
    import json  # noqa: PLC0415 - needed by few texts

    start = text[:_MOST].lstrip()
    if not start.startswith("{"):
        return _NONE, text
    try:
        values, end = json.JSONDecoder().raw_decode(start)
    except (ValueError, RecursionError):
        return _NONE, text
    return FrontMatter(values), text.lstrip()[end:]

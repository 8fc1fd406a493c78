"""What the documents say is so."""

from __future__ import annotations

import json
import re
import shlex
from typing import TYPE_CHECKING, Any

import click
import pytest

from digest_tui import errors
from digest_tui.cli import root
from digest_tui.config import Settings
from digest_tui.ingest import rule_files
from digest_tui.library.kinds import KINDS
from digest_tui.models import Question
from digest_tui.query.fields import FIELDS, SORTS
from digest_tui.query.reference import REFERENCE
from scripts.write_tables import TABLES, parts
from tests.cli.running import digest
from tests.helpers import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from digest_tui.library import Library

README = (ROOT / "README.md").read_text(encoding="utf-8")
SEARCH = (ROOT / "docs" / "search.md").read_text(encoding="utf-8")
NOT_IN_THE_SAMPLES = re.compile(
    r"date:(?!unknown)"  # two of them have no date, one has no year
    r"|is:changed|https:"
    r"|(ракета|kyiv|zelensky|10:30|so\?dier|soldir~)$"  # they show how words are read
)
NO_QUERIES = re.compile(r"(AND|OR|NOT|or|-|~|NEAR(/5)?|(word|wo\?d).*|a .*|digest-tui .*)$")
NEEDS_A_TERMINAL = {"digest-tui", "digest-tui open seeds"}


def commands() -> Iterator[str]:
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("digest-tui"):
                yield line.partition("#")[0].strip()


def examples() -> list[str]:
    """Give the queries of the table, and those that the text about words is told by."""
    words = SEARCH[SEARCH.index("\n## Words") : SEARCH.index("\n## Fields")]
    told = [text for text in re.findall(r"`([^`]+)`", words) if not NO_QUERIES.match(text)]
    return list(dict.fromkeys([*(text for entry in REFERENCE for text in entry.typed), *told]))


@pytest.mark.parametrize("query", examples())
def test_what_is_given_as_an_example_finds_something_in_the_samples(
    seeded: Library, query: str
) -> None:
    answer = seeded.ask(Question(query))
    assert (answer.total == 0) == bool(NOT_IN_THE_SAMPLES.match(query))


def test_every_kind_and_order_is_named_wherever_they_are_listed() -> None:
    kinds = FIELDS["is"].removeprefix("of a kind: ").split(", ")
    assert kinds == list(KINDS)
    (sorts,) = re.findall(r"^\| `sort:` \| (.*): what comes first", SEARCH, re.MULTILINE)
    assert re.findall(r"`(\w+)`", sorts) == list(SORTS)


@pytest.mark.parametrize(("path", "name", "table"), TABLES)
def test_the_tables_are_those_of_the_program(
    path: Path, name: str, table: Callable[[], str]
) -> None:
    _, shown, _ = parts(path.read_text(encoding="utf-8"), name)
    assert shown == table(), "run scripts/write_tables.py"


def test_every_command_of_the_readme_runs() -> None:
    assert set(commands()) >= NEEDS_A_TERMINAL
    for line in commands():
        if asks_the_web(line):
            continue
        done = digest(*shlex.split(line)[1:])
        expected = 5 if line in NEEDS_A_TERMINAL else 0
        assert done.code == expected, (line, done.err)


def asks_the_web(line: str) -> bool:
    return "https://" in line or line.startswith("digest-tui fetch")


def test_every_command_of_the_readme_that_asks_the_web_is_understood() -> None:
    """Tests ask no server but their own: what is written is taken apart, and not done."""
    asking = [line for line in commands() if asks_the_web(line)]
    assert asking
    for line in asking:
        words = shlex.split(line)[1:]
        command: click.Command = root
        while isinstance(command, click.Group):
            _, found, words = command.resolve_command(click.Context(command), words)
            assert found
            command = found
        command.make_context(line, words)


def test_every_command_is_in_the_readme_and_has_help() -> None:
    context = click.Context(root)
    for name in root.list_commands(context):
        command = root.get_command(context, name)
        assert f"digest-tui {name}" in README, name
        assert command
        assert command.help


def test_every_exit_code_is_in_the_readme() -> None:
    codes = {
        error.exit_code
        for error in vars(errors).values()
        if isinstance(error, type) and issubclass(error, errors.DigestError)
    }
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}
    assert documented == codes | {0, 130}


def test_every_target_of_the_readme_is_one() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.parametrize("path", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))])
def test_what_is_linked_is_there(path: Any) -> None:
    for link in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / link).exists(), link


def test_the_pictures_are_of_this_program() -> None:
    for name, words in (("browse", "soldiers"), ("compare", "Tamilla")):
        picture = (ROOT / "docs" / f"{name}.svg").read_text(encoding="utf-8")
        assert words in picture
        assert "http" not in picture.replace("http://www.w3.org", "").replace(
            "https://www.textualize.io", ""
        )


def test_every_key_of_the_json_is_documented() -> None:
    text = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    for path in (ROOT / "tests" / "export" / "goldens").glob("*.json"):
        for key in keys_of(json.loads(path.read_text(encoding="utf-8"))):
            assert re.search(rf"[`\"]{key}[`\"]", text), key


def keys_of(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from keys_of(inner)


def test_every_rule_is_documented() -> None:
    text = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    for form in vars(rule_files).values():
        for name in getattr(form, "__struct_fields__", ()):
            assert re.search(rf"\b{name}\b", text), name


def test_every_setting_is_documented() -> None:
    for name in Settings.__struct_fields__:
        assert f"{name} = " in README or f"--{name}" in README, name


def test_every_change_has_its_place() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## Unreleased" in changelog
    assert len(changelog.split("## Unreleased")[1].strip()) > 100

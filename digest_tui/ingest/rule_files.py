"""The form of a source's rule file, and how it is read. docs/sources.md explains it."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from importlib import resources
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import msgspec
from slugify import slugify

from digest_tui import __version__
from digest_tui.errors import RulesError
from digest_tui.ingest.datelines import Dateline
from digest_tui.ingest.outlets import Outlet, Outlets
from digest_tui.ingest.page_rules import PageRules
from digest_tui.ingest.patterns import Pattern, plain
from digest_tui.models import Source
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable
    from pathlib import Path

LabelMeaning = Literal["paragraph", "cited source", "related"]
_MOST_STARS = 6
"""A line of a page has no more parts that change."""


class EvidenceRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What tells that a text is from the source, besides its own boilerplate."""

    name: bool = True
    lines: list[str] = []
    lead: list[str] = []
    datelines: list[str] = []


class BoilerplateRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whole lines that are no part of an article."""

    lines: list[str] = []
    generic: list[str] = []


class BylineRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whole lines that stand for the names of authors."""

    lines: list[str] = []


class PictureRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whose pictures there are."""

    agencies: list[str] = []


class RelatedRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Labels that announce other stories."""

    labels: list[str] = []
    blocks: dict[str, int] = {}


class LayoutRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a page of the source is laid out."""

    lead_is_dek: bool = False
    kickers: list[str] = []


class PageSelectors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where on its pages what stands: CSS selectors, the best first."""

    title: list[str] = []
    dek: list[str] = []
    byline: list[str] = []
    published: list[str] = []
    body: list[str] = []
    takeaways: list[str] = []
    remove: list[str] = []


class RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole file."""

    name: str = ""
    slug: str = ""
    full_name: str = ""
    aliases: list[str] = []
    home: str | None = None
    publishes_takeaways: bool = False
    takeaway_signs: list[str] = []
    layout: LayoutRules = LayoutRules()
    evidence: EvidenceRules = EvidenceRules()
    boilerplate: BoilerplateRules = BoilerplateRules()
    bylines: BylineRules = BylineRules()
    pictures: PictureRules = PictureRules()
    related: RelatedRules = RelatedRules()
    labels: dict[str, LabelMeaning] = {}
    page: PageSelectors = PageSelectors()


def load_outlets(folder: Path | None = None) -> Outlets:
    """Read our own rule files and those in a reader's folder, which win over ours.

    A file that cannot be used is left out and named in `problems`.
    """
    known: dict[str, Outlet] = {}
    problems: list[RulesError] = []
    ours = resources.files("digest_tui.ingest") / "outlet_rules"
    theirs: Iterable[Traversable] = ()
    try:
        theirs = [*folder.iterdir()] if folder else ()
    except FileNotFoundError:
        pass  # most readers have none
    except OSError as error:
        problems.append(RulesError(f"{clean_line(str(folder))}: {error.strerror or error}"))
    files = [
        *((file, True) for file in _in_order(ours.iterdir())),
        *((file, False) for file in _in_order(theirs)),
    ]
    for file, is_ours in files:
        try:
            outlet = read_rule_file(file, tried=is_ours)
        except RulesError as error:
            problems.append(error)
        else:
            slug = outlet.source.slug
            known[slug] = known[slug].joined(outlet) if slug == "common" in known else outlet
    common = known.pop("common")
    return Outlets.of(
        common, tuple(known.values()), tuple(problems), _fingerprint([file for file, _ in files])
    )


def _fingerprint(files: Iterable[Traversable]) -> str:
    """Make a name of all rules: another one where a file or the program has changed."""
    rules = hashlib.sha256(__version__.encode())
    for file in files:
        with suppress(OSError):
            if file.is_file():
                rules.update(f"\0{file.name}\0".encode("utf-8", "replace"))
                rules.update(file.read_bytes())
    return rules.hexdigest()[:16]


def _in_order(files: Iterable[Traversable]) -> list[Traversable]:
    return sorted(
        (file for file in files if file.name.endswith(".toml")), key=lambda file: file.name
    )


def read_rule_file(file: Traversable, *, tried: bool = False) -> Outlet:
    """Read one file; its name is the source's slug where it does not give one.

    Args:
        file: The file.
        tried: Its selectors are known to be right. To see whether they are takes longer
            than to read the file.

    Raises:
        RulesError: It cannot be read, is no TOML or holds what no rule is.
    """
    shown = clean_line(str(file))
    try:
        if not file.is_file():  # a pipe would be waited for, for ever
            raise RulesError(f"{shown}: it is no file; see docs/sources.md")
        rules = msgspec.toml.decode(file.read_bytes(), type=RuleFile)
        _check(rules)
        if not tried:
            _check_selectors(rules.page)
    except OSError as error:
        raise RulesError(f"{shown}: {error.strerror or error}") from error
    except ValueError as error:  # msgspec's and UTF-8's errors are ValueErrors
        raise RulesError(f"{shown}: {error}; see docs/sources.md") from error
    slug = slugify(rules.slug or file.name.removesuffix(".toml"))
    name = rules.name or slug
    return Outlet(
        source=Source(slug, name, rules.home),
        names=(name, *rules.aliases),
        full_name=rules.full_name or name,
        name_is_evidence=rules.evidence.name,
        publishes_takeaways=rules.publishes_takeaways,
        takeaway_signs=_patterns(rules.takeaway_signs, whole=False),
        lead_is_dek=rules.layout.lead_is_dek,
        lead_evidence=_patterns(rules.evidence.lead, whole=False),
        line_evidence=_patterns(rules.evidence.lines),
        boilerplate=_patterns(rules.boilerplate.lines),
        generic=_patterns(rules.boilerplate.generic),
        bylines=_patterns(rules.bylines.lines),
        datelines=tuple(map(Dateline, filter(None, map(str.strip, rules.evidence.datelines)))),
        kickers=frozenset(map(plain, rules.layout.kickers)),
        agencies=frozenset(map(plain, rules.pictures.agencies)),
        labels=dict(rules.labels),
        related=(*rules.related.labels, *rules.related.blocks),
        promotions=dict(rules.related.blocks),
        page=_page_rules(rules.page),
    )


def _check(rules: RuleFile) -> None:
    """See to what TOML cannot: a rule that is nonsense is better named than silently no help.

    Raises:
        ValueError: The home is no web address, or a line has too many `*`.
    """
    if rules.home is not None:
        try:
            home = urlsplit(rules.home)
            usable = home.scheme in {"http", "https"} and bool(home.hostname)
        except ValueError:  # "https://[planet"
            usable = False
        if not usable:
            raise ValueError(
                f'home is no web address like "https://planet.example/": {rules.home!r}'
            )
    evidence, boilerplate = rules.evidence, rules.boilerplate
    for text in (
        *evidence.lines,
        *evidence.lead,
        *evidence.datelines,
        *boilerplate.lines,
        *boilerplate.generic,
        *rules.bylines.lines,
        *rules.takeaway_signs,
    ):
        if text.count("*") > _MOST_STARS:
            raise ValueError(f"more than {_MOST_STARS} `*` in one line: {text!r}")
    for text in evidence.datelines:
        if not text.strip(" *-–—"):
            raise ValueError(f"a dateline of no words would be any line: {text!r}")


def _check_selectors(page: PageSelectors) -> None:
    """See whether every selector can be used.

    Raises:
        ValueError: One cannot; the message names it.
    """
    selectors = _page_rules(page).all
    if selectors:
        from digest_tui.ingest.html.selectors import check_selector  # noqa: PLC0415 - seldom

        for selector in selectors:
            check_selector(selector)


def _page_rules(page: PageSelectors) -> PageRules:
    selectors = msgspec.structs.asdict(page)
    return PageRules(**{name: tuple(texts) for name, texts in selectors.items()})


def _patterns(texts: list[str], *, whole: bool = True) -> tuple[Pattern, ...]:
    return tuple(Pattern(text, whole) for text in texts if text.strip("* "))

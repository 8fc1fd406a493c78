"""What is known of the sources: how each is told, and how its texts are read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from slugify import slugify

from digest_tui.ingest.page_rules import NO_PAGE_RULES, PageRules
from digest_tui.ingest.patterns import Patterns, plain
from digest_tui.models import Source
from digest_tui.text.addresses import host_of, is_on_site
from digest_tui.text.sanitise import clean_line

if TYPE_CHECKING:
    from digest_tui.errors import RulesError
    from digest_tui.ingest.datelines import Dateline
    from digest_tui.ingest.patterns import Pattern


@dataclass(frozen=True, slots=True)
class Outlet:
    """A source and its rules."""

    source: Source
    names: tuple[str, ...] = ()
    """The name, and every other name it is known by."""
    full_name: str = ""
    name_is_evidence: bool = True
    """A line that is just its name tells that the text is from it."""
    publishes_takeaways: bool = False
    takeaway_signs: tuple[Pattern, ...] = ()
    """What tells that a list of takeaways goes back to a report of this publisher."""
    lead_is_dek: bool = False
    """The first paragraph is the standfirst."""
    lead_evidence: tuple[Pattern, ...] = ()
    line_evidence: tuple[Pattern, ...] = ()
    boilerplate: tuple[Pattern, ...] = ()
    """Lines that are no part of an article; evidence too, unless another source has them."""
    generic: tuple[Pattern, ...] = ()
    """Lines of its pages that anybody could have: boilerplate there, evidence nowhere."""
    bylines: tuple[Pattern, ...] = ()
    """What stands on its pages for the names of authors."""
    datelines: tuple[Dateline, ...] = ()
    """What it puts before the first sentence."""
    kickers: frozenset[str] = frozenset()
    """What can stand above a title, through `plain`."""
    agencies: frozenset[str] = frozenset()
    """Whose pictures are printed, through `plain`."""
    known: frozenset[str] = frozenset()
    """The names of all outlets and agencies, through `plain`: none is a person."""
    labels: dict[str, str] = field(default_factory=dict)
    """A label as it stands, without its colon, and what it announces."""
    related: tuple[str, ...] = ()
    """Labels that announce other stories."""
    promotions: dict[str, int] = field(default_factory=dict)
    """Those that can stand inside a text, and how many lines of promotion follow each."""
    page: PageRules = NO_PAGE_RULES
    """Where on its pages what stands."""
    folded_names: frozenset[str] = field(init=False, compare=False, repr=False)
    """The names as rules compare lines."""
    signs: Patterns = field(init=False, compare=False, repr=False)
    """`takeaway_signs`, to be looked for in every line."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded_names", frozenset(map(plain, self.names)))
        object.__setattr__(self, "signs", Patterns(self.takeaway_signs))

    @property
    def evidence(self) -> tuple[Pattern, ...]:
        """All lines and words that could tell this source."""
        return (*self.lead_evidence, *self.line_evidence, *self.boilerplate, *self.bylines)

    def joined(self, other: Outlet) -> Outlet:
        """Give this outlet with the boilerplate and the labels of another, too."""
        return replace(
            self,
            boilerplate=self.boilerplate + other.boilerplate,
            generic=self.generic + other.generic,
            kickers=self.kickers | other.kickers,
            agencies=self.agencies | other.agencies,
            labels=other.labels | self.labels,
            related=self.related + other.related,
            promotions=other.promotions | self.promotions,
        )


@dataclass(frozen=True, slots=True)
class Outlets:
    """All sources that are known, and what is common to all."""

    common: Outlet
    all: tuple[Outlet, ...]
    problems: tuple[RulesError, ...] = ()
    """Rule files that could not be used."""
    shared: frozenset[str] = frozenset()
    """Lines that several sources claim: evidence for none of them."""
    fingerprint: str = ""
    """Stands for all rules by which texts are read, those of this version of the program too."""
    furniture: Patterns = field(init=False, compare=False, repr=False)
    """The boilerplate of all, to be looked for in every line."""
    _labels: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        every = (*self.common.boilerplate, *(p for o in self.all for p in o.boilerplate))
        object.__setattr__(self, "furniture", Patterns(every))
        labels = (*self.common.related, *(label for o in self.all for label in o.promotions))
        object.__setattr__(self, "_labels", frozenset(map(plain, labels)))

    def stands_alone(self, folded: str) -> bool:
        """Tell a line, through `plain`, that no other goes on in: boilerplate, a label."""
        return folded in self._labels or self.furniture.fit(folded)

    @staticmethod
    def of(
        common: Outlet,
        outlets: tuple[Outlet, ...],
        problems: tuple[RulesError, ...] = (),
        fingerprint: str = "",
    ) -> Outlets:
        """Put sources together and see which of their lines are shared."""
        claims: dict[str, set[str]] = {}
        for outlet in (common, *outlets):
            for pattern in (*outlet.evidence, *outlet.generic):
                claims.setdefault(pattern.folded, set()).add(outlet.source.slug)
        shared = frozenset(text for text, slugs in claims.items() if len(slugs) > 1)
        return Outlets(common, outlets, problems, shared, fingerprint)

    def find(self, name: str) -> Outlet | None:
        """Give the outlet of that name, alias or slug."""
        wanted, slug = plain(name), slugify(name)
        for outlet in self.all:
            if outlet.source.slug == slug or any(plain(known) == wanted for known in outlet.names):
                return outlet
        return None

    def at(self, address: str) -> Outlet | None:
        """Give the outlet on whose site an address is; of several, the one named closest.

        `https://www.site.example/a` is on `https://site.example/`, and so is its part
        `https://en.site.example/`.
        """
        found = [
            outlet
            for outlet in self.all
            if outlet.source.home and is_on_site(address, outlet.source.home)
        ]
        return max(found, key=lambda outlet: len(host_of(outlet.source.home or "")), default=None)

    def known(self) -> frozenset[str]:
        """Give the names of all outlets and agencies, through `plain`."""
        return self.common.agencies.union(*(outlet.folded_names for outlet in self.all))

    def named(self, name: str) -> Outlet:
        """Give the outlet of that name; a new one without rules where none has it."""
        name = clean_line(name).strip()
        return self.find(name) or Outlet(Source(slugify(name) or "source", name), (name,))

    def rules_for(self, outlet: Outlet | None) -> Outlet:
        """Give an outlet's rules with what holds whoever the source is.

        Boilerplate is boilerplate wherever it was copied to, and so is a dateline; labels,
        layout and lines that anybody could have are the outlet's own.
        """
        rules = self.common if outlet is None else outlet.joined(self.common)
        every = [known for known in self.all if known is not outlet]
        return replace(
            rules,
            boilerplate=(
                *rules.boilerplate,
                *rules.generic,
                *(pattern for o in every for pattern in o.boilerplate),
            ),
            datelines=tuple(dateline for o in self.all for dateline in o.datelines),
            known=rules.agencies | self.known(),
            related=rules.related + tuple(label for o in every for label in o.promotions),
            promotions={k: v for o in every for k, v in o.promotions.items()} | rules.promotions,
        )

"""The versions of an article and what changed between two of them as plain text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from digest_tui.export.lines import hanging, hanging_marked
from digest_tui.models import Fate, Highlighted, Where

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest_tui.export.lines import Emphasis
    from digest_tui.models import Change, Version, VersionDiff

    Numbered = tuple[int, Change]

_CONTEXT = 1
"""Sentences that are shown before and after one that changed."""
SIGNS = {Fate.ALTERED: "~", Fate.ADDED: "+", Fate.REMOVED: "-", Fate.MOVED: ">", Fate.KEPT: " "}
WAS, IS = "~ - ", "  + "
"""What stands before an altered sentence, as it was and as it is."""
LEGEND = "~ altered   + added   - removed   > moved"
PARTS = {
    Where.TITLE: "Title",
    Where.DEK: "Standfirst",
    Where.BYLINE: "Byline",
    Where.PUBLISHED: "Published",
    Where.BODY: "Body",
    Where.TAKEAWAY: "Key Takeaways",
}


def listed(
    versions: Sequence[Version], steps: Sequence[VersionDiff | None], width: int
) -> Iterator[str]:
    """Give the versions of an article.

    Args:
        versions: In any order.
        steps: What changed to each from the one before; None for the first.
        width: Of a line.
    """
    for version, step in zip(versions, steps, strict=True):
        yield from hanging(f"{version.number:3}. ", version.title or "(untitled)", width)
        for words in details(version, step):
            yield from hanging("     ", words, width)
        yield ""


def details(version: Version, step: VersionDiff | None) -> Iterator[str]:
    """Say when a version was filed, where it is from, and what changed to it."""
    published = f" · published {version.published}" if version.published else ""
    yield f"filed {filed(version)}{published}"
    yield version.url or version.origin
    if step is not None:
        yield f"since {version.number - 1}: {summary(step)}"


def difference(
    before: Version, after: Version, found: VersionDiff, width: int, emphasis: Emphasis
) -> Iterator[str]:
    """Give what changed from one version to another, with what stands around it."""
    yield from hanging("", heading(before, after), width)
    yield from hanging("", summary(found), width)
    for where, changes in parts(found):
        yield from ("", PARTS[where])
        for shown in excerpts(changes):
            if isinstance(shown, int):
                yield f"    … {unchanged(shown)}"
            else:
                yield from _change(shown[1], width, emphasis)
    if found.differing:
        yield ""
        yield from hanging("", LEGEND, width)


def heading(before: Version, after: Version) -> str:
    """Say between which versions it is."""
    return (
        f"From version {before.number}, filed {filed(before)},"
        f" to version {after.number}, filed {filed(after)}"
    )


def filed(version: Version) -> str:
    """Say when a version was filed."""
    return f"{version.filed:%Y-%m-%d %H:%M %Z}".rstrip()


def summary(found: VersionDiff) -> str:
    """Say how much changed: `2 altered, 1 added; 14 sentences unchanged`."""
    counts = found.counts
    kept = unchanged(counts.pop(Fate.KEPT, 0))
    said = [f"{counts[fate]} {fate}" for fate in SIGNS if counts[fate]]
    return f"{', '.join(said)}; {kept}" if said else f"nothing changed; {kept}"


def unchanged(count: int) -> str:
    """Say how many sentences are what they were."""
    return f"{count} sentence{'' if count == 1 else 's'} unchanged"


def parts(found: VersionDiff) -> Iterator[tuple[Where, list[Numbered]]]:
    """Give the parts of the article in which something changed, each change with its number."""
    for where, some in groupby(enumerate(found.changes), lambda numbered: numbered[1].where):
        changes = list(some)
        if any(change.kind is not Fate.KEPT for _, change in changes):
            yield where, changes


def excerpts(changes: Sequence[Numbered]) -> Iterator[Numbered | int]:
    """Give what changed and what stands around it; of the rest, how many sentences it is."""
    near: set[int] = set()
    for at, (_, change) in enumerate(changes):
        if change.kind is not Fate.KEPT:
            near.update(range(at - _CONTEXT, at + _CONTEXT + 1))
    passed = 0
    for at, numbered in enumerate(changes):
        if at not in near:
            passed += 1
            continue
        if passed:
            yield passed
        passed = 0
        yield numbered
    if passed:
        yield passed


def _change(change: Change, width: int, emphasis: Emphasis) -> Iterator[str]:
    if change.kind is Fate.ALTERED:
        was = Highlighted(change.before or "", change.before_spans)
        now = Highlighted(change.after or "", change.after_spans)
        yield from hanging_marked(WAS, was, width, emphasis)
        yield from hanging_marked(IS, now, width, emphasis)
    else:
        text = change.before if change.after is None else change.after
        yield from hanging(f"{SIGNS[change.kind]}   ", text or "", width)

"""The versions of an article and what changed between them as JSON; docs/json.md has the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.export.as_json import date, entry_object
from digest_tui.models import Fate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest_tui.export.as_json import Object
    from digest_tui.models import Change, Entry, Version, VersionDiff


def listed(of: Entry, versions: Sequence[Version], steps: Sequence[VersionDiff | None]) -> Object:
    """Make the object of `versions`; `steps` is what changed to each from the one before."""
    return entry_object(of) | {
        "versions": [
            _version(version) | {"counts": _counts(step) if step else None}
            for version, step in zip(versions, steps, strict=True)
        ]
    }


def difference(of: Entry, before: Version, after: Version, found: VersionDiff) -> Object:
    """Make the object of what changed from one version to another."""
    return entry_object(of) | {
        "before": _version(before),
        "after": _version(after),
        "counts": _counts(found),
        "changes": [_change(change) for change in found.changes],
    }


def _version(version: Version) -> Object:
    return {
        "number": version.number,
        "filed": version.filed.isoformat(),
        "origin": version.origin,
        "url": version.url,
        "title": version.title or None,
        "published": date(version.published),
    }


def _counts(found: VersionDiff) -> Object:
    return {fate.value: found.counts[fate] for fate in Fate}


def _change(change: Change) -> Object:
    return {
        "kind": change.kind.value,
        "where": change.where.value,
        "before": change.before,
        "after": change.after,
        "before_at": change.before_at,
        "after_at": change.after_at,
        "before_spans": [list(span) for span in change.before_spans],
        "after_spans": [list(span) for span in change.after_spans],
    }

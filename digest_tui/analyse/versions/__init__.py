"""Versions of one article: whether two readings are two, and what changed between them."""

from digest_tui.analyse.versions.changes import changed
from digest_tui.analyse.versions.content import content_id, is_alike, is_part_of, same_content

__all__ = ["changed", "content_id", "is_alike", "is_part_of", "same_content"]

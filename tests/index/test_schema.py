"""What is indexed of an article is the same whether all that is kept of it is read or not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest_tui.index.schema import documents
from digest_tui.models import GivenDate, Received, Source
from digest_tui.store import Store, ToFile
from tests.helpers import article, assessment

if TYPE_CHECKING:
    from pathlib import Path


def test_documents_of_what_is_kept(tmp_path: Path) -> None:
    bare = article("Nothing is known of it.", id="bare")
    full = replace(
        article("Soldiers went.\nThey came back.", id="full", title="Men abroad", name="full"),
        source=Source("isw", "ISW", "https://example.org"),
        dek="So it was said",
        byline="Jane Doe",
        published=GivenDate(2, 10, 2025, 12, 30),
        assessments=(assessment("First.", "Second."),),
        url="https://example.org/a",
        also_at=("https://example.org/b",),
    )
    store = Store(tmp_path)
    with store.desk() as desk:
        desk.file([ToFile(one, Received(one.id, one.id.encode())) for one in (bare, full)])
    ids = store.changes(0).article_ids
    whole = [[*documents(one)] for one in store.articles(ids)]
    assert [[*documents(one)] for one in store.indexed([*ids, "gone"])] == whole
    assert sorted(len(one) for one in whole) == [1, 3]

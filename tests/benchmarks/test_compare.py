"""The benchmarks on labelled news of a few lines."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

from benchmarks.compare import quality
from benchmarks.compare.labelled import Labelled

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

STRIKE = ["Drones struck the refinery.", "The governor spoke of a fire."]
TRIAL = ["A court jailed the mayor.", "His lawyer will appeal against it."]


def labelled(folder: Path) -> Labelled:
    aligned = {
        "a-set": [
            {
                "name": "strike",
                "articles": [
                    {"id": "one", "sentences": STRIKE},
                    {"id": "two", "sentences": STRIKE},
                ],
                "same": [[0, 0, 1, 0], [0, 1, 1, 1]],
                "partly": [],
            }
        ]
    }
    articles = [
        {"id": str(at), "story": story, "topic": "one", "text": "\n".join(text)}
        for at, (story, text) in enumerate([("strike", STRIKE), ("trial", TRIAL)] * 2)
    ]
    for name, content in (("alignment", aligned), ("stories", articles)):
        (folder / f"{name}.json.gz").write_bytes(gzip.compress(json.dumps(content).encode()))
    return Labelled.read(folder)


def test_what_is_easy_is_all_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = labelled(tmp_path)
    quality.measure_alignment(found)
    quality.measure_stories(found)
    alignment, stories = (
        line.split() for line in capsys.readouterr().out.splitlines() if "ours " in line
    )
    assert alignment[:2] == ["ours", "100.0"]
    assert stories == "ours 100.0 100.0 100.0 0 of 1 0.0 %".split()


def test_the_largest_story_is_cut(tmp_path: Path) -> None:
    assert labelled(tmp_path).largest_story(2, 1) == [STRIKE[:1], STRIKE[:1]]

"""Print what each stage of filing takes, and what all of it takes in one go."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from benchmarks.filing.made_up import write_jsonl
from benchmarks.filing.stages import measure_stages, measure_whole


def main() -> None:
    number = int(os.environ.get("ARTICLES", "10000"))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "news.jsonl"
        write_jsonl(file, number)
        measure_stages(file, Path(folder) / "staged")
        measure_whole(file, Path(folder) / "whole")


if __name__ == "__main__":
    main()

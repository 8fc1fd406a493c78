"""Print what is measured, one plain table after the other."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# Read when numpy is loaded: the time of one processor is what is told.
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"


def main() -> None:
    from benchmarks.compare import quality, speed  # noqa: PLC0415
    from benchmarks.compare.labelled import Labelled  # noqa: PLC0415

    folder = os.environ.get("DIGEST_TUI_EVAL_DATA")
    labelled = Labelled.read(Path(folder)) if folder else None
    if labelled:
        quality.measure_alignment(labelled)
        quality.measure_stories(labelled)
    else:
        print("DIGEST_TUI_EVAL_DATA is not set: quality is not measured.", file=sys.stderr)
    speed.measure_comparison(labelled)
    speed.measure_stories()


if __name__ == "__main__":
    main()

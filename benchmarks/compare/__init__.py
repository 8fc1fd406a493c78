"""How well and how fast articles are compared: `python -m benchmarks.compare`.

The labelled news is not part of the project: `DIGEST_TUI_EVAL_DATA` names its folder, and
without it only what needs none is measured. Figures: docs/comparison.md.
"""

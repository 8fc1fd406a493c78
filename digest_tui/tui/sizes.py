"""From which sizes on a screen can be used, and how it is divided."""

LEAST_WIDTH, LEAST_HEIGHT = 36, 10
MEDIUM, WIDE = 100, 160
"""Columns from which two panes stand side by side, and three."""

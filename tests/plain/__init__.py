"""Tests of the dialogue: what is typed, and what comes of it."""

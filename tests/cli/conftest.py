"""What the tests of the command line share: the folder that they name is a library's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _empty_library(tmp_path: Path) -> None:
    """Make the folder that is named in `DIGEST_TUI_LIBRARY`: one that is not there is refused."""
    (tmp_path / "library").mkdir()

"""Where a reader's things are, and what the reader has set.

`config.toml` in the configuration folder:

    theme = "terminal"          # a name from `digest-tui --help`
    library = "/srv/news"       # instead of the folder in your home
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import msgspec
from msgspec.structs import replace
from platformdirs import user_config_path, user_data_path

from digest_tui.errors import DigestError

NAME = "digest-tui"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `config.toml` can hold."""

    theme: str = "terminal"
    library: str | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """What holds for one start of the program."""

    folder: Path
    """The configuration folder; `sources/` in it holds the reader's rule files."""
    library: Path
    settings: Settings

    @property
    def rules(self) -> Path:
        """The folder of the reader's own rule files."""
        return self.folder / "sources"


def load_config(library: str | None = None, theme: str | None = None) -> Config:
    """Find the reader's folders and read the settings.

    Args:
        library: The library folder, where the command line or the environment names one.
        theme: The theme, likewise.

    Raises:
        DigestError: `config.toml` is wrong.
    """
    named = os.environ.get("DIGEST_TUI_CONFIG")
    folder = Path(named) if named else user_config_path(NAME, appauthor=False)
    settings = _settings(folder / "config.toml")
    if theme:
        settings = replace(settings, theme=theme)
    chosen = library or settings.library
    place = Path(chosen).expanduser() if chosen else user_data_path(NAME, appauthor=False)
    return Config(folder, place, settings)


def _settings(file: Path) -> Settings:
    try:
        return msgspec.toml.decode(file.read_bytes(), type=Settings)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        raise DigestError(f"{file}: {error}") from error

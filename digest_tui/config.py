"""Where a reader's things are, and what the reader has set.

`config.toml` in the configuration folder:

    theme = "terminal"          # a name from `digest-tui --help`
    library = "/srv/news"       # instead of the folder in your home
    mouse = true                # over SSH, too; without it, only where you sit
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

import msgspec
from msgspec.structs import replace
from platformdirs import user_config_path, user_data_path, user_state_path

from digest_tui.errors import DigestError
from digest_tui.text.sanitise import clean_line

NAME = "digest-tui"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `config.toml` can hold."""

    theme: str = "terminal"
    library: str | None = None
    mouse: bool | None = None
    """None is on, but off over SSH."""


@dataclass(frozen=True, slots=True)
class Config:
    """What holds for one start of the program."""

    folder: Path
    """The configuration folder; `sources/` in it holds the reader's rule files."""
    library: Path
    is_named: bool
    """The reader has named the library; else it is the one in their home."""
    state: Path
    """The folder of what the reader has decided; the library can be somebody else's."""
    settings: Settings

    @property
    def subscriptions(self) -> Path:
        """The file of what the reader follows."""
        return self.folder / "sources.toml"

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
        DigestError: `config.toml` is wrong, or the library's folder cannot be.
    """
    named = os.environ.get("DIGEST_TUI_CONFIG")
    folder = Path(named) if named else user_config_path(NAME, appauthor=False)
    settings = _settings(folder / "config.toml")
    if theme:
        settings = replace(settings, theme=theme)
    chosen = library or settings.library
    place = _place(chosen) if chosen else user_data_path(NAME, appauthor=False)
    said = os.environ.get("DIGEST_TUI_STATE")
    state = Path(said) if said else user_state_path(NAME, appauthor=False)
    return Config(folder, place, bool(chosen), state, settings)


def _place(named: str) -> Path:
    """Find the folder that a reader names."""
    shown = clean_line(named)
    if "\0" in named:
        raise DigestError(f"{shown}: no folder's name can hold a zero byte")
    try:
        return Path(named).expanduser()
    except RuntimeError as error:
        raise DigestError(
            f"{shown}: no one here has that home; ./~ begins a plain name"
        ) from error


def _settings(file: Path) -> Settings:
    shown = clean_line(str(file))
    try:
        if not stat.S_ISREG(file.stat().st_mode):  # a pipe would be waited for, for ever
            raise DigestError(f"{shown}: the settings have to be a file")
        return msgspec.toml.decode(file.read_bytes(), type=Settings)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise DigestError(f"{shown}: {error.strerror or error}") from error
    except ValueError as error:  # msgspec's own errors are ValueErrors, and so are UTF-8's
        raise DigestError(f"{shown}: {error}") from error

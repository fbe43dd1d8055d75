"""Where the files that come with the installation are: embedded data, settings, assets."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).parent
_EMBEDDED = _PACKAGE / "embedded"  # exists in the wheel only
_HOME = _EMBEDDED if _EMBEDDED.is_dir() else _PACKAGE.parent

DATA = _HOME / "data"
SETTINGS = _PACKAGE / ".streamlit" / "config.toml"
ASSETS = _PACKAGE / "assets"
LOCALES = _PACKAGE / "locales"
TEXTS = _PACKAGE / "texts"

DATA_VARIABLE = "ZONE_OBSERVATORY_DATA"


def data_folder() -> Path:
    """The data package to show: the owner's where the variable names one, else the embedded one."""
    chosen = os.environ.get(DATA_VARIABLE, "")
    return Path(chosen).expanduser() if chosen else DATA

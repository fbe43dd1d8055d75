"""Where files are kept that can be made again, and how a file is written whole or not at all."""

import os
import stat
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

CACHE_VARIABLE = "ZONE_OBSERVATORY_CACHE"


def cache_folder() -> Path:
    """Where cut fonts and compiled packages are kept: the named folder, else the user's cache, else
    a temporary one.

    Raises OSError where there is none that nobody else can write to.
    """
    with suppress(OSError, RuntimeError):  # a service account without a home
        folder = _usual_folder()
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    return _temporary_folder()


def _usual_folder() -> Path:
    named = os.environ.get(CACHE_VARIABLE)
    if named:
        return Path(named).expanduser()
    base = os.environ.get("XDG_CACHE_HOME")
    if base:
        return Path(base) / "zone-observatory"
    home = Path.home()
    usual = {"win32": home / "AppData" / "Local", "darwin": home / "Library" / "Caches"}
    return usual.get(sys.platform, home / ".cache") / "zone-observatory"


def _temporary_folder() -> Path:
    """Of this user alone: whoever could write there could plant files. Raises OSError."""
    user = os.getuid() if hasattr(os, "getuid") else 0  # Windows has temporary folders by user
    folder = Path(tempfile.gettempdir()) / f"zone-observatory-{user}"
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != user or found.st_mode & 0o022:
        raise PermissionError(f"{folder} is not a folder of this user alone")
    return folder


def write_whole(target: Path, produce: Callable[[IO[bytes]], object]) -> None:
    """Let `produce` write a file beside `target`, then put it in its place in one step.

    Whatever goes wrong, `target` is as it was. Raises OSError and what `produce` raises.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            produce(file)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)  # mkstemp lets nobody else read it
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise

"""The packaged font for browsers on machines without a Chinese font: cut once, kept in the cache.

The theme (`.streamlit/config.toml`) declares it, after the readers' own fonts and for Chinese only.
`python -m dashboard.exports.picture.web_font` cuts it. A process of its own, because cutting keeps
the interpreter busy for seconds; so it is not there to be served as a static file of Streamlit,
which would also be sent again on every reload.
"""

import subprocess
import sys
import threading
from functools import cache
from pathlib import Path

from dashboard.exports.picture import fonts

ADDRESS = "/assets/font.woff2"
ROWS = range(0xA1, 0xF8)  # of GB 2312
LONGEST = 120.0  # seconds to wait for a cut on the way; it takes 5 to 20

_cutting: list[subprocess.Popen[bytes]] = []
_lock = threading.Lock()


@cache
def signs() -> frozenset[str]:
    """GB 2312, Latin letters, and every sign of the data package and of our own words."""
    pairs = (bytes((row, cell)) for row in ROWS for cell in range(0xA1, 0xFF))
    standard = (pair.decode("gb2312", errors="ignore") for pair in pairs)
    return fonts.usual_signs() | frozenset(sign for sign in standard if sign)


@cache
def path() -> Path:
    """Where the font is or will be; its name is a digest of what is in it."""
    return fonts.place(signs(), "woff2")


def start() -> None:
    """Begin to cut the font unless it is there; returns at once."""
    command = [sys.executable, "-P", "-m", "dashboard.exports.picture.web_font"]
    quiet = subprocess.DEVNULL
    fonts.used(path())
    with _lock:
        if not path().is_file() and not any(process.poll() is None for process in _cutting):
            process = subprocess.Popen(  # noqa: S603 - our own module
                command, stdin=quiet, stdout=quiet, stderr=quiet
            )
            _cutting.append(process)


def wait() -> Path | None:
    """The font once it is cut; None where that failed or takes too long."""
    start()
    for process in _cutting:
        try:
            process.wait(LONGEST)
        except subprocess.TimeoutExpired:
            return None
    return path() if path().is_file() else None


if __name__ == "__main__":
    fonts.cut(signs(), "woff2")

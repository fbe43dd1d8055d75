"""The packaged font for browsers on machines without a Chinese font: cut once, kept in the cache.

`python -m dashboard.exports.web_font` cuts it. A process of its own, because cutting keeps the
interpreter busy for seconds.
"""

import subprocess
import sys
import threading
from functools import cache
from pathlib import Path

from dashboard.exports import fonts

FAMILY = "Zone Observatory Sans"
ROWS = range(0xA1, 0xF8)  # of GB 2312
CHINESE = (  # Latin letters alone never cause a download
    "U+2E80-9FFF, U+F900-FAFF, U+FE30-FE4F, U+FF00-FFEF, U+20000-3FFFF"
)
LOCAL = ("Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC")
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


def style() -> str:
    """The CSS that declares the font: the reader's own fonts first, so that few download it."""
    own = ", ".join(f'local("{name}")' for name in LOCAL)
    return (
        f'@font-face {{ font-family: "{FAMILY}"; font-display: swap; unicode-range: {CHINESE}; '
        f'src: {own}, url("/assets/{path().name}") format("woff2"); }}'
    )


def start() -> None:
    """Begin to cut the font unless it is there; returns at once."""
    command = [sys.executable, "-P", "-m", "dashboard.exports.web_font"]
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

"""The packaged font for browsers on machines without a Chinese font: cut once, kept in the cache.

The theme (`.streamlit/config.toml`) declares it, after the readers' own fonts and for Chinese only.
`python -m dashboard.exports.picture.web_font` cuts it. A process of its own, because cutting keeps
the interpreter busy for seconds; so it is not there to be served as a static file of Streamlit,
which would also be sent again on every reload.
"""

import asyncio
import logging
import subprocess
import sys
import threading
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

from dashboard.exports.picture import fonts

log = logging.getLogger(__name__)

ADDRESS = "/assets/font.woff2"
ROWS = range(0xA1, 0xF8)  # of GB 2312
LONGEST = 120.0  # seconds to wait for a cut on the way; it takes 5 to 20
AGAIN = 600.0  # seconds after which a cut that failed is tried once more
LOOK = 0.2  # seconds between two looks at a cut on the way

_cutting: list[tuple[subprocess.Popen[bytes], float]] = []  # the last one, and when it began
_lock = threading.Lock()


@cache
def signs() -> frozenset[str]:
    """GB 2312, Latin letters, and every sign of the data package and of our own words."""
    pairs = (bytes((row, cell)) for row in ROWS for cell in range(0xA1, 0xFF))
    standard = (pair.decode("gb2312", errors="ignore") for pair in pairs)
    return fonts.usual_signs() | frozenset(sign for sign in standard if sign)


@cache
def name() -> str:
    """The name of the font: a digest of what is in it."""
    return fonts.name(signs(), "woff2")


def path() -> Path | None:
    """Where the font is or will be; None where the cache cannot be used."""
    with suppress(OSError):
        return fonts.place_of(name(), "woff2")
    return None


def start() -> None:
    """Begin to cut the font unless it is there, or could not be made lately; returns at once."""
    place = path()
    if place is None:
        log.warning("there is no folder to keep the font for browsers in")
        return
    fonts.used(place)
    with _lock:
        if place.is_file() or (_cutting and time.monotonic() - _cutting[0][1] < AGAIN):
            return
        command = [sys.executable, "-P", "-m", "dashboard.exports.picture.web_font"]
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=quiet, stdout=quiet, stderr=quiet
        )
        _cutting[:] = [(process, time.monotonic())]
        threading.Thread(target=_clear_up, args=(process,), daemon=True).start()


def _clear_up(process: "subprocess.Popen[bytes]") -> None:
    """Wait for the process, whatever ends it."""
    if process.wait():
        log.warning("the font for browsers could not be cut; those without a Chinese font lack it")
    fonts.clear_drafts(process.pid)


async def ready() -> Path | None:
    """The font once it is cut; None where that failed or takes too long. Holds no thread."""
    start()
    end = time.monotonic() + LONGEST
    while _cutting and _cutting[0][0].poll() is None and time.monotonic() < end:
        await asyncio.sleep(LOOK)
    place = path()
    return place if place and place.is_file() else None


if __name__ == "__main__":
    fonts.cut(signs(), "woff2")

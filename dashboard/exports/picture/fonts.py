"""The font that comes with the installation: what it covers, widths of signs, smaller cuts of it.

Renderers read a font's whole file for every text they measure, so that the time of a picture is
mostly the size of the font: pictures are drawn with a cut that has only the signs in use.
"""

import hashlib
import io
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import noto_cjk_sans_otc

import components
import dashboard
from dashboard import resources

FAMILY = "Noto Sans CJK SC"
PACKAGED = Path(noto_cjk_sans_otc.__file__).parent / "NotoSansCJK-Regular.ttc"
CACHE_VARIABLE = "ZONE_OBSERVATORY_CACHE"
# ASCII and Latin-1, and what Vega and our own words put in: dashes, quotes, minus, ellipsis, arrows
LATIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), 0x2212, 0x2026, *range(
    0x2010, 0x2027), *range(0x2190, 0x219A), 0x25CF, 0x25CB)))  # fmt: skip
TEXTS = (".csv", ".yaml", ".po", ".md", ".py")
FORMAT = "3"  # part of the names of kept files: a change of how fonts are cut makes new ones
MOST_CUTS = 12  # kept in the cache, some 2 MB each; a server needs two
LONGEST_UNUSED = 30 * 24 * 3600.0  # seconds
Advances = Mapping[int, float]


@cache
def advances() -> Advances:
    """Code point -> width in font sizes of every sign the packaged font has.

    Read once and kept in the cache: the tables of 65,000 glyphs take a second.
    """
    path = cache_folder() / f"widths-{FORMAT}-{PACKAGED.stat().st_size}.json"
    try:
        kept = json.loads(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        kept = _read_advances()
        _put(path, json.dumps(kept, separators=(",", ":")).encode("ascii"))
    return dict(zip(kept["codes"], kept["widths"], strict=True))


def _read_advances() -> dict[str, list[float]]:
    from fontTools.ttLib import TTFont  # slow to load, and needed once

    with TTFont(str(PACKAGED), fontNumber=_number(), lazy=True) as face:
        widths, units = face["hmtx"].metrics, face["head"].unitsPerEm
        cmap = face.getBestCmap()
        return {"codes": list(cmap), "widths": [widths[n][0] / units for n in cmap.values()]}


def _number() -> int:
    """Where the simplified Chinese face stands in the packaged collection."""
    from fontTools.ttLib.ttCollection import TTCollection

    faces = TTCollection(str(PACKAGED), lazy=True).fonts
    return [face["name"].getDebugName(1) for face in faces].index(FAMILY)


def width(text: str, size: float) -> float:
    """Width of `text` in px at a font size of `size` px; a sign the font lacks counts as full."""
    known = advances()
    return size * sum(known.get(ord(sign), 1.0) for sign in text)


def missing(text: str) -> tuple[str, ...]:
    """The printable signs of `text` that the packaged font lacks, each once."""
    known = advances()
    return tuple(sign for sign in dict.fromkeys(text) if ord(sign) not in known and sign != "\n")


def cache_folder() -> Path:
    """Where cut fonts are kept: the named folder, else the user's cache, else a temporary one."""
    home = Path.home()
    usual = {"win32": home / "AppData" / "Local", "darwin": home / "Library" / "Caches"}
    base = os.environ.get("XDG_CACHE_HOME") or usual.get(sys.platform, home / ".cache")
    folder = Path(os.environ.get(CACHE_VARIABLE) or Path(base) / "zone-observatory").expanduser()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    except OSError:
        pass  # a service account without a home
    folder = Path(tempfile.gettempdir()) / "zone-observatory"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def usual_signs() -> frozenset[str]:
    """Every sign in the data package and in our own words, with Latin letters."""
    own = Path(dashboard.__file__).parent, Path(components.__file__).parent
    files = [
        path for folder in (resources.data_folder(), *own) for path in folder.rglob("*")
        if path.suffix in TEXTS
    ]  # fmt: skip
    found = set(LATIN)
    for path in files:
        found.update(path.read_text(encoding="utf-8", errors="ignore"))
    return frozenset(sign for sign in found if sign.isprintable())


def place(signs: Iterable[str], kind: str, folder: Path | None = None) -> Path:
    """Where a cut with `signs` is kept, by default in the cache; its name is a digest of them."""
    text = "".join(sorted(set(signs)))
    origin = f"{FORMAT} {kind} {PACKAGED.stat().st_size} {text}"
    digest = hashlib.sha256(origin.encode("utf-8")).hexdigest()[:16]
    # a folder each: renderers register folders, not files
    return (folder or cache_folder()) / f"font-{digest}" / f"font-{digest}.{kind}"


def cut(signs: Iterable[str], kind: str = "otf", folder: Path | None = None) -> tuple[Path, str]:
    """A font file with `signs`, kept in the cache or in `folder`, and the name of its family.

    kind: "otf" for drawing, where the family has a name of its own; "woff2" for a browser.
    """
    text = "".join(sorted(set(signs)))
    path = place(text, kind, folder)
    # one word that begins with a letter: without quotes nothing else is a family name in SVG
    family = "Zone" + path.stem.removeprefix("font-")
    used(path)
    if not path.is_file():
        path.parent.mkdir(exist_ok=True)
        _write(text, path, kind, family)
        if folder is None:
            _prune(path)
    return path, family


def used(path: Path) -> None:
    """Note that a cut is in use, by the time of its folder: the others are removed one day."""
    with suppress(OSError):  # it is gone, or belongs to another user
        os.utime(path.parent)


def _prune(made: Path) -> None:
    """Remove old cuts from the cache. Whoever still wants one of them cuts it again."""
    times: dict[Path, float] = {}
    for folder in made.parent.parent.glob("font-*"):
        with suppress(OSError):  # another process was faster
            times[folder] = folder.stat().st_mtime
    newest = sorted(times, key=lambda folder: times[folder], reverse=True)
    for at, folder in enumerate(newest):
        old = at >= MOST_CUTS or time.time() - times[folder] > LONGEST_UNUSED
        if old and folder != made.parent:
            shutil.rmtree(folder, ignore_errors=True)


def _write(text: str, path: Path, kind: str, family: str) -> None:
    from fontTools import subset  # slow to load, and needed once

    options = subset.Options(
        font_number=_number(), layout_features=[], hinting=False, notdef_outline=True
    )
    options.name_IDs = ["*"]
    options.flavor = "woff2" if kind == "woff2" else None
    font = subset.load_font(str(PACKAGED), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=text)
    cutter.subset(font)
    if kind == "otf":
        for record in font["name"].names:
            if record.nameID in (1, 16):
                record.string = family
    content = io.BytesIO()
    subset.save_font(font, content, options)
    _put(path, content.getvalue())


def _put(path: Path, content: bytes) -> None:
    """Write in one step: two processes may do the same at the same time."""
    handle, draft = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(draft).replace(path)
    finally:
        Path(draft).unlink(missing_ok=True)

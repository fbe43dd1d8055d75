"""The font that comes with the installation: what it covers, widths of signs, smaller cuts of it.

Renderers read a font's whole file for every text they measure, so that the time of a picture is
mostly the size of the font: pictures are drawn with a cut that has only the signs in use.
"""

import hashlib
import io
import json
import os
import shutil
import tempfile
import time
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import noto_cjk_sans_otc

import components
import dashboard
from dashboard import resources
from dashboard.kept_files import cache_folder

FAMILY = "Noto Sans CJK SC"
STAND_IN = "〓"  # what Chinese printers set for a sign that is not at hand
PACKAGED = Path(noto_cjk_sans_otc.__file__).parent / "NotoSansCJK-Regular.ttc"
# ASCII and Latin-1, and what Vega and our own words put in: dashes, quotes, minus, ellipsis, arrows
LATIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), 0x2212, 0x2026, *range(
    0x2010, 0x2027), *range(0x2190, 0x219A), 0x25CF, 0x25CB)))  # fmt: skip
TEXTS = (".csv", ".yaml", ".po", ".md", ".py")
FORMAT = "3"  # part of the names of kept files: a change of how fonts are cut makes new ones
DRAFT = ".draft-"  # with the number of the process that writes it
OLD_DRAFT = 3600.0  # seconds; a cut takes 20 at the most
MOST_CUTS = 12  # kept in the cache, some 2 MB each; a server needs two
LONGEST_UNUSED = 30 * 24 * 3600.0  # seconds
Advances = Mapping[int, float]


@cache
def advances() -> Advances:
    """Code point -> width in font sizes of every sign the packaged font has.

    Read once and kept in the cache: the tables of 65,000 glyphs take a second.
    """
    kept, path = None, None
    with suppress(OSError, ValueError):  # the cache is of use, not needed
        path = cache_folder() / f"widths-{FORMAT}-{PACKAGED.stat().st_size}" / "widths.json"
        kept = json.loads(path.read_text(encoding="ascii"))
    if kept is None:
        kept = _read_advances()
        with suppress(OSError):
            if path:
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


def stand_in(sign: str) -> str:
    """What is drawn for a sign that the font lacks: its compatible form (₂ as 2), else STAND_IN."""
    form = unicodedata.normalize("NFKC", sign)
    return form if form != sign and not missing(form) else STAND_IN


def drawable(text: str) -> str:
    """The text with a stand-in for every sign that the font lacks."""
    lacking = missing(text)
    return text.translate({ord(sign): stand_in(sign) for sign in lacking}) if lacking else text


def unnamed(text: str) -> tuple[str, ...]:
    """The signs of the text for which STAND_IN is drawn, each once."""
    return tuple(sign for sign in missing(text) if stand_in(sign) == STAND_IN)


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


def name(signs: Iterable[str], kind: str) -> str:
    """The name of a cut with `signs`: a digest of what is in it."""
    text = "".join(sorted(set(signs)))
    origin = f"{FORMAT} {kind} {PACKAGED.stat().st_size} {text}"
    return f"font-{hashlib.sha256(origin.encode('utf-8')).hexdigest()[:16]}"


def place(signs: Iterable[str], kind: str, folder: Path | None = None) -> Path:
    """Where a cut with `signs` is kept, by default in the cache. Raises OSError."""
    return place_of(name(signs, kind), kind, folder)


def place_of(named: str, kind: str, folder: Path | None = None) -> Path:
    """As `place`, of a cut with a name. A folder each: renderers register folders, not files."""
    return (folder or cache_folder()) / named / f"{named}.{kind}"


def cut(signs: Iterable[str], kind: str = "otf", folder: Path | None = None) -> tuple[Path, str]:
    """A font file with `signs`, kept in the cache or in `folder`, and the name of its family.

    kind: "otf" for drawing, where the family has a name of its own; "woff2" for a browser.
    Raises OSError where it cannot be kept.
    """
    text = "".join(sorted(set(signs)))
    path = place(text, kind, folder)
    # one word that begins with a letter: without quotes nothing else is a family name in SVG
    family = "Zone" + path.stem.removeprefix("font-")
    used(path)
    if not path.is_file():
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
    for draft in made.parent.parent.glob(f"{DRAFT}*"):
        with suppress(OSError):
            if time.time() - draft.stat().st_mtime > OLD_DRAFT:
                shutil.rmtree(draft, ignore_errors=True)
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
    """Write a file into its own folder in one step: two processes may do the same at the time."""
    cache = path.parent.parent
    draft = Path(tempfile.mkdtemp(prefix=f"{DRAFT}{os.getpid()}-", dir=cache))
    try:
        (draft / path.name).write_bytes(content)
        path.parent.mkdir(exist_ok=True)
        (draft / path.name).replace(path)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def clear_drafts(process: int) -> None:
    """Remove what a process that has ended was writing to the cache."""
    with suppress(OSError):
        for draft in cache_folder().glob(f"{DRAFT}{process}-*"):
            shutil.rmtree(draft, ignore_errors=True)

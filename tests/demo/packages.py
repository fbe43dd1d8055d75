"""Small fictional packages, written once a test run."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from dashboard.catalog import Package, open_package
from dashboard.demo.fictional_package import write

ZONES, YEARS, SEED = 12, 3, 7


@cache
def small_folder() -> Path:
    """A province of 12 zones and 3 years; never written to again."""
    folder = Path(mkdtemp(prefix="fictional-"))
    write(ZONES, YEARS, SEED, folder)
    return folder


def small() -> Package:
    """The small province, opened."""
    return open_package(small_folder())


def content(folder: Path) -> dict[str, bytes]:
    """Path in the folder -> bytes of every file."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(files)}

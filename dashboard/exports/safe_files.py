"""Places to put many files, none of them half written: a folder or a ZIP."""

import hashlib
import re
import shutil
import tempfile
import zipfile
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import IO, Protocol, Self

from dashboard.kept_files import write_whole

LONGEST_NAME = 70  # characters; with folder and ending far below what file systems allow
UNFIT = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|\s]+')
RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)$")
SUMS = "SHA256SUMS"
INDEX = ("index.csv", "index.html")  # in every batch
SUM = re.compile(r"([0-9a-f]{64})  (.+)")
STAMP = (1980, 1, 1, 0, 0, 0)  # the same content gives the same ZIP
PACKED = {".png", ".xlsx", ".pdf", ".docx", ".pptx"}  # compressed already


def file_name(text: str) -> str:
    """Text as one part of a path that every system takes."""
    name = UNFIT.sub("_", text).strip("._ ")[:LONGEST_NAME].strip("._ ")
    return f"_{name}" if not name or RESERVED.match(name) else name


class Place(Protocol):
    """Where the files of a batch go."""

    def put(self, path: str, content: bytes) -> None:
        """Keep one file; `path` has "/" between folder and name."""


class OccupiedError(Exception):
    """The folder holds files of others."""


class Folder:
    """Files in a folder that is new, empty, or that of an earlier batch, which gives way.

    Everything appears at the end of the `with` block; where that ends early, the folder is as it
    was. Files of the earlier batch that this one does not make are removed, unless somebody has
    changed them. Raises OccupiedError, and OSError where the folder cannot be written to.
    """

    def __init__(self, root: Path) -> None:
        self._root, self._new = root, not root.exists()
        root.mkdir(parents=True, exist_ok=True)
        self._earlier = _earlier(root)
        if not self._earlier and any(not path.name.startswith(".") for path in root.iterdir()):
            raise OccupiedError
        self._draft = Path(tempfile.mkdtemp(prefix=".export-", dir=root))
        self._paths: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, fault: object, trace: object) -> None:
        try:
            if not fault:
                self._take_over()
        finally:
            shutil.rmtree(self._draft, ignore_errors=True)
            if self._new and fault:
                with suppress(OSError):  # parents that were made with it stay
                    self._root.rmdir()

    def put(self, path: str, content: bytes) -> None:
        target = self._draft / path
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, lambda file: file.write(content))
        self._paths.append(path)

    def _take_over(self) -> None:
        for path in self._paths:  # the checksums, which were put last, come last
            target = self._root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            (self._draft / path).replace(target)
        for path, checksum in self._earlier.items():
            if path not in self._paths:
                _remove(self._root, path, checksum)


def _earlier(root: Path) -> dict[str, str]:
    """Path -> checksum of the files of an earlier batch; {} where there is none."""
    try:
        text = (root / SUMS).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return {}
    listed = {found[2]: found[1] for line in text.splitlines() if (found := SUM.fullmatch(line))}
    # others write files of this name too, but not with our index in them
    return listed if set(INDEX) <= set(listed) else {}


def _remove(root: Path, path: str, checksum: str) -> None:
    """Remove a file that is as we made it, and its folder if that is then empty."""
    target = root / path
    if target.is_symlink() or not target.resolve().is_relative_to(root.resolve()):
        return
    if target.is_file() and hashlib.sha256(target.read_bytes()).hexdigest() == checksum:
        target.unlink()
        with suppress(OSError):  # holds something else
            target.parent.rmdir()


class Archive:
    """Files in a ZIP that is written to `stream`; it is complete once the `with` block is left."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._zip = zipfile.ZipFile(stream, "w")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, fault: object, trace: object) -> None:
        # closed in any case, before its stream is: it would complain when it is thrown away
        with suppress(OSError) if fault else nullcontext():
            self._zip.close()

    def put(self, path: str, content: bytes) -> None:
        entry = zipfile.ZipInfo(path, STAMP)
        packed = Path(path).suffix in PACKED
        entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        self._zip.writestr(entry, content)

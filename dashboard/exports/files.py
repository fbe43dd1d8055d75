"""Files that are never half written, and places to put many of them: a folder or a ZIP."""

import os
import re
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import IO, Protocol, Self

LONGEST_NAME = 70  # characters; with folder and ending far below what file systems allow
UNFIT = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|\s]+')
RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)$")
STAMP = (1980, 1, 1, 0, 0, 0)  # the same content gives the same ZIP
PACKED = {".png", ".xlsx", ".pdf", ".docx", ".pptx"}  # compressed already


def file_name(text: str) -> str:
    """Text as one part of a path that every system takes."""
    name = UNFIT.sub("_", text).strip("._ ")[:LONGEST_NAME].strip("._ ")
    return f"_{name}" if not name or RESERVED.match(name) else name


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


class Place(Protocol):
    """Where the files of a batch go."""

    def put(self, path: str, content: bytes) -> None:
        """Keep one file; `path` has "/" between folder and name."""


class Folder:
    """Files in a folder, each written whole."""

    def __init__(self, root: Path) -> None:
        self._root = root
        root.mkdir(parents=True, exist_ok=True)

    def put(self, path: str, content: bytes) -> None:
        target = self._root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, lambda file: file.write(content))


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

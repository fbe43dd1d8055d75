"""Files offered to a reader: each is made when it is asked for, at an address nobody can guess.

Streamlit's own download button hides why a file could not be made, and drops a file that was made
once two runs of any reader's page have ended, which may be before the browser has fetched it.
"""

import logging
import secrets
import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from weakref import ReferenceType, WeakValueDictionary, ref

from dashboard.exports.picture.drawing_pool import RenderError
from dashboard.i18n import translator
from dashboard.reader_limits import KEPT_VERSIONS, OFFERS

log = logging.getLogger(__name__)

ROOT = "/files"  # where the server answers for them


@dataclass(frozen=True)
class Download:
    """A file: its name, its media type, how it is made, and the reader's language."""

    name: str
    media: str
    make: Callable[[], bytes]
    language: str


class DownloadError(Exception):
    """The file could not be made. The text says why, in the reader's language."""

    status = 422  # of the answer


class Downloads:
    """The downloads of one reader; they can be asked for as long as it exists.

    What makes a file holds on to the data package it is about: only downloads of the newest
    packages stay, or those of every reader who went away from a page would pile up.
    """

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(16)
        self._downloads: OrderedDict[str, tuple[Version, Download]] = OrderedDict()
        self._lock = threading.Lock()
        _readers[self.token] = self

    def put(self, key: str, download: Download, about: object) -> str:
        """The address of the download, `about` a data package; one of the same key gives way."""
        version = _noted(about)
        with self._lock:
            self._downloads[key] = version, download
            self._downloads.move_to_end(key)
            while len(self._downloads) > OFFERS:
                self._downloads.popitem(last=False)
        return f"{ROOT}/{self.token}/{key}"

    def get(self, key: str) -> Download | None:
        """The download, or None where there is none (any more)."""
        with self._lock:
            found = self._downloads.get(key)
        return found[1] if found else None

    def keep(self, versions: tuple["Version", ...]) -> None:
        """Let go of the downloads about others."""
        with self._lock:
            old = [key for key, (of, _) in self._downloads.items() if of not in versions]
            for key in old:
                del self._downloads[key]


Version = ReferenceType[object]
_readers: "WeakValueDictionary[str, Downloads]" = WeakValueDictionary()
_versions: deque[Version] = deque(maxlen=KEPT_VERSIONS)  # the data packages met last
_noting = threading.Lock()


def _noted(about: object) -> Version:
    """A new data package makes all readers let go of those before the last."""
    version = ref(about)
    with _noting:
        if version in _versions:
            return version
        _versions.append(version)
        kept = tuple(_versions)
    for downloads in list(_readers.values()):
        downloads.keep(kept)
    return version


def find(token: str, key: str) -> Download | None:
    """The download at an address; None where it was replaced or its reader has gone."""
    own = _readers.get(token)
    return own.get(key) if own else None


def made(download: Download) -> bytes:
    """The content of the file. Raises DownloadError; what is no fault of a picture is logged."""
    try:
        return download.make()
    except RenderError as error:
        raise DownloadError(str(error)) from error
    except Exception as error:
        log.exception("the file %s could not be made", download.name)
        t = translator(download.language)
        raise DownloadError(t("The file could not be made; the details are in the log.")) from error

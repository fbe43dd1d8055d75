"""Files offered to a reader: each is made when it is asked for, at an address nobody can guess.

Streamlit's own download button hides why a file could not be made, and drops a file that was made
once two runs of any reader's page have ended, which may be before the browser has fetched it.
"""

import logging
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from weakref import WeakValueDictionary

from dashboard.exports.picture.drawing_pool import RenderError
from dashboard.i18n import translator

log = logging.getLogger(__name__)

ROOT = "/files"  # where the server answers for them
MOST = 60  # downloads of one reader; a page that is seen has some ten, all the newest


@dataclass(frozen=True)
class Download:
    """A file: its name, its media type, how it is made, and the reader's language."""

    name: str
    media: str
    make: Callable[[], bytes]
    language: str


class DownloadError(Exception):
    """The file could not be made. The text says why, in the reader's language."""


class Downloads:
    """The downloads of one reader; they can be asked for as long as it exists."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(16)
        self._downloads: OrderedDict[str, Download] = OrderedDict()
        self._lock = threading.Lock()
        _readers[self.token] = self

    def put(self, key: str, download: Download) -> str:
        """The address of the download; an earlier one with the same key is replaced."""
        with self._lock:
            self._downloads[key] = download
            self._downloads.move_to_end(key)
            while len(self._downloads) > MOST:
                self._downloads.popitem(last=False)
        return f"{ROOT}/{self.token}/{key}"

    def get(self, key: str) -> Download | None:
        """The download, or None where there is none (any more)."""
        with self._lock:
            return self._downloads.get(key)


_readers: "WeakValueDictionary[str, Downloads]" = WeakValueDictionary()


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

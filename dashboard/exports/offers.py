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

from dashboard.exports.render import RenderError
from dashboard.i18n import translator

log = logging.getLogger(__name__)

ROOT = "/files"  # where the server answers for them
MOST = 60  # offers of one reader; a page that is seen has some ten, all the newest


@dataclass(frozen=True)
class Offer:
    """A file: its name, its media type, how it is made, and the reader's language."""

    name: str
    media: str
    make: Callable[[], bytes]
    language: str


class OfferError(Exception):
    """The file could not be made. The text says why, in the reader's language."""


class Shelf:
    """The offers of one reader; they can be asked for as long as it exists."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(16)
        self._offers: OrderedDict[str, Offer] = OrderedDict()
        self._lock = threading.Lock()
        _shelves[self.token] = self

    def put(self, key: str, offer: Offer) -> str:
        """The address of the offer; an earlier one with the same key is replaced."""
        with self._lock:
            self._offers[key] = offer
            self._offers.move_to_end(key)
            while len(self._offers) > MOST:
                self._offers.popitem(last=False)
        return f"{ROOT}/{self.token}/{key}"

    def get(self, key: str) -> Offer | None:
        """The offer, or None where there is none (any more)."""
        with self._lock:
            return self._offers.get(key)


_shelves: "WeakValueDictionary[str, Shelf]" = WeakValueDictionary()


def find(token: str, key: str) -> Offer | None:
    """The offer at an address, or None: never made, replaced by others, or its reader has gone."""
    shelf = _shelves.get(token)
    return shelf.get(key) if shelf else None


def made(offer: Offer) -> bytes:
    """The content of the file. Raises OfferError; what is no fault of a picture is logged."""
    try:
        return offer.make()
    except RenderError as error:
        raise OfferError(str(error)) from error
    except Exception as error:
        log.exception("the file %s could not be made", offer.name)
        t = translator(offer.language)
        raise OfferError(t("The file could not be made; the details are in the log.")) from error

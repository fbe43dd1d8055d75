"""A batch in the background: a thread that fills a ZIP, watched and stopped from outside."""

import errno
import logging
import tempfile
import threading
from collections.abc import Sequence
from concurrent.futures import TimeoutError as NotYet
from contextlib import suppress
from typing import IO, Literal

from dashboard.catalog import Edition
from dashboard.exports.batch import run_batch
from dashboard.exports.batch.batch_index import Entry
from dashboard.exports.batch.orders import BriefOrder, Order
from dashboard.exports.safe_files import Archive
from dashboard.exports.turns import Turns
from dashboard.i18n import mark
from dashboard.reader_limits import BATCHES_AT_ONCE

log = logging.getLogger(__name__)

State = Literal["running", "done", "cancelled", "failed"]
FULL = mark("The temporary folder of the server is full. Tell the operator; nothing was kept.")
FAULT = mark("The details are in the log of the server. Nothing was kept.")
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
turns = Turns(BATCHES_AT_ONCE, of_one=1)  # of the batches of all readers


class Job:
    """One batch. The ZIP is a nameless file that vanishes with the job, whatever happens.

    It begins once few others are under way. `fault` says why it failed, as a message id.
    """

    def __init__(
        self, edition: Edition, orders: Sequence[Order | BriefOrder], wanted: run_batch.Wanted
    ) -> None:
        self.state: State = "running"
        self.progress = run_batch.Progress(0, 0, None)
        self.entries: Sequence[Entry] = ()
        self.fault = ""
        self.wanted = wanted
        self._stop = threading.Event()
        self._file: IO[bytes] | None = None
        self._turn = turns.ask(self)
        self._work = (edition, tuple(orders))
        self._thread = threading.Thread(target=self._run, name="batch", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._wait_for_turn()
            self._fill()
            self.state = "done"
        except run_batch.CancelledError:
            self._drop()
            self.state = "cancelled"
        except Exception as error:
            log.exception("a batch failed")
            self._drop()
            full = isinstance(error, OSError) and error.errno in NO_ROOM
            self.fault = FULL if full else FAULT
            self.state = "failed"
        finally:
            del self._work  # or a finished job would keep its data package
            turns.leave(self._turn)

    def _wait_for_turn(self) -> None:
        while not self._stop.is_set():
            with suppress(NotYet):
                return self._turn.come.result(run_batch.PATIENCE)
        raise run_batch.CancelledError

    def _fill(self) -> None:
        edition, orders = self._work
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  open as long as the job
        with Archive(self._file) as archive:
            self.entries = run_batch.run(
                edition, orders, self.wanted, archive, self._note, self._stop
            )
        self._file.flush()  # what is still to be written may find no room either

    def _drop(self) -> None:
        if self._file:
            with suppress(OSError):  # it closes, and cannot write what is left
                self._file.close()

    @property
    def before(self) -> int:
        """How many batches are under way or come before this one; 0 once it has begun."""
        return turns.before(self._turn)

    def _note(self, progress: run_batch.Progress) -> None:
        self.progress = progress

    def content(self) -> bytes:
        """The ZIP, once the state is "done"."""
        assert self._file
        self._file.seek(0)
        return self._file.read()

    def cancel(self) -> None:
        """Ask the thread to stop; it does after the pictures it is drawing."""
        self._stop.set()

    def close(self) -> None:
        """Stop, and drop the ZIP."""
        self.cancel()
        if self.state == "done":
            self._drop()

    def wait(self, seconds: float) -> None:
        """Until it is over, at most so long."""
        self._thread.join(seconds)

"""A batch in the background: a thread that fills a ZIP, watched and stopped from outside."""

import logging
import tempfile
import threading
from collections.abc import Sequence
from typing import Literal

from dashboard.catalog import Edition
from dashboard.exports.batch import run_batch
from dashboard.exports.batch.batch_index import Entry
from dashboard.exports.batch.orders import BriefOrder, Order
from dashboard.exports.safe_files import Archive

log = logging.getLogger(__name__)

State = Literal["running", "done", "cancelled", "failed"]


class Job:
    """One batch. The ZIP is a nameless file that vanishes with the job, whatever happens."""

    def __init__(
        self, edition: Edition, orders: Sequence[Order | BriefOrder], wanted: run_batch.Wanted
    ) -> None:
        """Begin at once."""
        self.state: State = "running"
        self.progress = run_batch.Progress(0, 0, None)
        self.entries: Sequence[Entry] = ()
        self.fault = ""
        self.wanted = wanted
        self._stop = threading.Event()
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  open as long as the job
        self._work = (edition, tuple(orders))
        self._thread = threading.Thread(target=self._run, name="batch", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        edition, orders = self._work
        try:
            with Archive(self._file) as archive:
                self.entries = run_batch.run(
                    edition, orders, self.wanted, archive, self._note, self._stop
                )
            self.state = "done"
        except run_batch.CancelledError:
            self._file.close()
            self.state = "cancelled"
        except Exception as error:
            log.exception("a batch failed")
            self._file.close()
            self.fault = f"{type(error).__name__}: {error}"
            self.state = "failed"

    def _note(self, progress: run_batch.Progress) -> None:
        self.progress = progress

    def content(self) -> bytes:
        """The ZIP, once the state is "done"."""
        self._file.seek(0)
        return self._file.read()

    def cancel(self) -> None:
        """Ask the thread to stop; it does after the pictures it is drawing."""
        self._stop.set()

    def close(self) -> None:
        """Stop, and drop the ZIP."""
        self.cancel()
        if self.state == "done":
            self._file.close()

    def wait(self, seconds: float) -> None:
        """Until it is over, at most so long."""
        self._thread.join(seconds)

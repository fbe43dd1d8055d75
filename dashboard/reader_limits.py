"""What one reader may ask of the server, so that the others are served: every such limit.

Whoever asks for more waits, in turn with the others, or is told; nothing of a reader is lost. How
much a picture holds is in `figures/limits.py`, how large a data package may be in `catalog`.
"""

import time
from collections.abc import Callable
from typing import NamedTuple


class Rate(NamedTuple):
    """Units that may be used at once, and those that come back each second."""

    ahead: float
    back: float


# files (`exports/file_queue.py`)
FILES_AT_ONCE = 2  # made at a time; pages have the rest of the machine
FILES_OF_ONE = 1  # ... for one reader, so that another's is made beside it
FILES_WAITING = 20  # of one reader; one more is refused
OFFERS = 60  # downloads that one reader can ask for; a page that is seen has some ten
KEPT_VERSIONS = 2  # of the data package that downloads may be about: the last two

# batches (`exports/batch/background_job.py`)
BATCHES_AT_ONCE = 2  # under way at a time, the others wait their turn

# links (`filters/address.py`)
LINK_VALUES = 300  # of one parameter
LINK_VALUE = 200  # characters; ids and names are far shorter
NOTICES = 5  # about a link; of more, how many there are

# runs of pages (`filters/pace.py`), in seconds of processor time
RUNS_OF_A_SESSION = Rate(3.0, 0.5)
RUNS_OF_AN_ADDRESS = Rate(20.0, 0.7)  # an office may share one address
ADDRESSES = 1000  # kept in mind
LONGEST_PAUSE = 2.0  # seconds before a run

# messages of a browser's connection (`streamlit_seams`)
MESSAGES = Rate(60, 10)


class Allowance:
    """What is left of a rate. Used up, it asks for a pause, of `longest` seconds at the most."""

    def __init__(
        self, rate: Rate, longest: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._rate, self._longest, self._clock = rate, longest, clock
        self._left, self._seen = rate.ahead, clock()

    def pause(self) -> float:
        """Seconds to wait until something is left."""
        now = self._clock()
        self._left = min(self._rate.ahead, self._left + (now - self._seen) * self._rate.back)
        self._seen = now
        return max(0.0, -self._left / self._rate.back)

    def use(self, units: float) -> None:
        """Note what was used; no more than the longest pause makes up for."""
        self._left = max(self._left - units, -self._longest * self._rate.back)

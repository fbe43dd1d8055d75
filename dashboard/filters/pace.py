"""The pace of runs: whoever asks for them without pause leaves half of the time to others."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep, thread_time

import streamlit as st

from dashboard.reader_limits import (
    ADDRESSES,
    LONGEST_PAUSE,
    RUNS_OF_A_SESSION,
    RUNS_OF_AN_ADDRESS,
    Allowance,
)

_STATE = "_pace"
_addresses: OrderedDict[str, Allowance] = OrderedDict()  # the one seen last comes last


@contextmanager
def paced() -> Iterator[None]:
    """Wait if the reader's session or address has used up its time, then count this run.

    Counted is time of the processor, so that nobody is slowed because the machine is busy. An
    address of this machine, which Streamlit does not tell, is a proxy's: it has no limit.
    """
    allowances = [_of_session(), *_of_address(st.context.ip_address)]
    pause = max(allowance.pause() for allowance in allowances)
    if pause:
        sleep(pause)
    begun = thread_time()
    try:
        yield
    finally:
        for allowance in allowances:
            allowance.use(thread_time() - begun)


def _of_session() -> Allowance:
    found: Allowance | None = st.session_state.get(_STATE)
    if found is None:
        found = st.session_state[_STATE] = Allowance(RUNS_OF_A_SESSION, LONGEST_PAUSE)
    return found


def _of_address(address: str | None) -> list[Allowance]:
    if address is None:
        return []
    found = _addresses.pop(address, None) or Allowance(RUNS_OF_AN_ADDRESS, LONGEST_PAUSE)
    _addresses[address] = found
    while len(_addresses) > ADDRESSES:
        _addresses.popitem(last=False)
    return [found]

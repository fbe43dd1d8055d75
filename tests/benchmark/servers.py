"""The servers of the benchmark, each a process of its own on a free port of the loopback."""

import gc
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from dashboard.resources import DATA_VARIABLE
from tests.benchmark.floor.app import RECORDING
from tests.serving import Served, serving

ROOT = Path(__file__).parents[2]
OUT = ROOT / "out"
RECORDED = OUT / "benchmark-recording.pickle"
TICKS = os.sysconf("SC_CLK_TCK")  # a second of a processor, in the kernel's units


class Pair(NamedTuple):
    """The product and its floor, both serving."""

    product: Served
    floor: Served


@contextmanager
def server(kind: str, recorded: Path = RECORDED, data: Path | None = None) -> Iterator[Served]:
    """Serve the product ("product") or something to compare it with; its output goes to `out/`.

    recorded: what the floor shows; data: package in place of the one in use.
    """
    variables = {DATA_VARIABLE: str(data or os.environ.get(DATA_VARIABLE, ""))}
    with ExitStack() as stack:
        if kind == "product":
            served = stack.enter_context(serving((), variables, folder=ROOT))
        else:
            command = (sys.executable, "-m", "tests.benchmark.floor", kind)
            variables |= {RECORDING: str(recorded)}
            served = stack.enter_context(serving((), variables, command, ROOT))
        log = OUT / f"benchmark-{kind}.log"
        reader = threading.Thread(target=_drain, args=(served, log), daemon=True)
        reader.start()
        yield served


@contextmanager
def pair(recorded: Path = RECORDED, data: Path | None = None) -> Iterator[Pair]:
    """The product and its floor, freshly started."""
    with server("product", data=data) as product, server("floor", recorded, data) as floor:
        yield Pair(product, floor)


def _drain(served: Served, log: Path) -> None:
    """Keep what a server says: a full pipe would stop it."""
    assert served.process.stdout is not None
    with log.open("wb") as file:
        shutil.copyfileobj(served.process.stdout, file)


def memory(served: Served) -> float:
    """Resident memory of a server in MB."""
    status = Path(f"/proc/{served.process.pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def processor_seconds(served: Served) -> float:
    """Seconds of processor time a server has used since its start."""
    text = Path(f"/proc/{served.process.pid}/stat").read_text()
    fields = text.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def quiet_client() -> None:
    """Keep this process's own garbage collections out of what it measures."""
    gc.collect()
    gc.freeze()

"""`python -m tests.benchmark.packing [--zones N]`: pack and briefs, whole processes.

The pack of every zone of a fictional province is made twice, on one core and on two: planning,
drawing, checksums and ZIP, as `zone-observatory export --zones all` does. Briefs are of the
embedded package, each the first of its kind, with the drawing processes running.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ZONES, YEARS, SEED = 100, 10, 7
LEAST_GAIN = 1.7  # of two cores over one
MOST_BRIEF = 3.0  # seconds
SUBJECTS = (
    ("zone", "shuicheng-edz"), ("prefecture", "520100"), ("province", ""), ("reforms", ""),
)  # fmt: skip


def pack(data: Path) -> tuple[float, int]:
    """Seconds for the pack of all zones in this process, and the number of files."""
    from dashboard.catalog import Edition, open_package
    from dashboard.exports.batch import orders, run_batch
    from dashboard.exports.picture.drawing_pool import pool
    from dashboard.exports.safe_files import Archive

    edition = Edition.of(open_package(data), "zh")
    asked = orders.zone_orders(edition, "png")
    pool.ask("warm", b"")
    with tempfile.TemporaryFile() as file, Archive(file) as archive:
        start = time.perf_counter()
        entries = run_batch.run(edition, asked, run_batch.Wanted(), archive)
        seconds = time.perf_counter() - start
    pool.close()
    failed = [entry.message for entry in entries if entry.state == "failed"]
    if failed:
        raise RuntimeError(f"{len(failed)} files failed: {failed[0]}")
    return seconds, sum(entry.state == "done" for entry in entries)


def on_cores(data: Path, count: int) -> tuple[float, int]:
    """`pack` in a process, with all it starts, that may use `count` cores."""
    command = [sys.executable, "-m", __spec__.name, "--data", str(data), "--cores", str(count)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(said[0]), int(said[1])


def briefs() -> dict[str, float]:
    """Seconds of the first brief of each kind and form, the drawing processes running."""
    from concurrent.futures import ThreadPoolExecutor

    from dashboard import preload, resources
    from dashboard.catalog import Edition, open_package
    from dashboard.exports.brief import Subject, brief_bytes
    from dashboard.exports.forms import BRIEFS
    from dashboard.exports.picture.drawing_pool import pool

    preload.run()
    with ThreadPoolExecutor(pool.size) as threads:
        list(threads.map(lambda _: pool.ask("warm", b""), range(pool.size)))
    edition = Edition.of(open_package(resources.data_folder()), "zh")
    found = {}
    for kind, name in SUBJECTS:
        for form in BRIEFS:
            start = time.perf_counter()
            brief_bytes(edition, Subject(kind, name), form)  # type: ignore[arg-type]
            found[f"{kind}, {form}"] = time.perf_counter() - start
    pool.close()
    return found


def main() -> None:
    """Measure, and print figures with their ratios."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.packing")
    parser.add_argument("--zones", type=int, default=ZONES, help="of the fictional province")
    parser.add_argument("--data", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--cores", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.cores:
        # set before anything starts a thread or a process: these inherit it
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: options.cores])
        print(*pack(options.data))
        return
    for name, seconds in briefs().items():
        print(f"brief of {name:20} {seconds:6.2f} s   (at most {MOST_BRIEF:g})", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        from dashboard.demo.fictional_package import write

        data = Path(folder) / "demo"
        write(options.zones, YEARS, SEED, data)
        one, files = on_cores(data, 1)
        print(f"{files} files of {options.zones} zones, one core  {one:7.1f} s", flush=True)
        two, _ = on_cores(data, 2)
        gain = f"{one / two:.2f} x as fast (at least {LEAST_GAIN})"
        print(f"{files} files of {options.zones} zones, two cores {two:7.1f} s   {gain}")


if __name__ == "__main__":
    main()

"""How long the state of the reform tracker on a past day takes: 20,000 assessments, 3,000 cells.

Run with `python -m tests.benchmark.reforms`; prints medians in milliseconds.
"""

from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter

import numpy as np
import pandas as pd

from dashboard.domain.reforms import Tables, climb, counts, history, standing

MEASURES, ZONES, PER_MEASURE, ASSESSMENTS, TURNS = 30, 100, 5, 20_000, 15
RUNGS = ("arranged", "issued", "operating", "operating", "effective")
RESULTS = ("met", "met", "met", "not_met", "reported_unverified", "not_applicable")
DAY = date(2025, 6, 30)


def tables(seed: int = 7) -> Tables:
    """A made-up tracker; every fiftieth entry is a document of the province."""
    draw = np.random.default_rng(seed)
    measures = [f"m{number:02d}" for number in range(MEASURES)]
    zones = [f"z{number:03d}" for number in range(ZONES)]
    of_measure = draw.integers(MEASURES, size=ASSESSMENTS)
    test = draw.integers(PER_MEASURE, size=ASSESSMENTS)
    wide = np.arange(ASSESSMENTS) % 50 == 0
    test[wide] = 1
    subject = np.where(wide, "p", np.array(zones)[draw.integers(ZONES, size=ASSESSMENTS)])
    result = np.array(RESULTS)[draw.integers(len(RESULTS), size=ASSESSMENTS)]
    days = np.datetime64("2023-01-01") + draw.integers(1095, size=ASSESSMENTS)
    ids = pd.Series([f"a{number:05d}" for number in range(ASSESSMENTS)])
    return Tables(
        measures=pd.DataFrame({
            "measure_id": measures, "theme_id": "t", "clause": range(1, MEASURES + 1),
            "due_date": pd.Timestamp("2025-12-31"), "due_precision": "year",
            "scope_rule": "all_zones",
        }).astype({"clause": "Int64"}),
        criteria=pd.DataFrame([
            {"criterion_id": f"{measure}-{number}", "measure_id": measure, "rung": rung,
             "position": number}
            for measure in measures for number, rung in enumerate(RUNGS)
        ]),
        assessments=pd.DataFrame({
            "assessment_id": ids,
            "measure_id": np.array(measures)[of_measure],
            "criterion_id": [f"m{a:02d}-{b}" for a, b in zip(of_measure, test, strict=True)],
            "subject_id": subject, "as_of": days, "as_of_precision": "day",
            "result": np.where(wide, "met", result), "source_id": "s", "locator": "1",
            "reviewed_by": np.where(draw.random(ASSESSMENTS) < 0.6, "r", ""),
            "supersedes": np.where(np.arange(ASSESSMENTS) % 500 == 499, "a00001", ""),
        }),
        scope=pd.DataFrame({"measure_id": [], "subject_id": []}, dtype="str"),
        zones=pd.DataFrame({
            "subject_id": zones, "level_id": "national",
            "prefecture_id": [f"f{number % 9}" for number in range(ZONES)],
        }),
        sources=pd.DataFrame({"source_id": ["s"], "published": ["2022"]}),
        province_id="p",
    )  # fmt: skip


def milliseconds(call: Callable[[], object]) -> float:
    """The median time of a call."""
    times = []
    for _ in range(TURNS):
        start = perf_counter()
        call()
        times.append((perf_counter() - start) * 1000)
    return median(times)


def main() -> None:
    """Print one line per figure."""
    made = tables()
    ladder = climb(made)
    state = standing(ladder, DAY)
    calls: dict[str, Callable[[], object]] = {
        "check and climb, once per package": lambda: climb(made),
        "state on a day": lambda: standing(ladder, DAY),
        "both": lambda: standing(climb(made), DAY),
        "counts by measure": lambda: counts(state, ["measure_id"]),
        "history of a cell": lambda: history(ladder, "m03", "z007"),
    }
    print(f"{len(made.assessments)} assessments, {len(state)} cells, {len(ladder.cell)} events")
    for name, call in calls.items():
        print(f"{name}: {milliseconds(call):.1f} ms")


if __name__ == "__main__":
    main()

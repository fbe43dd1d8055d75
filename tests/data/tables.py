"""The committed package as rows of text, read without the dashboard's own reader."""

import csv
from pathlib import Path

DATA = Path(__file__).parents[2] / "data"

Row = dict[str, str]


def table(path: str) -> list[Row]:
    """The rows of a table by its path in the package."""
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


OBSERVATIONS = table("tables/observations.csv")
BY_ID = {row["observation_id"]: row for row in OBSERVATIONS}
ZONES = {row["subject_id"]: row for row in table("tables/zones.csv")}
# places.csv has its own tests, beside the boundaries.
TABLES = sorted(
    str(path.relative_to(DATA))
    for folder in ("tables", "reforms")
    for path in (DATA / folder).glob("*.csv")
    if path.name != "places.csv"
)
FACT_TABLES = [path for path in TABLES if any("locator" in row for row in table(path))]

NEWSPAPER_OBSERVATIONS = [f"N{number:02d}" for number in range(1, 68)]

"""Observations as rows of the table, written one after another."""

import calendar
from dataclasses import dataclass
from datetime import date

from dashboard.ingest.embedded import Row, shared

WORDS = {  # how a source prints a value that is not exact
    "exact": "", "about": "约{}", "more_than": "超过{}", "at_least": "不少于{}",
    "almost": "近{}", "less_than": "不足{}", "at_most": "不超过{}",
}  # fmt: skip
UNSTATED = ("虚构来源未载日期", "no date in the invented source")


@dataclass(frozen=True)
class Period:
    """A kind of period with its days, both included; None and a text where it has no dates."""

    kind: str
    start: date | None = None
    end: date | None = None
    precision: str = ""
    text: tuple[str, str] = ("", "")


def year(number: int) -> Period:
    """A full year."""
    return Period("year", date(number, 1, 1), date(number, 12, 31), "year")


def months(kind: str, number: int, first: int, last: int) -> Period:
    """Months `first` to `last` of a year."""
    end = date(number, last, calendar.monthrange(number, last)[1])
    return Period(kind, date(number, first, 1), end, "month")


def year_end(number: int) -> Period:
    """A count at the end of a year."""
    return Period("as_of", date(number, 12, 31), date(number, 12, 31), "day")


def span(first: int, last: int) -> Period:
    """Several full years."""
    return Period("span", date(first, 1, 1), date(last, 12, 31), "year")


@dataclass(frozen=True)
class Said:
    """How certain a value is and of which series it is."""

    qualifier: str = "exact"
    status: str = "A"
    series: str = "main"
    pair_id: str = ""
    out_of: str = ""
    unit_id: str = ""  # the indicator's own where empty
    note: tuple[str, str] = ("", "")


class Ledger:
    """The rows of the table `observations`, numbered in the order in which they are added."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._indicators = {row["indicator_id"]: row for row in shared("indicators")}
        self._units = {row["unit_id"]: row["per_zh"] for row in shared("units")}

    def add(
        self, subject_id: str, indicator_id: str, period: Period, value: float, source_id: str,
        said: Said = Said(),
    ) -> str:  # fmt: skip
        """Add one value; its id."""
        indicator = self._indicators[indicator_id]
        unit = said.unit_id or indicator["unit_id"]
        text = plain(value, int(indicator["decimals"]))
        own = f"D{len(self.rows) + 1:06d}"
        self.rows.append({
            "observation_id": own, "subject_id": subject_id, "indicator_id": indicator_id,
            "period_kind": period.kind, "period_start": _day(period.start),
            "period_end": _day(period.end), "period_precision": period.precision,
            "period_text_zh": period.text[0], "period_text_en": period.text[1],
            "value": text, "unit_id": unit, "qualifier": said.qualifier,
            "printed_zh": WORDS[said.qualifier].format(f"{text}{self._units[unit]}"),
            "out_of": said.out_of, "status": said.status, "series": said.series,
            "pair_id": said.pair_id,
            "confidence": "medium" if said.status == "F" else "high", "source_id": source_id,
            "locator": f"虚构表{indicator_id}", "note_zh": said.note[0], "note_en": said.note[1],
        })  # fmt: skip
        return own


def plain(value: float, decimals: int) -> str:
    """The shortest form of a rounded number."""
    text = f"{value:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""

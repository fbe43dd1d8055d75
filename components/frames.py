"""What a drawing takes in: tidy frames with documented columns, and the words to label them.

Every drawing says which of the tuples below it needs; further columns are ignored. One row per
drawn value, already in the reader's language. The columns of a value:

label, key       name of the series as shown; stable id of the line
start, end       ISO dates, the interval the value covers; "" where open or unknown
period, year     the period in words; its year (int) or None
value            float, in `unit`
low, high        float or None: interval of a derived value or of a bound. `high` None with
                 `more_than` or `at_least` is open upwards
mark             full, partial, asof, derived or forecast
qualifier        exact, about, more_than, at_least, almost, less_than or at_most
display          the value as printed, with unit and qualifier: 超过4000亿元
short            (SERIES) the same beside an axis that has the unit: 超过4000
unit             of `value`
source, note     what the reader needs to trust or doubt the value
segment          rows with one segment id and mark `full` are joined by a solid line
bridge           rows with one bridge id are joined by a thin dashed line across missing years
selected         (RANKED) true for the rows to highlight
rank             (PLACED) the place among all that are ranked, in words: 12/87; hue, the number of
                 the colour of a row that is highlighted, from 0, else -1

Other drawings: start_/end_ value, display and period (CHANGE); side before or after
(PAIR); lane, and precision day, month, quarter, half_year, year, span, after or undated (EVENT);
row and column ids with row_label and column_label, count of values (COVERAGE); state, one of
theme.STATES, with its word state_label and its sign, a text symbol (CELL, SLOT); its count
(STATE_COUNT); counts verified, reported, unknown and denied, which add up to all slots (PROGRESS);
number of a slot (SLOT); steps reviewed, claimed and top from 0, and whether anything is said at all
(MILESTONES). One subject by many indicators (STANDING): texts of a row, group that it stands under,
full name; low, first, third, high of all and the median of the peers (None: not known), ends of the
axis, years and values in order, flag for what needs attention. Several
subjects (GRADED): grade, the fifth of all in which a value ranks, small what stands below it,
colour of the subject; (YEARLY) its place among those compared, which gives colour and sign.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

Mark = Literal["full", "partial", "asof", "derived", "forecast"]
MARKS: tuple[Mark, ...] = ("full", "partial", "asof", "derived", "forecast")
OPEN_UP = frozenset({"more_than", "at_least"})
OPEN_DOWN = frozenset({"almost", "less_than", "at_most"})
QUALIFIERS = frozenset({"exact", "about"}) | OPEN_UP | OPEN_DOWN

TOOLTIP = ("label", "period", "display", "note", "source")
VALUE = (*TOOLTIP, "key", "value", "low", "high", "mark", "qualifier")
SERIES = (*VALUE, "short", "start", "end", "segment", "bridge")
RANKED = (*VALUE, "selected")
PLACED = (*VALUE, "short", "rank", "hue")
CHANGE = (
    "label",
    "key",
    "start_value",
    "end_value",
    "start_display",
    "end_display",
    "start_period",
    "end_period",
    "change_text",
    "note",
    "source",
)
PAIR = ("key", "label", "side", "value", "display", "period", "change_text", "note", "source")
EVENT = ("key", "label", "lane", "start", "end", "precision", "period", "note", "source")
COVERAGE = ("row", "column", "row_label", "column_label", "count", "period", "note")
CELL = ("row", "column", "row_label", "column_label", "state", "state_label", "sign", "note")
PROGRESS = ("key", "label", "verified", "reported", "unknown", "denied", "display", "note")
MILESTONES = ("key", "label", "reviewed", "claimed", "top", "said", "state", "state_label", "sign",
          "display", "note")  # fmt: skip
STATE_COUNT = ("state", "state_label", "sign", "count", "display")
SLOT = ("key", "label", "number", "state", "state_label", "sign", "note")
STANDING = ("key", "group", "label", "full", "display", "period", "change", "rank", "peer_rank",
            "trend", "value", "low", "first", "median", "third", "high", "axis_low", "axis_high",
            "strip_words", "years", "values", "flag", "note", "source")  # fmt: skip
GRADED = ("row", "column", "row_label", "period", "column_label", "display", "small", "grade",
          "colour", "source")  # fmt: skip
YEARLY = ("key", "label", "place", "year", "value", "display", "period", "note", "source")


class FrameError(ValueError):
    """A frame that cannot be drawn. The text says what, where and what to do."""


@dataclass(frozen=True)
class Words:
    """The words a drawing prints itself, in the reader's language. None has a default."""

    series: str
    period: str
    value: str
    source: str
    note: str
    kind: str
    full_year: str
    part_year: str
    as_of: str
    derived: str
    forecast: str
    change: str
    base: str
    before: str
    after: str
    missing: str
    count: str
    state: str
    verified: str
    reported: str
    unknown: str
    denied: str
    zone: str
    measure: str
    rank: str

    def of_mark(self, mark: str) -> str:
        """The word for a mark: `derived` gives 推算."""
        names = (self.full_year, self.part_year, self.as_of, self.derived, self.forecast)
        return names[[*map(str, MARKS)].index(mark)]


def check(frame: pd.DataFrame, columns: Iterable[str], where: str = "chart") -> None:
    """Raise FrameError unless `frame` has `columns` and known marks and qualifiers."""
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        raise FrameError(
            f"The {where} cannot be drawn: column {', '.join(missing)} is missing "
            f"(the frame has: {', '.join(map(str, frame.columns))}). "
            "Add it where the frame is made; components/frames.py says what it holds."
        )
    for name, known in (("mark", frozenset(MARKS)), ("qualifier", QUALIFIERS)):
        strange = sorted(set(map(str, frame[name])) - known) if name in frame.columns else []
        if strange:
            raise FrameError(
                f"The {where} cannot be drawn: {name} {', '.join(strange)} is not known. "
                f"Use one of: {', '.join(sorted(known))}."
            )

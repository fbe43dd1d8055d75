"""Before and after a reform, one line per pair."""

from collections import defaultdict

import pandas as pd

from components.charts.dumbbell import dumbbell
from components.charts.marks import Row, Spec, rows_of
from components.frames import PAIR, FrameError, Words, check
from components.theme import Look


def pairs(frame: pd.DataFrame, *, look: Look, words: Words, height: int | None = None) -> Spec:
    """Two rows per `key`, with `side` before and after. Columns: frames.PAIR.

    `value` is in one unit within a pair, `display` is what the source prints. Pairs measure
    different things, so each has its own scale: the larger value of a pair spans the width.
    """
    check(frame, PAIR, "before-and-after chart")
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows_of(frame, PAIR):
        if row["value"] is not None:
            found[row["key"]][row["side"]] = row
    rows = [_joined(key, sides) for key, sides in found.items()]
    return dumbbell(rows, look, words, (words.before, words.after), height)


def _joined(key: str, sides: dict[str, Row]) -> Row:
    if set(sides) != {"before", "after"}:
        raise FrameError(
            f"The pair {key!r} has {', '.join(sorted(sides))} only. A pair needs a row with side "
            "`before` and one with side `after`, both with a value; leave the pair out."
        )
    before, after = sides["before"], sides["after"]
    most = max(before["value"], after["value"]) or 1.0
    return {
        **{name: after[name] for name in ("key", "label", "change_text", "note", "source")},
        "before": before["value"] / most,
        "before_text": before["display"],
        "before_period": before["period"],
        "after": after["value"] / most,
        "after_text": after["display"],
        "after_period": after["period"],
    }

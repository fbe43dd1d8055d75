"""What is shown where there is more than a picture can hold; the tables beside have all of it."""

from collections.abc import Sequence

import pandas as pd

from dashboard.i18n import Translator

MOST_LINES = 8  # as many as there are colours
MOST_POINTS = 1500  # of many lines; of more the latest periods are drawn
MOST_BARS, MOST_LISTED, MOST_NOTES = 15, 60, 4


def leading(rows: pd.DataFrame, most: int = MOST_LINES) -> tuple[pd.DataFrame, int]:
    """Rows of the subjects with the largest latest full values, and how many are left out.

    Subjects without a full value come after those, where there is room.
    """
    whole = rows["mark"].isin(["full", "asof"])
    last = rows.assign(whole=whole).sort_values(["whole", "period_end"], kind="stable")
    last = last.drop_duplicates("subject_id", keep="last")
    largest = last.sort_values(["whole", "value"], ascending=False, kind="stable").head(most)
    kept = rows["subject_id"].isin(largest["subject_id"])
    return rows[kept], int(rows.loc[~kept, "subject_id"].nunique())


def latest_periods(rows: pd.DataFrame) -> tuple[pd.DataFrame, bool]:
    """As many of the latest periods as a drawing can hold, and whether there are earlier ones."""
    numbers = rows["period_end"].value_counts().sort_index(ascending=False).cumsum()
    fitting = numbers[numbers <= MOST_POINTS].index
    ends = fitting if len(fitting) > 1 else numbers.index[:2]
    return rows[rows["period_end"].isin(ends)], len(ends) < len(numbers)


def left_out_note(count: int, most: int, t: Translator) -> tuple[str, ...]:
    """What a picture of the leading subjects says of the others; nothing where there are none."""
    if not count:
        return ()
    text = t("Drawn are the {most} with the largest latest values; in the table: {count} more. "
             "Choose others in the filters.")  # fmt: skip
    return (text.format(most=most, count=count),)


def shortened(notes: Sequence[str], t: Translator, most: int = MOST_NOTES) -> tuple[str, ...]:
    """The first notes of a kind, and how many more stand in the table."""
    more = len(notes) - most
    if more <= 0:
        return tuple(notes)
    return (
        *notes[:most],
        t("{count} more notes of this kind are in the table.").format(count=more),
    )


def listed(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows that a short list has, and the rest.

    Up to MOST_LISTED it has all; of more, only the latest value of each subject, indicator and kind
    of period, and of these the first MOST_LISTED.
    """
    if len(rows) <= MOST_LISTED:
        return rows, rows.head(0)
    newest = rows.sort_values("period_end", ascending=False, kind="stable", na_position="last")
    newest = newest.drop_duplicates(["subject_id", "indicator_id", "period_kind"])
    chosen = rows["observation_id"].isin(newest["observation_id"]).to_numpy(dtype=bool)
    first = chosen & (chosen.cumsum() <= MOST_LISTED)
    return rows[first], rows[~first]

"""Tables of a brief: values as printed, their periods, and where they come from."""

import pandas as pd

from dashboard.exports.brief.content import Row, Table
from dashboard.i18n import Translator, mark, translator

MOST_NOTES = 12
SHOWN = {
    "subject": mark("Subject"),
    "indicator": mark("Indicator"),
    "period": mark("Period"),
    "display": mark("Value and unit"),
    "status_text": mark("Status"),
}


def values_table(rows: pd.DataFrame, language: str, title: str, message: str) -> Table:
    """Every row of facts as a line; what is the same in all of them has no column."""
    t = translator(language)
    shown = dict(SHOWN)
    if len(set(rows["subject_id"])) == 1:
        del shown["subject"]
    if rows["status"].eq("A").all():
        del shown["status_text"]
    lines = tuple(
        Row(tuple(str(row[name]) for name in shown), (str(row["source_id"]),))
        for row in rows[[*shown, "source_id"]].to_dict("records")
    )
    right = (list(shown).index("display"),)
    heads = tuple(t(word) for word in shown.values())
    return Table(title, heads, lines, message, right, row_notes(rows, t))


def row_notes(rows: pd.DataFrame, t: Translator) -> tuple[str, ...]:
    """What sources or editors remark on single values, each once; of very many, how many more."""
    noted = rows[(rows["note"] != "") & ~rows["derived"]].drop_duplicates("note")
    said = [
        t("{indicator} ({period}): {note}").format(
            indicator=row.indicator, period=row.period, note=row.note
        )
        for row in noted.itertuples()
    ]
    more = len(said) - MOST_NOTES
    if more <= 0:
        return tuple(said)
    rest = t("{count} further notes are on the page.").format(count=more)
    return (*said[:MOST_NOTES], rest)


def plain_table(frame: pd.DataFrame, title: str, message: str, right: tuple[int, ...]) -> Table:
    """A frame whose titles are in words already."""
    lines = tuple(Row(tuple(str(cell) for cell in row)) for row in frame.itertuples(index=False))
    return Table(title, tuple(str(name) for name in frame.columns), lines, message, right)

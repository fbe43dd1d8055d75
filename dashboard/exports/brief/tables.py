"""Tables of a brief: values as printed, their periods, and where they come from."""

import pandas as pd

from dashboard.exports.brief.content import Row, Table
from dashboard.i18n import Translator, translator

MOST_NOTES = 12
SHOWN = ("subject", "indicator", "period", "display", "status_text")


def values_table(rows: pd.DataFrame, language: str, title: str, message: str) -> Table:
    """Every row of facts as a line: subject, indicator, period, value with unit, status."""
    t = translator(language)
    columns = (t("Subject"), t("Indicator"), t("Period"), t("Value and unit"), t("Status"))
    lines = tuple(
        Row(tuple(str(row[name]) for name in SHOWN), (str(row["source_id"]),))
        for row in rows.to_dict("records")
    )
    return Table(title, columns, lines, message, (3,), row_notes(rows, t))


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

"""Tables and charts of a brief, made from rows of facts; how a table shares its width.

A chart is made only where a form that a slide program can edit holds the figures honestly. Years
without a value between full years keep an empty place; part years, derived values and forecasts
are series of their own, named as such, so that no line or column mixes them.
"""

import re
import unicodedata

import pandas as pd

from components import dates
from components.formats import times, worded_unit
from dashboard.exports.brief.document_model import Brief, Chart, Row, Series, Table
from dashboard.exports.brief.fact_sentences import in_time
from dashboard.i18n import Translator, mark, translator

KINDS = {
    "full": mark("Full year"),
    "partial": mark("Part of a year"),
    "asof": mark("At a point in time"),
    "derived": mark("Derived"),
    "forecast": mark("Forecast"),
}
HOLLOW = ("partial", "derived", "forecast")
MOST_CATEGORIES = 12
LEAST_FOR_LINE = 3  # full years in a row
MOST_NOTES = 12
COLUMNS = {
    "subject": mark("Subject"),
    "indicator": mark("Indicator"),
    "period": mark("Period"),
    "display": mark("Value and unit"),
    "status_text": mark("Status"),
}
LINE = 84  # letters of a table's type side by side over the width of a page
WIDEST, MOST_UNBROKEN, MARGIN = 34, 22, 3  # letters of a column, of a word, of a cell's margins
WORDS = re.compile(r"[!-~\u00c0-\u024f\u2012-\u201f\u2212]+|[^\s]")


def values_table(rows: pd.DataFrame, language: str, title: str, message: str) -> Table:
    """Every row of facts as a line; what is the same in all of them has no column."""
    t = translator(language)
    shown = dict(COLUMNS)
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


def table_cells(table: Table, brief: Brief) -> list[tuple[str, ...]]:
    """Header and rows as text; the numbers of the sources are the last column, if there are any."""
    sourced = any(row.sources for row in table.rows)
    t = translator(brief.context.language)
    head = (*table.columns, t("Source")) if sourced else table.columns
    rows = [
        (*row.cells, brief.references(row.sources)) if sourced else row.cells for row in table.rows
    ]
    return [head, *rows]


def column_shares(rows: list[tuple[str, ...]], numeric: tuple[int, ...]) -> list[float]:
    """The share of the width of each column; adds up to 1.

    `rows` begin with the header. No column is narrower than its longest word, or than its longest
    value where it is numeric; what is left over goes to those whose cells need it.
    """
    columns = list(zip(*rows, strict=True))
    least = [
        max(_unbroken(cell, at in numeric and line > 0) for line, cell in enumerate(column))
        for at, column in enumerate(columns)
    ]
    wanted = [min(max(map(letters, column)) + MARGIN, WIDEST) for column in columns]
    wanted = [max(pair) for pair in zip(least, wanted, strict=True)]
    spare = max(LINE - sum(least), 0)
    more = [want - floor for want, floor in zip(wanted, least, strict=True)]
    factor = spare / sum(more) if sum(more) else 0
    held = [floor + factor * extra for floor, extra in zip(least, more, strict=True)]
    return [width / sum(held) for width in held]


def _unbroken(cell: str, whole: bool) -> int:
    """Letters that must stay on one line."""
    longest = letters(cell) if whole else max(map(letters, WORDS.findall(cell)), default=0)
    return min(longest, MOST_UNBROKEN) + MARGIN


def letters(text: str) -> int:
    """Width of a text in Latin letters; a Chinese sign counts as two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def over_time(rows: pd.DataFrame, language: str) -> Chart | None:
    """Values of one indicator over time, or None where columns would say something untrue.

    Refused: several units, several counts (series), ranks (small is good), and more periods than
    columns have room for.
    """
    rows = in_time(rows)
    plain = _one(rows["unit_id"]) and not rows["kind"].eq("rank").any()
    scoped = rows.groupby("subject_id")["series"].nunique().max() == 1
    if rows.empty or not (plain and scoped):
        return None
    categories = _periods(rows, language)
    if len(categories) > MOST_CATEGORIES:
        return None
    return _chart(rows, categories, "period", _kind(rows), language)


def _one(column: "pd.Series[str]") -> bool:
    """Whether a column has a single value."""
    return len(set(column)) == 1


def _kind(rows: pd.DataFrame) -> str:
    """A line only for full years in a row of one subject, exact, with nothing beside them."""
    years = sorted(int(year) for year in rows["year"])
    row = years == list(range(years[0], years[0] + len(years)))
    alike = rows["mark"].eq("full").all() and _one(rows["subject_id"])
    exact = rows["qualifier"].isin(["exact", "about"]).all() and rows["status"].eq("A").all()
    return "line" if row and alike and exact and len(years) >= LEAST_FOR_LINE else "column"


def _periods(rows: pd.DataFrame, language: str) -> list[str]:
    """The periods in order of time; full years between two others have an empty place."""
    known = rows[rows["mark"] == "full"].drop_duplicates("year")
    named = {int(row["year"]) for row in known[["year"]].to_dict("records")}
    ends = {
        str(row["period"]): row["period_end"]
        for row in rows[["period", "period_end"]].to_dict("records")
    }
    if named:
        first, last = min(named), max(named)
        for missing in set(range(first, last)) - named:
            start, end = pd.Timestamp(missing, 1, 1), pd.Timestamp(missing, 12, 31)
            ends[dates.period("year", start, end, "year", "", language)] = end
    return sorted(ends, key=lambda name: ends[name])


def ranked(rows: pd.DataFrame, language: str) -> Chart | None:
    """One bar a row, in the order of the rows; the period stands with the name."""
    if rows.empty or not _one(rows["unit_id"]) or len(rows) > MOST_CATEGORIES:
        return None
    bracket = "{}（{}）" if language == "zh" else "{} ({})"
    named = rows.assign(
        place=[bracket.format(a, b) for a, b in zip(rows["label"], rows["period"], strict=True)]
    )
    return _chart(named, list(named["place"]), "place", "bar", language)


def before_after(rows: pd.DataFrame, language: str) -> Chart | None:
    """The two values of each pair side by side, in one unit and without bounds; else None."""
    same = _one(rows["unit_id"]) and rows["qualifier"].isin(["exact", "about"]).all()
    if rows.empty or not same or not _one(rows["pair_id"]):
        return None
    ordered = in_time(rows).sort_values("period_kind", ascending=False, kind="stable")
    return _chart(ordered, list(ordered["period"]), "period", "column", language, named=False)


def _chart(
    rows: pd.DataFrame,
    categories: list[str],
    column: str,
    kind: str,
    language: str,
    *,
    named: bool = True,
) -> Chart:
    """The chart of rows whose `column` names their category."""
    t = translator(language)
    several = not _one(rows["subject_id"]) and kind != "bar"
    by, unit = worded_unit(str(rows["unit"].iloc[0]))
    place = {name: at for at, name in enumerate(categories)}
    groups = rows.groupby(["subject", "mark"] if several else ["mark"], sort=False)
    series = []
    for key, group in groups:
        sign = t(KINDS[str(key[-1])]) if named else str(group["indicator"].iloc[0])
        values: list[float | None] = [None] * len(categories)
        labels = [""] * len(categories)
        for row in group[[column, "value", "display"]].to_dict("records"):
            values[place[row[column]]] = times(float(row["value"]), by)
            labels[place[row[column]]] = str(row["display"])
        name = f"{key[0]}{t(' · ')}{sign}" if several else sign
        series.append(Series(name, tuple(values), tuple(labels), key[-1] in HOLLOW))
    return Chart(kind, unit, tuple(categories), tuple(series))

"""All prefectures side by side: zones, area, people, work and output, each with its period."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

import pandas as pd

from components import formats
from components.charts.bar_charts import bars
from components.theme import Look
from dashboard.catalog import Edition, remember
from dashboard.domain.comparable import in_one_unit
from dashboard.figures.comparison.like_values import indicators, like_values
from dashboard.figures.fact_table import unit_of, worded
from dashboard.figures.panel import Chart, Table, covering, drawing
from dashboard.figures.prefecture_figures import prefectures
from dashboard.figures.wording.chart_words import words
from dashboard.figures.wording.disagreements import (
    disagreement_notes,
    told_apart,
    with_disputed,
)
from dashboard.figures.zones import national_catalogue
from dashboard.figures.zones.registry import APPROVED_AREA, not_all, short_names

POPULATION, OUTPUT, WORKERS = "population", "gdp", "manufacturing_employment_share"
MOST_OTHERS, MOST_CHARTS = 4, 4
MOST_FIRST = 2  # names in the title
LEAST = 2  # prefectures; one has nothing to be compared with


@remember
def compared(edition: Edition) -> Table:
    """One row a prefecture; a column of each indicator that any has, the periods in the notes."""
    t = edition.t
    people, work, output = _people(edition), _work(edition), _output(edition)
    areas = national_catalogue.areas_by_prefecture(edition)
    measured = [
        (t("Approved area ({unit})").format(unit=unit_of(areas)), areas, "rounded"),
        (t("Population (census, {unit})").format(unit=unit_of(people)), people, "value"),
        (t("Manufacturing workers, counties (%)"), work, "between"),
        (t("GDP, latest full year"), output, "dated"),
    ]
    titled = t("{indicator} ({unit}, {period})")
    measured += [
        (titled.format(**rows.iloc[0][["indicator", "unit", "period"]]), rows, "value")
        for rows in map(worded, _others(edition))
    ]
    known = [(title, rows, column) for title, rows, column in measured if len(rows)]
    columns = _zones(edition) | {
        title: rows.set_index("subject_id")[column] for title, rows, column in known
    }
    order = list(prefectures(edition))
    frame = pd.DataFrame({title: column.reindex(order) for title, column in columns.items()})
    return Table(
        "side_by_side", _title(edition, frame),
        pd.concat([people, *(rows for _, rows, _ in known if rows is not people)]),
        _notes(edition, people, work, output), frame=frame.reset_index(drop=True),
    )  # fmt: skip


def _title(edition: Edition, frame: pd.DataFrame) -> str:
    """Which prefectures have most zones; only the subject where all or too many share it."""
    t = edition.t
    zones = frame[t("Zones in the registry")]
    first = frame.loc[zones == zones.max(), t("Prefecture")]
    if not 0 < len(first) <= MOST_FIRST or not zones.max():
        return t("Prefectures side by side")
    return t("Prefectures side by side: most zones in {names}, {n} of {total}").format(
        names=t(", ").join(first), n=zones.max(), total=len(edition.tables["zones"])
    )


def _zones(edition: Edition) -> dict[str, "pd.Series[Any]"]:
    """Names of the prefectures and numbers of their zones, by title of the column."""
    t, names = edition.t, prefectures(edition)
    number = edition.tables["zones"]["prefecture_id"].value_counts()
    listed = national_catalogue.listed(edition)["prefecture_id"].value_counts()
    columns: dict[str, pd.Series[Any]] = {
        t("Prefecture"): pd.Series(short_names(edition)),
        t("Zones in the registry"): number.reindex(list(names), fill_value=0),
    }
    if len(listed):
        columns[t("Zones in the catalogue")] = listed.reindex(list(names), fill_value=0)
    return columns


def _notes(
    edition: Edition, people: pd.DataFrame, work: pd.DataFrame, output: pd.DataFrame
) -> tuple[str, ...]:
    t = edition.t
    notes = [*not_all(edition)]
    if len(national_catalogue.listed(edition)):
        notes = [national_catalogue.scope(edition)]
    dated: dict[str, list[str]] = {}
    for title, rows in ((t("Population"), people), (t("Workers in manufacturing"), work)):
        for period in rows["period"].head(1):
            dated.setdefault(period, []).append(title)
    for period, titles in dated.items():
        notes.append(t("{title}: {period}.").format(title=t(", ").join(titles), period=period))
    if len(work):
        notes.append(_work_note(edition))
    if len(set(output["period"])) > 1:
        notes.append(t("The years of GDP differ: no ranking of one year."))
    if _mixed(output):
        notes.append(t("The vintages of GDP differ."))
    return (*notes, *disagreement_notes(edition, pd.concat([people, output])))


def _work_note(edition: Edition) -> str:
    whole = edition.facts(indicator=WORKERS, subject_kind="prefecture", derived=False)
    if len(whole):
        return edition.t("Lowest and highest share of the counties of the prefecture.")
    return edition.t("No share of a whole prefecture is known: lowest and highest of its counties.")


@drawing
def charts(edition: Edition, look: Look) -> tuple[Chart, ...]:
    """A bar chart for each indicator, largest first, of one period each."""
    t, output = edition.t, _output(edition, one_year=True)
    area = national_catalogue.area_panel(edition, look)
    work_notes = (_work_note(edition), t("The line reaches from the lowest to the highest county."))
    apart = (t("Of different vintages; see the table."),) if _mixed(output) else ()
    found = [
        _bars(edition, look, "population", t("Population (census)"), _people(edition)),
        _bars(edition, look, "work",
              t("Workers in manufacturing: median of the counties (derived)"), _work(edition),
              work_notes),
        _bars(edition, look, "gdp", t("GDP of the year known of most"), output, apart),
    ]  # fmt: skip
    drawn = [chart for chart in (area, *found) if chart.spec]
    for rows in _others(edition)[: MOST_CHARTS - len(drawn)]:
        drawn.append(_bars(edition, look, rows["indicator_id"].iloc[0], rows["indicator"].iloc[0],
                           rows))  # fmt: skip
    return tuple(drawn)


@remember
def _others(edition: Edition) -> tuple[pd.DataFrame, ...]:
    """Values of the further indicators that half of the prefectures have in one period."""
    enough = max(LEAST, len(prefectures(edition)) / 2)
    ranked = (
        like_values(edition, indicator, "prefecture").rows
        for indicator in indicators(edition, "prefecture")
        if indicator not in (POPULATION, OUTPUT, WORKERS, APPROVED_AREA)
    )
    return tuple(islice((rows for rows in ranked if len(rows) >= enough), MOST_OTHERS))


def _mixed(rows: pd.DataFrame) -> bool:
    return len(set(rows["series"])) > 1


def _bars(
    edition: Edition,
    look: Look,
    key: str,
    title: str,
    rows: pd.DataFrame,
    notes: Iterable[str] = (),
) -> Chart:
    if len(rows) < LEAST:
        return Chart(key, title, rows)
    drawn = with_disputed(edition, rows)
    drawn = drawn.assign(label=drawn["subject_id"].map(short_names(edition)))
    drawn = told_apart(drawn, edition.t)
    spec = bars(drawn, look=look, words=words(edition.language))
    names = prefectures(edition)
    covered, missing = covering(
        edition.t("{n} of {total} prefectures have a value"), drawn["subject_id"], names, names
    )
    return Chart(
        f"compared_{key}", title, drawn, spec=spec, notes=tuple(notes), coverage=covered,
        missing=missing,
    )  # fmt: skip


@remember
def _people(edition: Edition) -> pd.DataFrame:
    """The newest census population of the prefectures, all of one day."""
    rows = edition.facts(indicator=POPULATION, subject_kind="prefecture", derived=False)
    rows = in_one_unit(rows[rows["year"].notna()]).rows
    newest: pd.DataFrame = rows[rows["period_end"] == rows["period_end"].max()]
    return newest.drop_duplicates("subject_id")


@remember
def _output(edition: Edition, one_year: bool = False) -> pd.DataFrame:
    """GDP of the latest full year of each prefecture; one_year: of the year that most have.

    Adds dated, the value with its year.
    """
    rows = edition.facts(indicator=OUTPUT, subject_kind="prefecture", mark="full", derived=False)
    rows = in_one_unit(rows[rows["status"].isin(["A", "P"])]).rows
    if one_year and len(rows):
        number = rows.groupby("year")["subject_id"].nunique()
        rows = rows[rows["year"] == max(number.index, key=lambda year: (number[year], year))]
    latest = rows.sort_values("period_end", ascending=False, kind="stable")
    latest = latest.drop_duplicates("subject_id")
    said = edition.t("{value} ({period})")
    pairs = zip(latest["display"], latest["period"], strict=True)
    return latest.assign(dated=[said.format(value=shown, period=when) for shown, when in pairs])


@remember
def _work(edition: Edition) -> pd.DataFrame:
    """Median, lowest and highest share of workers in manufacturing of each prefecture's counties.

    Only of prefectures of which every county has one value. Adds between, the two ends in words.
    """
    t = edition.t
    rows = edition.facts(indicator=WORKERS, subject_kind="county", derived=False)
    rows = in_one_unit(rows).rows
    rows = rows[(rows["period_end"] == rows["period_end"].max()) & (rows["prefecture_id"] != "")]
    places = edition.subject_places
    counties = places[places["subject_kind"] == "county"]["prefecture_id"].value_counts()
    names, found = prefectures(edition), []
    for prefecture, group in rows.groupby("prefecture_id", sort=False):
        if len(group) != counties[prefecture] or prefecture not in names:
            continue
        low, middle, high = group["value"].min(), group["value"].median(), group["value"].max()
        ends = [formats.number(value, 1, edition.language) for value in (low, high)]
        between = t("{low} to {high}").format(low=ends[0], high=ends[1])
        first = group.iloc[0].to_dict()
        middle_words = formats.quantity(
            round(float(middle), 1), str(first["unit"]), "exact", edition.language, decimals=1
        )
        found.append(first | {
            "subject_id": prefecture, "subject": names[str(prefecture)], "key": prefecture,
            "value": round(float(middle), 4), "low": float(low), "high": float(high),
            "mark": "asof", "derived": True, "status_text": t("Derived"), "between": between,
            "display": t("{middle} ({between})").format(
                middle=middle_words, between=between),
            "note": t("Of {count} counties.").format(count=len(group)),
        })  # fmt: skip
    return pd.DataFrame(found, columns=None if found else [*rows.columns, "between"])

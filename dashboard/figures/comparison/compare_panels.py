"""Zones side by side: a table of indicators, lines over the years, reform measures."""

import pandas as pd

from components import formats
from components.charts.compare_table import PRINTED_SIGNS, compare_table
from components.charts.line_charts import subject_lines
from components.charts.matrix import matrix
from components.theme import Look, categorical
from dashboard.catalog import Edition, remember
from dashboard.domain.comparable import Reason
from dashboard.domain.comparison.ranks import fifth
from dashboard.figures.comparison.compared import (
    MOST,
    SHARED,
    Compared,
    CompareSelection,
    compared,
    contested,
    most_often_first,
    shown,
)
from dashboard.figures.panel import Chart, Legend, Table, drawing
from dashboard.figures.reforms.cells import (
    ReformSelection,
    cell_rows,
    cells,
    latest_day,
    measure_names,
    zone_names,
)
from dashboard.figures.reforms.reform_words import signs, word_map
from dashboard.figures.wording.chart_words import words
from dashboard.figures.wording.refusals import WORDS
from dashboard.i18n import Translator

MEDIAN = "median"
MOST_PANELS = 12


def legend(edition: Edition, look: Look, zones: tuple[str, ...]) -> Legend:
    """Colour, and sign with name, of each zone: the same on every picture."""
    names, colours = zone_names(edition), categorical(MOST, look.mode)
    return tuple(
        (colours[at], f"{PRINTED_SIGNS[at]} {names[zone]}") for at, zone in enumerate(zones)
    )


def refusal(edition: Edition, chosen: CompareSelection) -> str:
    """That more than MOST zones were asked for and which are left out; "" otherwise."""
    if not chosen.left_out:
        return ""
    t, names = edition.t, zone_names(edition)
    return t("At most {most} zones are compared; left out: {names}.").format(
        most=MOST, names=t(", ").join(names[zone] for zone in chosen.left_out)
    )


def noted(edition: Edition, chosen: CompareSelection, *more: str) -> tuple[str, ...]:
    return tuple(note for note in (refusal(edition, chosen), *more) if note)


@drawing
def table_panel(edition: Edition, look: Look, chosen: CompareSelection) -> Chart:
    """A value of each zone by each indicator, shaded by its fifth among all; and the median."""
    t, found = edition.t, shown(edition, chosen)
    title = _title(edition, chosen)
    if not found:
        note = t("None of these zones has a comparable value.")
        return Chart("compare", title, pd.DataFrame(), notes=noted(edition, chosen, note))
    frame = pd.DataFrame([cell for one in found for cell in _cells(edition, look, one, chosen)])
    spec = compare_table(frame, look=look, words=words(edition.language))
    rows = pd.DataFrame([row for one in found for row in one.facts.values()])
    rows = pd.concat([rows, *(_unsettled(edition, one, chosen) for one in found)])
    total = len(compared(edition, chosen.zone))
    return Chart(
        "compare", title, rows, spec=spec, wide=True, of_counts=True,
        coverage=t("{n} of {total} indicators shown").format(n=len(found), total=total),
        notes=noted(
            edition, chosen,
            t("Each row is of one period. Shades: fifths by rank among all zones with a value in "
              "that period, the darkest first; none where fewer than five have one."),
            t("Small: rank, or why there is no value. The median is of all zones with a value."),
        ),
        counted={key: label for one in found for key, label in one.like.sources.items()},
        alt=_spoken(title, frame), listed=lambda: compare_rows(edition, chosen),
    )  # fmt: skip


def _title(edition: Edition, chosen: CompareSelection) -> str:
    t, names = edition.t, zone_names(edition)
    zone, count, total = most_often_first(compared(edition, chosen.zone))
    if zone and len(chosen.zone) > 1:
        return t("{zone} is first of the {zones} zones by {count} of {total} indicators").format(
            zone=names[zone], zones=len(chosen.zone), count=count, total=total
        )
    return t("Indicators side by side: {names}").format(
        names=t(", ").join(names[zone] for zone in chosen.zone)
    )


def _cells(
    edition: Edition, look: Look, one: Compared, chosen: CompareSelection
) -> list[dict[str, object]]:
    t, names, colours = edition.t, zone_names(edition), categorical(MOST, look.mode)
    row = {
        "row": one.first["indicator_id"], "row_label": one.first["indicator"],
        "period": one.first["period"],
    }  # fmt: skip
    found = []
    for at, zone in enumerate(chosen.zone):
        fact, (rank, among) = one.facts.get(zone), one.ranks.get(zone, (0, 0))
        small = f"{rank}/{among}" if among > 1 else t("only one") if rank else ""
        if fact is None:
            small = t(WORDS[one.reasons[zone]])
        found.append(row | {
            "column": zone, "column_label": names[zone], "colour": colours[at],
            "display": fact["display"] if fact else formats.MISSING, "small": small,
            "grade": fifth(rank, among) or None, "source": fact["source"] if fact else "",
        })  # fmt: skip
    return [*found, row | _median(one, edition.language, t)]


def _median(one: Compared, language: str, t: Translator) -> dict[str, object]:
    """The cell of the median; derived, so with the decimals of the indicator."""
    number = one.like.spread.number if one.like.spread else 0
    text = formats.MISSING
    if one.like.spread and number > 1:
        text = formats.quantity(
            one.like.spread.median, str(one.first["unit"]), "exact", language,
            decimals=int(one.first["decimals"]),
        )  # fmt: skip
    return {
        "column": MEDIAN, "column_label": t("Median (derived)"), "colour": None, "display": text,
        "small": t("of {count} zones").format(count=number), "grade": None, "source": "",
    }  # fmt: skip


def _unsettled(edition: Edition, one: Compared, chosen: CompareSelection) -> pd.DataFrame:
    """What sources that disagree say of the zones without a value for that reason."""
    if Reason.CONFLICT not in one.reasons.values():
        return pd.DataFrame()
    apart = contested(edition, one, chosen.zone)
    here = (apart["period_end"] == one.first["period_end"]) & ~apart["subject_id"].isin(one.facts)
    own: pd.DataFrame = apart[here]
    return own


def _spoken(title: str, frame: pd.DataFrame) -> str:
    first = frame.head(MOST * 2)
    said = "; ".join(
        f"{row.row_label} {row.period} {row.column_label} {row.display} {row.small}"
        for row in first.itertuples()
    )
    return f"{title}. {said}"


@remember
def compare_rows(edition: Edition, chosen: CompareSelection) -> Table:
    """The same as a table: value and rank of each zone, reasons where there is none."""
    t, lines = edition.t, []
    for one in shown(edition, chosen):
        line = {t("Indicator"): one.first["indicator"], t("Period"): one.first["period"]}
        for cell in _cells(edition, Look("light", edition.language), one, chosen):  # type: ignore[arg-type]
            name = str(cell["column_label"])
            line[name] = cell["display"]
            line[t("{zone}: rank or reason").format(zone=name)] = cell["small"]
        lines.append(line)
    rows = pd.DataFrame([row for one in shown(edition, chosen) for row in one.facts.values()])
    return Table(
        "compare", _title(edition, chosen), rows, noted(edition, chosen), of_counts=True,
        frame=pd.DataFrame(lines),
    )  # fmt: skip


@drawing
def line_panels(edition: Edition, look: Look, chosen: CompareSelection) -> tuple[Chart, ...]:
    """One picture an indicator that runs over two years or more: a line a zone."""
    t = edition.t
    told = [(one, _yearly(edition, one, chosen)) for one in shown(edition, chosen)]
    several = [(one, rows) for one, rows in told if len({row["year"] for row in rows}) > 1]
    charts = []
    for one, own in several[:MOST_PANELS]:
        frame = among = pd.DataFrame(own)
        if chosen.scale == SHARED:
            alike = (rows for each, rows in several if each.first["unit"] == one.first["unit"])
            among = pd.DataFrame([row for rows in alike for row in rows])
        spec = subject_lines(
            frame, look=look, words=words(edition.language), unit=str(one.first["unit"]),
            among=among,
        )  # fmt: skip
        rows = pd.DataFrame([row for years in one.years.values() for _, row in years])
        rows = pd.concat([rows, contested(edition, one, chosen.zone)])
        lacking = tuple(
            zone_names(edition)[zone] for zone in chosen.zone if zone not in set(frame["key"])
        )
        charts.append(Chart(
            f"compare_{one.first['indicator_id']}",
            t("{indicator} over the years").format(indicator=one.first["indicator"]), rows,
            spec=spec, legend=legend(edition, look, chosen.zone), notes=noted(edition, chosen),
            coverage=t("{n} of the {total} zones").format(
                n=len(chosen.zone) - len(lacking), total=len(chosen.zone)
            ),
            missing=lacking,
        ))  # fmt: skip
    return tuple(charts)


def _yearly(edition: Edition, one: Compared, chosen: CompareSelection) -> list[dict[str, object]]:
    """Rows of frames.YEARLY; of a year on which sources disagree all that they say."""
    apart = contested(edition, one, chosen.zone).to_dict("records")
    years = {zone: list(one.years.get(zone, [])) for zone in chosen.zone}
    for row in apart:
        years[row["subject_id"]].append((row["period_end"].year, row))
    return [
        {
            "key": zone, "label": row["subject"], "place": at, "year": year, "value": row["value"],
            "display": row["display"], "period": row["period"], "note": row["note"],
            "source": row["source"],
        }
        for at, zone in enumerate(chosen.zone)
        for year, row in sorted(years[zone], key=lambda pair: pair[0])
    ]  # fmt: skip


@drawing
def reform_panel(edition: Edition, look: Look, chosen: CompareSelection) -> Chart:
    """Measures by zone: sign and colour of where each stands."""
    t, package = edition.t, edition.package
    day = latest_day(package)
    table = cells(package, ReformSelection(zone=chosen.zone))
    title = t("Reform measures side by side")
    table = table[table["measure_id"].isin(table.loc[~table["unreported"], "measure_id"])]
    if table.empty:
        note = t("No report on a measure is known of these zones.")
        return Chart("compare_reforms", title, pd.DataFrame(), notes=noted(edition, chosen, note))
    rows, measures = cell_rows(edition, table, day), measure_names(edition)
    kind = "light" if bool(table["due"].notna().any()) else "state"
    known = set(table["measure_id"])
    frame = pd.DataFrame({
        "row": pd.Categorical(table["measure_id"], [m for m in measures if m in known]),
        "row_label": table["measure_id"].map(measures),
        "column": pd.Categorical(table["subject_id"], list(chosen.zone)),
        "column_label": table["subject_id"].map(zone_names(edition)), "state": table[kind],
        "state_label": table[kind].map(word_map(kind, edition.language)),
        "sign": table[kind].map(signs(kind)), "note": rows["display"],
    })  # fmt: skip
    spec = matrix(frame, look=look, words=words(edition.language))
    note = t("Measures of which anything is reported of one of the zones; of the others nothing is "
             "known here.")  # fmt: skip
    said = "; ".join(
        f"{row.row_label} {row.column_label}: {row.state_label}" for row in frame.itertuples()
    )
    return Chart(
        "compare_reforms", title, rows, spec=spec, notes=noted(edition, chosen, note), wide=True,
        coverage=t("{count} measures").format(count=table["measure_id"].nunique()),
        alt=f"{title}. {said}",
    )  # fmt: skip

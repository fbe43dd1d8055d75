"""Before and after: pairs of figures with the difference that this package derives from them."""

from typing import Any

import pandas as pd

from components import formats
from components.charts.dumbbell import before_after as before_after_chart
from components.theme import Look
from dashboard.catalog import Edition
from dashboard.domain.before_after import before_after, by_relative_change
from dashboard.figures.limits import MOST_BARS, shortened
from dashboard.figures.panel import Chart
from dashboard.figures.wording.chart_words import words
from dashboard.figures.wording.refusals import refused
from dashboard.i18n import translator

Row = dict[str, Any]


def pairs_panels(edition: Edition, look: Look, rows: pd.DataFrame) -> tuple[Chart, ...]:
    """The pairs among `rows` (columns of `catalog.facts`): one panel and scale a unit, values as
    printed, the largest relative change first.

    Where nothing can be paired there is one panel without a drawing, which says why.
    """
    t = edition.t
    outcome = before_after(rows)
    title, left_out = t("Before and after"), refused(outcome, edition.language)
    rows = rows[rows["pair_id"] != ""]
    order = {observation: at for at, observation in enumerate(rows["observation_id"])}
    found = outcome.rows.assign(at=outcome.rows["before_id"].map(order)).sort_values("at")
    groups = [group for _, group in found.groupby("unit_id", sort=False)]
    if not groups:
        return (Chart("pairs", title, rows.head(0), notes=left_out),)
    panels = []
    for at, group in enumerate(groups):
        ordered, unit = by_relative_change(group), str(group["unit_id"].iloc[0])
        shown = ordered.head(MOST_BARS)
        place = {pair: number for number, pair in enumerate(ordered["pair_id"])}
        drawn = rows[rows["observation_id"].isin([*group["before_id"], *group["after_id"]])]
        drawn = drawn.sort_values("pair_id", key=lambda ids: ids.map(place), kind="stable")
        frame, notes = _frame(edition, shown, drawn)
        spec = before_after_chart(
            frame, look=look, words=words(edition.language), unit=_axis_unit(edition, unit)
        )
        names = f"{title}{t(': ')}{t(', ').join(group['indicator'].drop_duplicates())}"
        more = len(group) - len(shown)
        said = (
            *notes,
            *((t("In the table: {count} more.").format(count=more),) if more else ()),
            *((t("Each unit has a picture and a scale of its own."),) if len(groups) > 1 else ()),
            *(left_out if at == 0 else ()),
        )
        panels.append(Chart(f"pairs_{at}", names, drawn, spec=spec, notes=said))
    return tuple(panels)


def _frame(
    edition: Edition, found: pd.DataFrame, rows: pd.DataFrame
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Two rows a pair with the columns of frames.PAIR; how the differences were derived."""
    by_id = {str(row["observation_id"]): row for row in rows.to_dict("records")}
    drawn: list[Row] = []
    notes = []
    for found_pair in found.to_dict("records"):
        pair: Row = {str(name): value for name, value in found_pair.items()}
        said = derived_text(edition, pair)
        if pair["before_unit_id"] != pair["after_unit_id"]:
            notes.append(said)
        for side in ("before", "after"):
            row = by_id[pair[f"{side}_id"]]
            drawn.append({
                "key": pair["pair_id"], "side": side,
                "label": _label(pair),
                "value": pair[f"{side}_in_unit"], "display": row["display"],
                "period": row["period"], "change_text": change_text(edition, pair),
                "note": f"{row['note']} {said}".strip(), "source": row["source"],
            })  # fmt: skip
    t = edition.t
    order = t("Differences are derived, after − before; the largest relative change comes first.")
    return pd.DataFrame(drawn), (*shortened(notes, t), order)


def _label(pair: Row) -> str:
    return f"{pair['subject']} · {pair['indicator']}"


def change_text(edition: Edition, pair: Row) -> str:
    """The derived difference in words: 推算 −26个工作日（−42.6%）."""
    t = edition.t
    if pair["kind"] == "share":
        return f"{t('Derived')} {formats.percentage_points(pair['difference'], edition.language)}"
    difference = _difference(pair, _unit(edition, pair), edition.language)
    if pd.isna(pair["percent"]):
        return f"{t('Derived')} {difference}"
    decimals = 0 if pair["approximate"] else 1
    percent = formats.percent_change(pair["percent"], decimals, edition.language)
    return t("Derived {difference} ({percent})").format(difference=difference, percent=percent)


def _difference(pair: Row, unit: str, language: str) -> str:
    """−26个工作日, or 约−45天 where a unit had to be turned into another."""
    sign = formats.signed(pair["difference"], None, language)[0]
    text = formats.quantity(abs(pair["difference"]), unit, "exact", language)
    signed = f"{sign}{text}" if pair["difference"] else text
    t = translator(language)
    return t("about {value}").format(value=signed) if pair["approximate"] else signed


def _axis_unit(edition: Edition, unit_id: str) -> str:
    """A unit as it stands at an axis."""
    units = edition.table("units").set_index("unit_id")
    return str(units.loc[unit_id, "name"])


def _unit(edition: Edition, pair: Row) -> str:
    units = edition.table("units").set_index("unit_id")
    unit = units.loc[pair["unit_id"]]
    return str(unit["per"] or unit["name"])


def derived_text(edition: Edition, pair: Row) -> str:
    """How the difference was derived, and between which ends it lies where units differ."""
    t = edition.t
    if pair["before_unit_id"] == pair["after_unit_id"]:
        return t("{pair}: the difference is derived, after − before.").format(pair=_label(pair))
    return t(
        "{pair}: printed in different units. {before} are taken as about {days} {unit}; by the "
        "length of the months the difference is {low} to {high} {unit} ({least}% to {most}%)."
    ).format(
        pair=_label(pair),
        before=f"{formats.number(pair['before'], None, edition.language)}"
        f"{'' if edition.language == 'zh' else ' '}{pair['before_unit']}",
        days=formats.number(pair["before_in_unit"], None, edition.language),
        unit=_unit(edition, pair),
        low=formats.number(pair["difference_low"], None, edition.language),
        high=formats.number(pair["difference_high"], None, edition.language),
        least=formats.number(pair["percent_low"], 1, edition.language),
        most=formats.number(pair["percent_high"], 1, edition.language),
    )

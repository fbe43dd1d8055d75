"""Before and after: pairs of figures with the difference that this package derives from them."""

from typing import Any

import pandas as pd

from components import formats
from components.charts.dumbbell import before_after as before_after_chart
from components.theme import Look
from dashboard.catalog import Package
from dashboard.domain.before_after import before_after
from dashboard.figures.crowds import shortened
from dashboard.figures.panel import Panel
from dashboard.figures.reasons import refused
from dashboard.figures.words import words
from dashboard.i18n import translator

Row = dict[str, Any]


def pairs_panels(package: Package, look: Look, rows: pd.DataFrame) -> tuple[Panel, ...]:
    """The pairs among `rows` (columns of `figures.facts`): one panel a unit, values as printed.

    Where nothing can be paired there is one panel without a drawing, which says why.
    """
    t = translator(look.language)
    outcome = before_after(rows)
    title, left_out = t("Before and after"), refused(outcome, look.language)
    rows = rows[rows["pair_id"] != ""]
    order = {observation: at for at, observation in enumerate(rows["observation_id"])}
    found = outcome.rows.assign(at=outcome.rows["before_id"].map(order)).sort_values("at")
    groups = [group for _, group in found.groupby("unit_id", sort=False)]
    if not groups:
        return (Panel("pairs", title, rows.head(0), notes=left_out),)
    panels = []
    for at, group in enumerate(groups):
        ids = [*group["before_id"], *group["after_id"]]
        drawn = rows[rows["observation_id"].isin(ids)]
        frame, signs = _frame(package, group, drawn, look.language)
        spec = before_after_chart(frame, look=look, words=words(look.language))
        names = f"{title}{t(': ')}{t(', ').join(group['indicator'].drop_duplicates())}"
        notes = (*shortened(signs, t), *(left_out if at == 0 else ()))
        panels.append(Panel(f"pairs_{at}", names, drawn, spec, notes))
    return tuple(panels)


def _frame(
    package: Package, found: pd.DataFrame, rows: pd.DataFrame, language: str
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Two rows a pair with the columns of frames.PAIR, and one note for each pair."""
    by_id = {str(row["observation_id"]): row for row in rows.to_dict("records")}
    drawn: list[Row] = []
    notes = []
    for found_pair in found.to_dict("records"):
        pair: Row = {str(name): value for name, value in found_pair.items()}
        said = derived_text(package, pair, language)
        notes.append(said)
        for side in ("before", "after"):
            row = by_id[pair[f"{side}_id"]]
            drawn.append({
                "key": pair["pair_id"], "side": side,
                "label": _label(pair),
                "value": pair[f"{side}_in_unit"], "display": row["display"],
                "period": row["period"], "change_text": change_text(package, pair, language),
                "note": f"{row['note']} {said}".strip(), "source": row["source"],
            })  # fmt: skip
    return pd.DataFrame(drawn), tuple(notes)


def _label(pair: Row) -> str:
    return f"{pair['subject']} · {pair['indicator']}"


def change_text(package: Package, pair: Row, language: str) -> str:
    """The derived difference in words: 推算 −26个工作日（−42.6%）."""
    t = translator(language)
    if pair["kind"] == "share":
        return f"{t('Derived')} {formats.percentage_points(pair['difference'], language)}"
    difference = _difference(pair, _unit(package, pair, language), language)
    if pd.isna(pair["percent"]):
        return f"{t('Derived')} {difference}"
    decimals = 0 if pair["approximate"] else 1
    percent = formats.percent_change(pair["percent"], decimals, language)
    return t("Derived {difference} ({percent})").format(difference=difference, percent=percent)


def _difference(pair: Row, unit: str, language: str) -> str:
    """−26个工作日, or 约−45天 where a unit had to be turned into another."""
    sign = formats.signed(pair["difference"], None, language)[0]
    text = formats.quantity(abs(pair["difference"]), unit, "exact", language)
    signed = f"{sign}{text}" if pair["difference"] else text
    t = translator(language)
    return t("about {value}").format(value=signed) if pair["approximate"] else signed


def _unit(package: Package, pair: Row, language: str) -> str:
    units = package.table("units", language).set_index("unit_id")
    unit = units.loc[pair["unit_id"]]
    return str(unit["per"] or unit["name"])


def derived_text(package: Package, pair: Row, language: str) -> str:
    """How the difference was derived, and between which ends it lies where units differ."""
    t = translator(language)
    if pair["before_unit_id"] == pair["after_unit_id"]:
        return t("{pair}: the difference is derived, after − before.").format(pair=_label(pair))
    return t(
        "{pair}: printed in different units. {before} are taken as about {days} {unit}; by the "
        "length of the months the difference is {low} to {high} {unit} ({least}% to {most}%)."
    ).format(
        pair=_label(pair),
        before=f"{formats.number(pair['before'], None, language)}"
        f"{'' if language == 'zh' else ' '}{pair['before_unit']}",
        days=formats.number(pair["before_in_unit"], None, language),
        unit=_unit(package, pair, language),
        low=formats.number(pair["difference_low"], None, language),
        high=formats.number(pair["difference_high"], None, language),
        least=formats.number(pair["percent_low"], 1, language),
        most=formats.number(pair["percent_high"], 1, language),
    )

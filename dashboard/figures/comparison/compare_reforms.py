"""Zones side by side: reform measures by sign and colour of where each stands."""

import pandas as pd

from components.charts.matrix import matrix
from components.theme import Look
from dashboard.catalog import Edition
from dashboard.figures.comparison.compare_panels import noted
from dashboard.figures.comparison.compared import CompareSelection
from dashboard.figures.panel import Chart, drawing
from dashboard.figures.reforms.cell_rows import cell_rows
from dashboard.figures.reforms.cells import (
    ReformSelection,
    cells,
    latest_day,
    measure_names,
    zone_names,
)
from dashboard.figures.reforms.reform_words import signs, word_map
from dashboard.figures.wording.chart_words import words


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

"""Lines of growth: few each by name, of many some in colour before all others in grey; and what the
picture of them says in one sentence: who grew by how much between two full years.
"""

import pandas as pd

from components import formats
from components.charts.highlighted_lines import highlighted_lines
from components.charts.line_charts import trend
from components.charts.marks import Spec
from components.theme import Look
from dashboard.catalog import Edition
from dashboard.domain.availability import usual_years
from dashboard.domain.series_growth import changes
from dashboard.figures.limits import latest_periods, leading
from dashboard.figures.wording.chart_words import words
from dashboard.i18n import mark

MOST_NAMED = 6  # lines that have room for their names where they end
HEIGHT = 360  # px of a drawing of many
ALONE = {
    True: mark("{indicator}: {subject} up {percent} from {first} to {last} (derived)"),
    False: mark("{indicator}: {subject} down {percent} from {first} to {last} (derived)"),
}
OTHERS = mark("{said}; the only one with both years")


def lines(
    edition: Edition, look: Look, rows: pd.DataFrame, told: str
) -> tuple[Spec, pd.DataFrame, tuple[str, ...]]:
    """The drawing of values in one unit, the rows that are named in it, what it says of the others.

    Of more subjects than can be named where their lines end, those with the largest latest values
    and `told`, whom the title is about, are in colour, all others grey: their full values only, so
    that a grey dot is never a forecast or a part of a year.
    """
    t, worded, unit = edition.t, words(edition.language), str(rows["unit"].iloc[0])
    if rows["label"].nunique() <= MOST_NAMED:
        return trend(rows, look=look, words=worded, unit=unit), rows, ()
    largest = leading(rows[rows["subject_id"] != told], MOST_NAMED - bool(told))[0]
    named = rows["subject_id"].isin({told, *largest["subject_id"]})
    hues = {label: hue for hue, label in enumerate(rows.loc[named, "label"].drop_duplicates())}
    joined = rows["segment"].where(rows["segment"] != "", rows["bridge"])
    grey = ~named & (rows["mark"].isin(["full", "asof"]) | (rows["segment"] != ""))
    drawn = rows.assign(
        hue=rows["label"].map(hues).where(named, -1).astype("int64"),
        run=joined.where(joined != "", rows["observation_id"]),
        dashed=(rows["segment"] == "") & (rows["bridge"] != ""),
    )
    drawn, cut = latest_periods(drawn[named | grey])
    spec = highlighted_lines(drawn, look=look, words=worded, unit=unit, height=HEIGHT)
    coloured = t("In colour: who the title is about, and the largest latest values.")
    if not told:
        coloured = t("In colour: the largest latest values.")
    notes = [coloured + t(" Grey: full values of all others; up to six that are chosen above are "
                          "all named.")]  # fmt: skip
    if cut:
        text = t("Drawn are the latest {count} periods; earlier ones are in the table.")
        notes.append(text.format(count=drawn["period_end"].nunique()))
    if (drawn["dashed"] & (drawn["mark"] == "asof")).any():
        notes.append(t("Dashed: between two days nothing was observed."))
    if (drawn["dashed"] & (drawn["mark"] == "full")).any():
        notes.append(t("Dashed line: no value in between; nothing is interpolated."))
    return spec, drawn[drawn["hue"] >= 0].assign(bridge=""), tuple(notes)


def growth_finding(edition: Edition, rows: pd.DataFrame, indicator: str) -> tuple[str, str]:
    """Of one the change, of several the fastest growth, between the two years that most have.

    The sentence, and the id of the subject that it is about. ("", "") where no level has both,
    where the first place is shared or nothing grew.
    """
    t, years = edition.t, usual_years(rows)
    if years is None:
        return "", ""
    ends = rows[(rows["mark"] == "full") & rows["year"].isin(years)]
    found = changes(ends, *years).rows
    found = found[found["percent"].notna() & found["qualifier"].isin(("exact", "about"))]
    if found.empty:
        return "", ""
    first = found.to_dict("records")[int(found["percent"].to_numpy().argmax())]
    words = {
        "indicator": indicator, "subject": first["subject"], "first": years[0], "last": years[1],
        "percent": formats.percent(abs(first["percent"]), 1, edition.language),
    }  # fmt: skip
    if len(found) == 1:
        said = t(ALONE[bool(first["percent"] >= 0)]).format(**words)
        alone = len(set(rows["subject_id"])) == 1
        return said if alone else t(OTHERS).format(said=said), str(first["subject_id"])
    if first["percent"] <= 0 or (found["percent"] == first["percent"]).sum() > 1:
        return "", ""
    text = t(
        "{indicator}: {subject} grew fastest from {first} to {last}, {percent} "
        "(derived; 1st of {n} with both years)"
    )
    return text.format(**words, n=len(found)), str(first["subject_id"])

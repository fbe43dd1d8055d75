"""What a picture of growth says in one sentence: who grew by how much between two full years."""

import pandas as pd

from components import formats
from dashboard.catalog import Edition
from dashboard.domain.availability import usual_years
from dashboard.domain.series_growth import changes
from dashboard.i18n import mark

ALONE = {
    True: mark("{indicator}: {subject} up {percent} from {first} to {last} (derived)"),
    False: mark("{indicator}: {subject} down {percent} from {first} to {last} (derived)"),
}
OTHERS = mark("{said}; the only one with both years")


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

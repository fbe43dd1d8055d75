"""What is said under the zone map."""

import pandas as pd

from dashboard.catalog import Package
from dashboard.figures.facts import facts
from dashboard.figures.sizes import Size
from dashboard.i18n import translator

ZONES_COUNT = "zones_count"  # the indicator that says how many zones there are


def map_notes(
    package: Package,
    language: str,
    sized: pd.DataFrame,
    size: Size,
    frame: pd.DataFrame,
    total: int,
) -> tuple[str, ...]:
    """What a point is and what its area means, for the zones of `frame` out of `total`."""
    t = translator(language)
    notes = [t("A point is the seat of the county government, not the site of the zone; "
               "×2 means two zones share a seat.")]  # fmt: skip
    here = sized[sized["zone_id"].isin(frame["subject_id"])]
    if size.indicator and len(here):
        top = here.sort_values("value").iloc[-1]
        notes.append(
            t("Area of a point: {indicator}, {year}; the largest is {name}, {value}. "
              "{n} of {total} zones have a value; a small hollow point has none, "
              "which is not zero.")
            .format(indicator=top["indicator"], year=size.year, name=top["subject"],
                    value=top["display"], n=len(here), total=len(frame))
        )  # fmt: skip
        if (here["others"] > 0).any():
            notes.append(t("Where a zone has several clusters its largest counts: "
                           "clusters are not added up."))  # fmt: skip
    notes.append(_completeness(package, language, total))
    approval = package.settings.map_approval
    sketch = t("Sketch map, not a basis for boundaries.")
    number = t("Map approval number: {number}").format(number=approval)
    notes.append(f"{sketch} {number}" if approval else sketch)
    return tuple(notes)


def _completeness(package: Package, language: str, total: int) -> str:
    """How many zones the registry holds beside how many a source counts in the province."""
    t = translator(language)
    rows = facts(package, language)
    subjects = package.tables["subjects"]
    groups = subjects[subjects["parent_id"] == package.settings.province_id]["subject_id"]
    counted = rows[(rows["indicator_id"] == ZONES_COUNT) & rows["subject_id"].isin(groups)]
    counted = counted[counted["year"].notna()].sort_values("period_end", kind="stable")
    if counted.empty:
        return t("The registry holds {total} zones and need not be complete.").format(total=total)
    last = counted.iloc[-1]
    return t("The registry holds {total} zones, not all: {group}, {period}: {value}.").format(
        total=total, group=last["subject"], period=last["period"], value=last["display"]
    )

"""What is said below the map: what a point is, what its colour and its area mean, what is left."""

import pandas as pd

from dashboard.catalog import Edition
from dashboard.domain.comparable import in_one_unit
from dashboard.figures.map import area_values
from dashboard.figures.map.map_points import SAME_PLACE
from dashboard.figures.map.point_values import Quantity, incomparable, values, years
from dashboard.figures.wording.refusals import refused
from dashboard.figures.zones.national_catalogue import scope
from dashboard.figures.zones.registry import catalogue_sources, registry, registry_said


def map_notes(
    edition: Edition,
    frame: pd.DataFrame,
    shade: Quantity,
    size: Quantity,
    area: Quantity,
    of_catalogue: bool,
) -> tuple[str, ...]:
    """Notes for the zones of `frame`; shade and size: what colours and what sizes the points; area:
    what fills outlines.

    of_catalogue: colours stand for an entry of the catalogue.
    """
    t = edition.t
    notes = [*points_said(edition, frame)]
    held = values(edition, shade), values(edition, size)
    coloured, sized = (rows[rows["zone_id"].isin(frame["subject_id"])] for rows in held)
    if len(coloured):
        notes.append(
            t("Colour of a point: {indicator}, {year}, in classes with about as many zones each; "
              "the ranges are those of the values. {n} of {total} zones have a value; "
              "a hollow grey point has none, which is not zero.")
            .format(indicator=coloured.iloc[0]["indicator"], year=shade.year,
                    n=len(coloured), total=len(frame))
        )  # fmt: skip
    if len(sized):
        notes.append(_area(edition, sized, size, len(frame)))
    filled = area_values.values(edition, area)
    if len(filled):
        notes.append(
            t("Areas: {indicator}, {year}, of the places themselves, in classes with about as many "
              "each; a zone is not its county, and its colour says nothing of it.")
            .format(indicator=filled.iloc[0]["indicator"], year=area.year)
        )  # fmt: skip
    both = pd.concat([coloured, sized])
    other = pd.concat([incomparable(edition, shade), incomparable(edition, size)])
    notes += refused(in_one_unit(other), edition.language)
    notes += _definitions(edition, pd.concat([both, filled]))
    if (both["others"] > 0).any():
        notes.append(t("Where a zone has several clusters its largest counts: "
                       "clusters are not added up."))  # fmt: skip
    listed = of_catalogue or both["source_id"].isin(catalogue_sources(registry(edition))).any()
    notes.append(scope(edition) if listed else registry_said(edition))
    approval = edition.settings.map_approval
    sketch = t("Sketch map, not a basis for boundaries.")
    number = t("Map approval number: {number}").format(number=approval)
    notes.append(f"{sketch} {number}" if approval else sketch)
    return tuple(notes)


def _area(edition: Edition, sized: pd.DataFrame, size: Quantity, total: int) -> str:
    t, amount = edition.t, sized["value"].abs()
    top = sized.assign(amount=amount).sort_values(["placed", "amount"], kind="stable").iloc[-1]
    said = t(
        "Area of a point: {indicator}, {year}; the largest is {name}, {value}. "
        "{n} of {total} zones have a value; a small hollow point has none, "
        "which is not zero."
    ).format(
        indicator=top["indicator"], year=size.year, name=top["subject"],
        value=top["display"], n=len(sized), total=total,
    )  # fmt: skip
    if (sized["value"] == 0).any():
        said += t(" The smallest filled points stand for zero.")
    if (sized["value"] < 0).any():
        said += t(" Below zero the area stands for the amount and the edge is red.")
    if len(years(edition, size.indicator)) > 1:
        said += t(" Points of all years have one scale.")
    return said


def _definitions(edition: Edition, rows: pd.DataFrame) -> list[str]:
    """What is measured, where values are estimates: these say less than their name."""
    estimated = rows.loc[rows["status"] == "E", ["indicator", "definition"]].drop_duplicates()
    said = edition.t("{indicator}: {definition}")
    return [
        said.format(indicator=row["indicator"], definition=row["definition"])
        for row in estimated.to_dict("records")
    ]


def points_said(edition: Edition, frame: pd.DataFrame) -> tuple[str, ...]:
    """What the points of zones stand for, and how those at one seat stand; none without points."""
    t = edition.t
    placed = frame[frame["lon"].notna() & frame["lat"].notna()]
    number = placed["location_precision"].value_counts()
    sites, seats = (int(number.get(kind, 0)) for kind in ("site", "county_seat"))
    said = []
    if seats and seats == len(placed):
        said = [t("A point is the seat of the county government, not the site of the zone.")]
    elif sites and sites == len(placed):
        said = [t("A point is the site of the zone itself.")]
    elif len(placed):
        words = t("Points: {sites} zones at their own site, {seats} at the seat of the county "
                  "government, which is not their site.")  # fmt: skip
        said = [words.format(sites=sites, seats=seats)]
    if others := len(placed) - sites - seats:
        said.append(t("Of {count} points it is not stated what they are.").format(count=others))
    if placed[["lon", "lat"]].round(SAME_PLACE).duplicated().any():
        said.append(t("Zones at one place stand around it, each joined to it by a line."))
    return tuple(said)
